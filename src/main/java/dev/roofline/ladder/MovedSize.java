package dev.roofline.ladder;

/** What of a phase's workload an option moves. */
enum MovedSize {
    SEQUENCES,
    /** Sequences of each replica's micro-batch. */
    MICRO_BATCH,
    NEW_TOKENS,
    CACHED_TOKENS,
    ENCODER_TOKENS,
    /** In training an encoder-decoder's two sides, where one length was asked for. */
    BOTH_SIDES
}
