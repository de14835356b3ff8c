package dev.roofline.model;

import dev.roofline.units.Labelled;
import java.util.Optional;

/** A normalisation layer by what it stores. */
public enum Norm implements Labelled {
    /** LayerNorm with weight and bias. */
    LAYER,
    LAYER_NO_BIAS,
    RMS;

    /** Parameters for each channel. */
    public int parametersPerChannel() {
        return this == LAYER ? 2 : 1;
    }

    /** Weights of a norm over so many channels; none where there is no norm. */
    static WeightCount weights(Optional<Norm> norm, int width) {
        return WeightCount.vector(norm.isPresent() ? (long) norm.get().parametersPerChannel() * width : 0);
    }

    /** Whether the mean is subtracted, which RMSNorm leaves out. */
    public boolean centres() {
        return this != RMS;
    }
}
