package dev.roofline.units;

/** The two kinds of units that compute: those for matrix products, and the rest. */
public enum Engine implements Labelled {
    MATRIX,
    VECTOR
}
