package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Quantization;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The number formats of a run.
 *
 * @param attention matrices of attention and of what stands in its place
 * @param feedForward matrices of dense and shared feed-forwards
 * @param experts matrices of routed experts
 * @param otherWeights norms, biases, embeddings, routers and head
 * @param activations what operators hand to each other
 * @param kvCache keys, values and states of decoders
 * @param kvCacheAsked whether the user chose the cache's format, so that no state keeps one of its own
 */
public record Precision(
        TensorFormat attention,
        TensorFormat feedForward,
        TensorFormat experts,
        TensorFormat otherWeights,
        TensorFormat activations,
        TensorFormat kvCache,
        boolean kvCacheAsked) {
    public Precision {
        Objects.requireNonNull(attention);
        Objects.requireNonNull(feedForward);
        Objects.requireNonNull(experts);
        Objects.requireNonNull(otherWeights);
        Objects.requireNonNull(activations);
        Objects.requireNonNull(kvCache);
    }

    public static Precision uniform(TensorFormat format) {
        return new Precision(format, format, format, format, format, format, true);
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
        return new Precision(matrices, matrices, matrices, others, act, kvCache.orElse(act), kvCache.isPresent());
    }

    /**
     * The same with the matrices that a model's own files hold quantised in that format. A kind of feed-forward that the
     * model does not have takes the format of the other, so that none is named that nothing is kept in.
     */
    public Precision quantised(Quantization quantization, ModelSpec model) {
        TensorFormat format = quantization.format();
        boolean whole = quantization.parts().contains(Quantization.Part.FEED_FORWARD);
        boolean routed = quantization.parts().contains(Quantization.Part.EXPERTS);
        return new Precision(
                quantization.parts().contains(Quantization.Part.ATTENTION) ? format : attention,
                whole || routed && !model.hasWholeFeedForward() ? format : feedForward,
                routed || whole && !model.hasExperts() ? format : experts,
                otherWeights,
                activations,
                kvCache,
                kvCacheAsked);
    }

    /** The formats of the layers' matrices, such as {@code bf16} or, where they differ, {@code mxfp4+bf16}. */
    public String weightsLabel() {
        List<String> labels = new ArrayList<>();
        for (TensorFormat format : List.of(experts, feedForward, attention)) {
            if (!labels.contains(format.label())) {
                labels.add(format.label());
            }
        }
        return String.join("+", labels);
    }
}
