package dev.roofline.model;

/** A normalisation layer by what it stores. */
public enum Norm {
    /** LayerNorm with weight and bias. */
    LAYER("layer", 2),
    LAYER_NO_BIAS("layer_no_bias", 1),
    RMS("rms", 1);

    private final String label;
    private final int vectors;

    Norm(String label, int vectors) {
        this.label = label;
        this.vectors = vectors;
    }

    public String label() {
        return label;
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
