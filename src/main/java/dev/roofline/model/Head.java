package dev.roofline.model;

import java.util.Optional;

/** What stands after the last layer. */
public sealed interface Head permits VocabularyHead, ClassHead, NoHead {
    /** A dense layer on the first token, stored but not run here. */
    boolean pooler();

    /** Whether its parameters are listed beside the total: those of a task on top of a model published without it. */
    boolean apart();

    /** Weights that the head has of its own beside the pooler. */
    WeightCount weights(int width, Optional<Embedding> embedding);

    /** Elements of the matrix that each token whose output is wanted is multiplied with. */
    long matrixParameters(int width, Optional<Embedding> embedding);
}
