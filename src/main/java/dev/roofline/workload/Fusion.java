package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** What an implementation keeps on the chip between operators. */
public enum Fusion implements Labelled {
    /** Each operator reads and writes memory, as eager frameworks do. */
    NONE,
    /** Attention in one kernel, element-wise work folded into its neighbour, as serving engines do. */
    FLASH,
    /** Compulsory traffic only: weights, cache, model input and output. */
    IDEAL
}
