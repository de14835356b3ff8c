package dev.roofline.model;

import java.util.Optional;

/**
 * Layers of one stack that are alike.
 *
 * @param sharedWeights whether all these layers are one set of weights, run as often as there are layers (ALBERT)
 * @param mixer empty in layers that are a feed-forward alone (Nemotron-H)
 * @param cross attention to the encoder's output, in decoders of encoder-decoders
 * @param feedForward empty in layers that are a mixer alone (Mamba)
 */
public record LayerGroup(
        Layers layers,
        Norm norm,
        NormPlacement placement,
        boolean sharedWeights,
        Optional<SequenceMixer> mixer,
        Optional<Attention> cross,
        Optional<FeedForward> feedForward) {
    public LayerGroup {
        if (mixer.isEmpty() && feedForward.isEmpty()) {
            throw new IllegalArgumentException("a layer has attention or another mixer, a feed_forward, or both");
        }
        if (placement.isParallel() && (mixer.isEmpty() || feedForward.isEmpty() || cross.isPresent())) {
            throw new IllegalArgumentException(
                    "placement " + placement.label() + " is for layers of one mixer and one feed_forward");
        }
    }

    /** A layer of attention and feed-forward. */
    public LayerGroup(
            Layers layers,
            Norm norm,
            NormPlacement placement,
            SequenceMixer mixer,
            Optional<Attention> cross,
            FeedForward feedForward) {
        this(layers, norm, placement, false, Optional.of(mixer), cross, Optional.of(feedForward));
    }

    public LayerGroup withLayers(Layers other) {
        return new LayerGroup(other, norm, placement, sharedWeights, mixer, cross, feedForward);
    }

    public LayerGroup withSharedWeights(boolean other) {
        return new LayerGroup(layers, norm, placement, other, mixer, cross, feedForward);
    }

    public LayerGroup withMixer(Optional<SequenceMixer> other) {
        return new LayerGroup(layers, norm, placement, sharedWeights, other, cross, feedForward);
    }

    public LayerGroup withFeedForward(Optional<FeedForward> other) {
        return new LayerGroup(layers, norm, placement, sharedWeights, mixer, cross, other);
    }

    /**
     * What a tensor rank holds of the layers.
     *
     * @throws IllegalArgumentException where a layer has too little to give every rank a part
     */
    LayerGroup of(TensorRank rank) {
        return new LayerGroup(
                layers,
                norm,
                placement,
                sharedWeights,
                mixer.map(own -> own.of(rank)),
                cross.map(own -> own.of(rank)),
                feedForward.map(own -> own.of(rank)));
    }

    /** The experts that these layers send tokens to; empty where they send none. */
    public Optional<MixtureOfExperts> experts() {
        return feedForward.isPresent() ? feedForward.get().routed() : Optional.empty();
    }

    /** How many sets of these layers' parameters there are. */
    public long weightSets() {
        return sharedWeights ? 1 : layers.count();
    }

    /** Norm parameters of one layer. */
    public long normParameters(int width) {
        int norms = (mixer.isPresent() ? placement.mixerNorms() : 0)
                + (cross.isPresent() ? placement.mixerNorms() : 0)
                + (feedForward.isPresent() ? placement.feedForwardNorms() : 0);
        return (long) norms * norm.parametersPerChannel() * width;
    }

    /** All weights of one layer. */
    public WeightCount weights(int width) {
        return WeightCount.vector(normParameters(width))
                .plus(mixer.isPresent() ? mixer.get().weights(width) : WeightCount.NONE)
                .plus(cross.isPresent() ? cross.get().weights(width) : WeightCount.NONE)
                .plus(feedForward.isPresent() ? feedForward.get().weights(width) : WeightCount.NONE);
    }

    /** All parameters of one layer. */
    public long parameters(int width) {
        return weights(width).elements();
    }
}
