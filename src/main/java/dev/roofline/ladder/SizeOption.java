package dev.roofline.ladder;

/** An option that says how large a run is. */
public enum SizeOption {
    BATCH("batch"),
    MICRO_BATCH("micro-batch"),
    /** Tokens cached before a decode step. */
    CONTEXT("context"),
    PROMPT("prompt"),
    DECODER_PROMPT("decoder-prompt"),
    /** Tokens of a sequence in training, which {@code --prompt} sets. */
    SEQUENCE("sequence");

    private final String label;

    SizeOption(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
