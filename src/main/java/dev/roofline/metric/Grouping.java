package dev.roofline.metric;

import dev.roofline.units.Labelled;

/** What a row of an analysis stands for. */
public enum Grouping implements Labelled {
    OPERATOR,
    LAYER,
    GROUP,
    PHASE
}
