package dev.roofline.model;

import java.util.Locale;

/** The point-wise function of a feed-forward layer. */
public enum Activation {
    GELU_ERF,
    GELU_TANH,
    /** x·sigmoid(1.702x), which CLIP was trained with. */
    GELU_QUICK,
    SILU,
    RELU,
    RELU_SQUARED;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
