package dev.roofline.units;

import java.util.Locale;

/** The two kinds of units that compute: those for matrix products, and the rest. */
public enum Engine {
    MATRIX,
    VECTOR;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
