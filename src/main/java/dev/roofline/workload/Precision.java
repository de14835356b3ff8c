package dev.roofline.workload;

import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Quantization;
import dev.roofline.model.WeightCount;
import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
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
 * @param otherWeights norms, biases, convolutions, routers, and whatever else no quantiser touches
 * @param embedding the table of the vocabulary's rows
 * @param head the head's matrix; where it is tied to the embedding, that of the embedding
 * @param activations what operators hand to each other, and the inputs that a convolution keeps
 * @param kvCache keys, values and latents of decoders
 * @param stateAsked recurrent states, where the user chose their format; empty for the model's own, else the activations'
 * @param compute what matrix products multiply in, where that is not what follows from the others
 * @param dispatchAsked format in which rows go to experts on other devices; empty for that of the activations
 * @param returnAsked format in which they come back; empty for the model's own, else that of the activations
 */
public record Precision(
        TensorFormat attention,
        TensorFormat feedForward,
        TensorFormat experts,
        TensorFormat otherWeights,
        TensorFormat embedding,
        TensorFormat head,
        TensorFormat activations,
        TensorFormat kvCache,
        Optional<TensorFormat> stateAsked,
        Compute compute,
        Optional<TensorFormat> dispatchAsked,
        Optional<TensorFormat> returnAsked) {
    public Precision {
        Objects.requireNonNull(attention);
        Objects.requireNonNull(feedForward);
        Objects.requireNonNull(experts);
        Objects.requireNonNull(otherWeights);
        Objects.requireNonNull(activations);
        Objects.requireNonNull(embedding);
        Objects.requireNonNull(head);
        Objects.requireNonNull(kvCache);
        Objects.requireNonNull(stateAsked);
        Objects.requireNonNull(compute);
        Objects.requireNonNull(dispatchAsked);
        Objects.requireNonNull(returnAsked);
    }

    /**
     * Formats of which products multiply in what follows from them, and rows to experts and back travel so. Embedding and
     * head are in that of the other weights, recurrent states in the model's own.
     */
    public Precision(
            TensorFormat attention,
            TensorFormat feedForward,
            TensorFormat experts,
            TensorFormat otherWeights,
            TensorFormat activations,
            TensorFormat kvCache) {
        this(
                attention,
                feedForward,
                experts,
                otherWeights,
                otherWeights,
                otherWeights,
                activations,
                kvCache,
                Optional.empty(),
                Compute.DEFAULT,
                Optional.empty(),
                Optional.empty());
    }

    /** One format for everything but recurrent states that have one of their own. */
    public static Precision uniform(TensorFormat format) {
        return new Precision(format, format, format, format, format, format);
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
        return new Precision(matrices, matrices, matrices, others, act, kvCache.orElse(act));
    }

    /** The format that weights of a kind are kept in. */
    public TensorFormat format(WeightKind kind) {
        return switch (kind) {
            case ATTENTION -> attention;
            case FEED_FORWARD -> feedForward;
            case EXPERTS -> experts;
            case EMBEDDING -> embedding;
            case HEAD -> head;
            case OTHER, VECTOR -> otherWeights;
        };
    }

    /** Bytes of weights, each kind in its format, with the scales of its matrices' rows. */
    public double bytes(WeightCount weights) {
        double bytes = 0;
        for (WeightKind kind : WeightKind.values()) {
            bytes += format(kind).bytesOf(weights.elements(kind), weights.rows(kind));
        }
        return bytes;
    }

    /**
     * The same with the matrices that a model's own files hold quantised in that format. A kind of feed-forward that the
     * model does not have takes the format of the other, so that none is named that nothing is kept in; a head that is tied
     * to the embedding is one tensor with it.
     */
    public Precision quantised(Quantization quantization, ModelSpec model) {
        TensorFormat format = quantization.format();
        boolean whole = quantization.parts().contains(Quantization.Part.FEED_FORWARD);
        boolean routed = quantization.parts().contains(Quantization.Part.EXPERTS);
        boolean table = quantization.parts().contains(Quantization.Part.EMBEDDING);
        boolean last = quantization.parts().contains(Quantization.Part.HEAD);
        boolean one = model.isTied() && (table || last);
        return new Precision(
                quantization.parts().contains(Quantization.Part.ATTENTION) ? format : attention,
                whole || (routed && !model.hasWholeFeedForward()) ? format : feedForward,
                routed || (whole && !model.hasExperts()) ? format : experts,
                otherWeights,
                table || one ? format : embedding,
                last || one ? format : head,
                activations,
                kvCache,
                stateAsked,
                compute,
                dispatchAsked,
                returnAsked);
    }

    /** The same where every weight has the format of norms and biases, as in towers, which quantisers leave as they are. */
    public Precision unquantised() {
        return new Precision(
                otherWeights,
                otherWeights,
                otherWeights,
                otherWeights,
                otherWeights,
                otherWeights,
                activations,
                kvCache,
                stateAsked,
                compute,
                dispatchAsked,
                returnAsked);
    }

    /** The same with formats of their own for embedding and head, where given. */
    public Precision withEnds(Optional<TensorFormat> ofEmbedding, Optional<TensorFormat> ofHead) {
        return new Precision(
                attention,
                feedForward,
                experts,
                otherWeights,
                ofEmbedding.orElse(embedding),
                ofHead.orElse(head),
                activations,
                kvCache,
                stateAsked,
                compute,
                dispatchAsked,
                returnAsked);
    }

    /** The same with a format for recurrent states, where given. */
    public Precision withState(Optional<TensorFormat> ofStates) {
        return new Precision(
                attention,
                feedForward,
                experts,
                otherWeights,
                embedding,
                head,
                activations,
                kvCache,
                ofStates,
                compute,
                dispatchAsked,
                returnAsked);
    }

    public Precision withCompute(Compute other) {
        return new Precision(
                attention,
                feedForward,
                experts,
                otherWeights,
                embedding,
                head,
                activations,
                kvCache,
                stateAsked,
                other,
                dispatchAsked,
                returnAsked);
    }

    /** What a product of activations with weights that are stored so is multiplied in. */
    public NumberFormat multiplied(TensorFormat stored) {
        return compute.format().isPresent() ? compute.format().get() : Widening.of(stored, activations);
    }

    /** What scores and values of a cache are multiplied in. */
    public NumberFormat attended() {
        return compute.format().isPresent() ? compute.format().get() : Widening.ofCache(kvCache, activations);
    }

    /** Whether weights of each kind take more bits as they are stored than in the format that they are multiplied in. */
    public boolean isStoredWider() {
        return isWider(attention)
                && isWider(feedForward)
                && isWider(experts)
                && isWider(otherWeights)
                && isWider(embedding)
                && isWider(head);
    }

    /**
     * The same with weights in the format that they are multiplied in where they are stored in a wider one: as a copy holds
     * them, and as they are sent to where they are multiplied.
     */
    public Precision narrowed() {
        return narrowed(true, true);
    }

    /** The same with experts narrowed where {@code routed}, and all other weights where {@code rest}. */
    public Precision narrowed(boolean routed, boolean rest) {
        return new Precision(
                rest ? narrow(attention) : attention,
                rest ? narrow(feedForward) : feedForward,
                routed ? narrow(experts) : experts,
                rest ? narrow(otherWeights) : otherWeights,
                rest ? narrow(embedding) : embedding,
                rest ? narrow(head) : head,
                activations,
                kvCache,
                stateAsked,
                compute,
                dispatchAsked,
                returnAsked);
    }

    /** The formats in which operators find weights in memory: those of the copy, where one is kept. */
    public Precision read() {
        return compute.weightCopy() ? narrowed() : this;
    }

    private boolean isWider(TensorFormat stored) {
        return stored.arithmetic().bits() > multiplied(stored).bits();
    }

    private TensorFormat narrow(TensorFormat stored) {
        if (!isWider(stored)) {
            return stored;
        }
        NumberFormat multiplied = multiplied(stored);
        // What is cast to the activations' format takes its scales too.
        return multiplied == activations.arithmetic() ? activations : TensorFormat.plain(multiplied);
    }

    /**
     * The same with the layers' matrices as training keeps them: where they are multiplied in a format of 8 bits or fewer and
     * have scales along rows, once for the forward pass, which sums over rows, and once for the gradients of inputs, which sum
     * over columns (Transformer Engine's MXFP8 and NVFP4 recipes: rowwise and columnwise tensors).
     */
    public Precision inBothLayouts() {
        return withLayers(inBothLayouts(attention), inBothLayouts(feedForward), inBothLayouts(experts));
    }

    /** The same as new weights are sent: in both layouts, or in 16 bits that both can be made from where that is less. */
    public Precision sentOnce() {
        return withLayers(sentOnce(attention), sentOnce(feedForward), sentOnce(experts));
    }

    private TensorFormat inBothLayouts(TensorFormat stored) {
        return isKeptTwice(stored) ? stored.inBothLayouts() : stored;
    }

    private TensorFormat sentOnce(TensorFormat stored) {
        TensorFormat both = inBothLayouts(stored);
        return both.bitsPerElement() < TensorFormat.BF16.bitsPerElement() || !isKeptTwice(stored)
                ? both
                : TensorFormat.BF16;
    }

    /** Whether training wants a matrix that is stored so in two layouts. */
    public boolean isKeptTwice(TensorFormat stored) {
        return stored.isDirected() && multiplied(stored).bits() <= 8;
    }

    private Precision withLayers(TensorFormat ofAttention, TensorFormat ofFeedForward, TensorFormat ofExperts) {
        return new Precision(
                ofAttention,
                ofFeedForward,
                ofExperts,
                otherWeights,
                embedding,
                head,
                activations,
                kvCache,
                stateAsked,
                compute,
                dispatchAsked,
                returnAsked);
    }

    /** The same with formats of their own for rows to experts and back, where given. */
    public Precision withRows(Optional<TensorFormat> toExperts, Optional<TensorFormat> back) {
        return new Precision(
                attention,
                feedForward,
                experts,
                otherWeights,
                embedding,
                head,
                activations,
                kvCache,
                stateAsked,
                compute,
                toExperts,
                back);
    }

    /** The format in which rows go to experts on other devices. */
    public TensorFormat dispatched() {
        return dispatchAsked.orElse(activations);
    }

    /** The format in which rows come back from experts: the model's own where activations are narrower than that. */
    public TensorFormat returned(MixtureOfExperts mixture) {
        if (returnAsked.isPresent()) {
            return returnAsked.get();
        }
        Optional<TensorFormat> own = mixture.returned();
        return own.isPresent()
                        && activations.arithmetic().bits()
                                < own.get().arithmetic().bits()
                ? own.get()
                : activations;
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
