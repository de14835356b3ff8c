package dev.roofline.model;

/** The part of a layer that carries information between the tokens of a sequence. */
public sealed interface SequenceMixer permits Attention {
    /** Parameters of one layer's mixer without its residual norms. */
    long parameters(int width);
}
