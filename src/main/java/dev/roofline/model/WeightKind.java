package dev.roofline.model;

/** What a weight belongs to, which decides the format that it is kept in. */
public enum WeightKind {
    /** Matrices of attention and of what stands in its place. */
    ATTENTION,
    /** Matrices of dense and shared feed-forwards. */
    FEED_FORWARD,
    /** Matrices of routed experts. */
    EXPERTS,
    /** The table of the vocabulary's rows; of a tied head it is the matrix too. */
    EMBEDDING,
    /** The head's matrix, where it has one of its own. */
    HEAD,
    /** Other matrices and tables: routers, positions, front ends, poolers, and all of towers. */
    OTHER,
    /** Parameters that no quantiser touches, in no rows with scales: biases, norms, convolutions, decays, sinks. */
    VECTOR
}
