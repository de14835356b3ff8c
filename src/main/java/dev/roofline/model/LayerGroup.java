package dev.roofline.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Layers of one stack that are alike.
 *
 * @param cross attention to the encoder's output, in decoders of encoder-decoders
 */
public record LayerGroup(
        LayerRange layers,
        Norm norm,
        NormPlacement placement,
        SequenceMixer mixer,
        Optional<Attention> cross,
        FeedForward feedForward) {
    public LayerGroup {
        Objects.requireNonNull(layers);
        Objects.requireNonNull(norm);
        Objects.requireNonNull(placement);
        Objects.requireNonNull(mixer);
        Objects.requireNonNull(cross);
        Objects.requireNonNull(feedForward);
    }

    public int sublayers() {
        return cross.isPresent() ? 3 : 2;
    }

    /** Norm parameters of one layer. */
    public long normParameters(int width) {
        return (long) sublayers() * placement.normsPerSublayer() * norm.parametersPerChannel() * width;
    }
}
