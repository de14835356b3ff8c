package dev.roofline.model;

import dev.roofline.units.Labelled;

/** Where the norms of a layer's sublayers stand. */
public enum NormPlacement implements Labelled {
    /** On the sublayer's input, before its first product. */
    PRE,
    /** After the residual sum, as in the 2017 Transformer and BERT. */
    POST,
    /** On the input and on the output before the residual sum (Gemma 2). */
    SANDWICH,
    /** On the output before the residual sum alone (OLMo 2). */
    OUTPUT,
    /** Mixer and feed-forward work side by side on one normalised input (GPT-J, PaLM). */
    PARALLEL,
    /** Side by side, each with a norm of its own on the same input (GPT-NeoX). */
    PARALLEL_TWO_NORMS,
    /** On the feed-forward's input alone; the mixer takes the stream as it is (ModernBERT's first layer). */
    PRE_FEED_FORWARD;

    /** Whether a mixer, its own or to the encoder, normalises its input. */
    public boolean normsMixerInput() {
        return this == PRE || this == SANDWICH || this == PARALLEL || this == PARALLEL_TWO_NORMS;
    }

    /** Whether the feed-forward has a norm of its own on its input. */
    public boolean normsFeedForwardInput() {
        return this == PRE || this == SANDWICH || this == PARALLEL_TWO_NORMS || this == PRE_FEED_FORWARD;
    }

    public boolean normsOutput() {
        return this == SANDWICH || this == OUTPUT;
    }

    public boolean normsSum() {
        return this == POST;
    }

    /** Whether mixer and feed-forward read the same stream instead of one after the other. */
    public boolean isParallel() {
        return this == PARALLEL || this == PARALLEL_TWO_NORMS;
    }

    /** Norms of a mixer's sublayer. */
    public int mixerNorms() {
        return (normsMixerInput() ? 1 : 0) + outer();
    }

    public int feedForwardNorms() {
        return (normsFeedForwardInput() ? 1 : 0) + outer();
    }

    private int outer() {
        return (normsOutput() ? 1 : 0) + (normsSum() ? 1 : 0);
    }
}
