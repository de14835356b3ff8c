package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** The positions of a sequence at which the head computes logits. */
public enum Logits implements Labelled {
    ALL,
    LAST,
    NONE;

    /** Positions of a sequence of this many new tokens. */
    public long positions(long newTokens) {
        return this == ALL ? newTokens : this == LAST ? 1 : 0;
    }
}
