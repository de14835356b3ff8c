package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** What the user asks to be analysed. */
public enum PhaseChoice implements Labelled {
    ENCODE,
    PREFILL,
    DECODE,
    /** A prompt, then every step that makes one more token. */
    GENERATE,
    /** A step of training: forward, backward, optimizer. */
    TRAIN
}
