package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** A kind of pass through the model. */
public enum Phase implements Labelled {
    /** All tokens of an encoder at once. */
    ENCODE,
    /** All tokens of a prompt through a decoder at once. */
    PREFILL,
    /** One new token of each sequence. */
    DECODE,
    /** Sequences that differ, in one pass: chunks of prompts beside single tokens. */
    MIXED,
    /** All micro-batches of a training step through the model, keeping what the backward pass needs. */
    FORWARD,
    /** The backward pass: gradients of activations and of weights, summed up over replicas. */
    BACKWARD,
    /** New weights from gradients, once a step. */
    OPTIMIZER;

    public boolean isTraining() {
        return this == FORWARD || this == BACKWARD || this == OPTIMIZER;
    }
}
