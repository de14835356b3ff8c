package dev.roofline.model;

import java.util.Locale;

/** The four products of an attention layer. */
public enum Projection {
    Q,
    K,
    V,
    OUTPUT;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
