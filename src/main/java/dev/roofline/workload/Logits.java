package dev.roofline.workload;

import dev.roofline.units.Labelled;
import java.util.Locale;

/** The positions of a sequence at which the head computes logits. */
public enum Logits implements Labelled {
    ALL,
    LAST,
    NONE;

    private final String label = name().toLowerCase(Locale.ROOT);

    @Override
    public String label() {
        return label;
    }

    /** Positions of a sequence of this many new tokens. */
    public long positions(long newTokens) {
        return this == ALL ? newTokens : this == LAST ? 1 : 0;
    }
}
