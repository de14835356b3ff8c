package dev.roofline.metric;

import dev.roofline.units.Labelled;
import java.util.Locale;

/** What a row of an analysis stands for. */
public enum Grouping implements Labelled {
    OPERATOR,
    LAYER,
    GROUP,
    PHASE;

    private final String label = name().toLowerCase(Locale.ROOT);

    @Override
    public String label() {
        return label;
    }
}
