package dev.roofline.ladder;

import dev.roofline.units.Labelled;

/** An option that says how large a run is. */
public enum SizeOption implements Labelled {
    BATCH,
    MICRO_BATCH,
    /** Tokens cached before a decode step. */
    CONTEXT,
    PROMPT,
    DECODER_PROMPT,
    /** Tokens of a sequence in training, which the prompt's field sets. */
    SEQUENCE;

    @Override
    public String label() {
        return Labelled.super.label().replace('_', '-');
    }
}
