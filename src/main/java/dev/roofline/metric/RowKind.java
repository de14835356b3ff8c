package dev.roofline.metric;

import dev.roofline.units.Labelled;

/** The rows that have values of a metric. */
public enum RowKind implements Labelled {
    /** Those of operators, layers, groups and phases alike. */
    EVERY,
    /** Those of whole phases, and sums under a table. */
    PHASES,
    /** Those of whole sequences, which are compared. */
    SEQUENCES
}
