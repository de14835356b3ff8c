package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** The positions of a sequence at which the head computes logits. */
public enum Logits implements Labelled {
    ALL,
    LAST,
    NONE;

    /** Positions of so many sequences with so many new tokens together. */
    long positions(long sequences, long tokens) {
        return this == ALL ? tokens : this == LAST ? sequences : 0;
    }
}
