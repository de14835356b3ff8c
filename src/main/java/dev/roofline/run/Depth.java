package dev.roofline.run;

/** How much is worked out beside the times of a run. */
public enum Depth {
    /** Times and totals: all that CSV holds. */
    ROWS,
    /** What a verdict says too: a phase's bounds at other sizes, and the largest sizes that fit. */
    VERDICTS,
    /** The bounds of every group at other sizes too. */
    GROUP_LADDERS
}
