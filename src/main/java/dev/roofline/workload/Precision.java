package dev.roofline.workload;

import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.WeightCount;
import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import java.util.Optional;

/**
 * The number formats of a run.
 *
 * @param activations what operators hand to each other, and the inputs that a convolution keeps
 * @param kvCache keys, values and latents of decoders
 * @param stateAsked recurrent states, where the user chose their format; empty for the model's own, else the activations'
 * @param compute what matrix products multiply in, where that is not what follows from the others
 * @param dispatchAsked format in which rows go to experts on other devices; empty for that of the activations
 * @param returnAsked format in which they come back; empty for the model's own, else that of the activations
 */
public record Precision(
        WeightFormats weights,
        TensorFormat activations,
        TensorFormat kvCache,
        Optional<TensorFormat> stateAsked,
        Compute compute,
        Optional<TensorFormat> dispatchAsked,
        Optional<TensorFormat> returnAsked) {
    /**
     * Formats of which products multiply in what follows from them, and rows to experts and back travel so. Recurrent states
     * are in the model's own.
     */
    public Precision(WeightFormats weights, TensorFormat activations, TensorFormat kvCache) {
        this(weights, activations, kvCache, Optional.empty(), Compute.DEFAULT, Optional.empty(), Optional.empty());
    }

    /** One format for everything but recurrent states that have one of their own. */
    public static Precision uniform(TensorFormat format) {
        return new Precision(WeightFormats.uniform(format), format, format);
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
        return new Precision(new WeightFormats(matrices, matrices, matrices, others), act, kvCache.orElse(act));
    }

    public TensorFormat attention() {
        return weights.attention();
    }

    public TensorFormat feedForward() {
        return weights.feedForward();
    }

    public TensorFormat experts() {
        return weights.experts();
    }

    public TensorFormat otherWeights() {
        return weights.others();
    }

    public TensorFormat embedding() {
        return weights.embedding();
    }

    public TensorFormat head() {
        return weights.head();
    }

    /** The formats of the layers' matrices, such as {@code bf16} or, where they differ, {@code mxfp4+bf16}. */
    public String weightsLabel() {
        return weights.label();
    }

    /** Bytes of weights, each kind in its format, with the scales of its matrices' rows. */
    public double bytes(WeightCount count) {
        return weights.bytes(count);
    }

    public Precision withWeights(WeightFormats other) {
        return new Precision(other, activations, kvCache, stateAsked, compute, dispatchAsked, returnAsked);
    }

    /** The same with a format for recurrent states, where given. */
    public Precision withStateAsked(Optional<TensorFormat> other) {
        return new Precision(weights, activations, kvCache, other, compute, dispatchAsked, returnAsked);
    }

    public Precision withCompute(Compute other) {
        return new Precision(weights, activations, kvCache, stateAsked, other, dispatchAsked, returnAsked);
    }

    /** The same with formats of their own for rows to experts and back, where given. */
    public Precision withRows(Optional<TensorFormat> toExperts, Optional<TensorFormat> back) {
        return new Precision(weights, activations, kvCache, stateAsked, compute, toExperts, back);
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
        for (WeightKind kind : WeightKind.values()) {
            if (!isWider(weights.format(kind))) {
                return false;
            }
        }
        return true;
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
        return withWeights(new WeightFormats(
                rest ? narrow(weights.attention()) : weights.attention(),
                rest ? narrow(weights.feedForward()) : weights.feedForward(),
                routed ? narrow(weights.experts()) : weights.experts(),
                rest ? narrow(weights.others()) : weights.others(),
                rest ? narrow(weights.embedding()) : weights.embedding(),
                rest ? narrow(weights.head()) : weights.head()));
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
        return withWeights(weights.withLayers(
                inBothLayouts(weights.attention()),
                inBothLayouts(weights.feedForward()),
                inBothLayouts(weights.experts())));
    }

    /** The same as new weights are sent: in both layouts, or in 16 bits that both can be made from where that is less. */
    public Precision sentOnce() {
        return withWeights(weights.withLayers(
                sentOnce(weights.attention()), sentOnce(weights.feedForward()), sentOnce(weights.experts())));
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
}
