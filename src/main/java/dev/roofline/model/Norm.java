package dev.roofline.model;

import dev.roofline.units.Labelled;

/** A normalisation layer by what it stores. */
public enum Norm implements Labelled {
    /** LayerNorm with weight and bias. */
    LAYER(2),
    LAYER_NO_BIAS(1),
    RMS(1);

    private final int vectors;

    Norm(int vectors) {
        this.vectors = vectors;
    }

    /** Parameters for each channel. */
    public int parametersPerChannel() {
        return vectors;
    }

    /** Whether the mean is subtracted, which RMSNorm leaves out. */
    public boolean centres() {
        return this != RMS;
    }
}
