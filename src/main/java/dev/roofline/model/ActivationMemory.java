package dev.roofline.model;

/** What a micro-batch keeps of its activations for the backward pass, of which each kind of layer says which it has. */
public interface ActivationMemory {
    /** Tokens that go through the device's layers. */
    double tokens();

    /** Pairs of the device's queries with all their keys, for each head. */
    double rectangle();

    /** Whether element-wise work and scores stay on the chip. */
    boolean fuses();

    /** Bytes of one tensor. */
    double rows(double rows, double columns);

    /**
     * Bytes of what the scores leave.
     *
     * @param rectangle pairs of queries with keys, for each head
     */
    double scores(double heads, double rectangle);
}
