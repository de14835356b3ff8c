package dev.roofline.workload;

import dev.roofline.units.TensorFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * The number formats of a run.
 *
 * @param weights matrices of the layers: attention, feed-forward, experts
 * @param otherWeights norms, biases, embeddings, routers and head
 * @param activations what operators hand to each other
 * @param kvCache keys and values of decoders
 */
public record Precision(
        TensorFormat weights, TensorFormat otherWeights, TensorFormat activations, TensorFormat kvCache) {
    public Precision {
        Objects.requireNonNull(weights);
        Objects.requireNonNull(otherWeights);
        Objects.requireNonNull(activations);
        Objects.requireNonNull(kvCache);
    }

    public static Precision uniform(TensorFormat format) {
        return new Precision(format, format, format, format);
    }

    /**
     * One format for all tensors, with a format of their own for weights, activations or cache where asked.
     * A quantised format asked of the weights alone leaves norms, biases, embeddings and head in the
     * activations' format; the cache follows the activations.
     */
    public static Precision of(
            TensorFormat all,
            Optional<TensorFormat> weights,
            Optional<TensorFormat> activations,
            Optional<TensorFormat> kvCache) {
        TensorFormat act = activations.orElse(all);
        TensorFormat matrices = weights.orElse(all);
        TensorFormat others = weights.isPresent() && matrices.isQuantised() ? act : matrices;
        return new Precision(matrices, others, act, kvCache.orElse(act));
    }
}
