package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** What a backward pass computes again instead of having kept it (Korthikanti et al., arXiv 2205.05198). */
public enum Recomputation implements Labelled {
    NONE,
    /** Scores, softmax, its dropout and the product with the values. */
    SELECTIVE,
    /** All but each layer's input. */
    FULL
}
