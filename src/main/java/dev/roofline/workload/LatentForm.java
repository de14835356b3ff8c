package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** The form in which latent attention is computed. */
public enum LatentForm implements Labelled {
    /** Keys and values of all heads are made from the latents, then attended to. */
    NAIVE,
    /** The expansion moves to queries and outputs, and attention runs on the latents themselves. */
    ABSORBED,
    /** Expanded for sequences of several new tokens, absorbed for those of one: both in one mixed step. */
    SPLIT,
    /** Whichever takes less time on the machine at hand; to be decided before operators are made. */
    FASTEST;

    /**
     * Whether the sequences of a request attend to the latents themselves.
     *
     * @throws IllegalStateException where the form is not decided yet
     */
    public boolean absorbs(Request request) {
        return switch (this) {
            case NAIVE -> false;
            case ABSORBED -> true;
            case SPLIT -> request.newTokens() == 1;
            case FASTEST -> throw new IllegalStateException("which form is faster is not decided yet");
        };
    }
}
