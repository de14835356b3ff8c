package dev.roofline.placement;

import java.util.Locale;

/** The resource that a time is spent on. */
public enum Bound {
    COMPUTE,
    MEMORY,
    NETWORK;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
