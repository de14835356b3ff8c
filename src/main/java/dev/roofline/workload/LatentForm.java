package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** The form in which latent attention is computed. */
public enum LatentForm implements Labelled {
    /** Keys and values of all heads are made from the latents, then attended to. */
    NAIVE("naive", "latents expanded to keys and values"),
    /** The expansion moves to queries and outputs, and attention runs on the latents themselves. */
    ABSORBED("absorbed", "queries and outputs moved to the latents"),
    /** Expanded for sequences of several new tokens, absorbed for those of one: both in one mixed step. */
    SPLIT("split", "latents expanded for prompts, absorbed for single tokens"),
    /** Whichever takes less time on the machine at hand; to be decided before operators are made. */
    FASTEST("fastest", "the form that takes less time");

    private final String label;
    private final String meaning;

    LatentForm(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    @Override
    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

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
