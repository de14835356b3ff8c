package dev.roofline.model;

import java.util.Locale;

/** Where the norms of a sublayer stand. */
public enum NormPlacement {
    /** On the sublayer's input, before its first product. */
    PRE,
    /** After the residual sum, as in the 2017 Transformer and BERT. */
    POST,
    /** On the input and on the output before the residual sum (Gemma 2). */
    SANDWICH;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }

    public boolean normsInput() {
        return this != POST;
    }

    public boolean normsOutput() {
        return this == SANDWICH;
    }

    public boolean normsSum() {
        return this == POST;
    }

    /** Norms that one sublayer has. */
    public int normsPerSublayer() {
        return this == SANDWICH ? 2 : 1;
    }
}
