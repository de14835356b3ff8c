package dev.roofline.model;

import dev.roofline.units.Labelled;

/** The four products of an attention layer. */
public enum Projection implements Labelled {
    Q,
    K,
    V,
    OUTPUT
}
