package dev.roofline.metric;

import java.util.Locale;

/** What a row of an analysis stands for. */
public enum Grouping {
    OPERATOR,
    LAYER,
    GROUP,
    PHASE;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
