package dev.roofline.model;

import dev.roofline.units.Labelled;

/** The point-wise function of a feed-forward layer. */
public enum Activation implements Labelled {
    GELU_ERF,
    GELU_TANH,
    /** x·sigmoid(1.702x), which CLIP was trained with. */
    GELU_QUICK,
    SILU,
    RELU,
    RELU_SQUARED
}
