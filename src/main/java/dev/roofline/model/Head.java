package dev.roofline.model;

import java.util.Optional;

/** What stands after the last layer. */
public sealed interface Head permits VocabularyHead, Head.Wordless {
    /** Something that is done differently with each kind. */
    interface Visitor<E extends Exception> {
        void visit(VocabularyHead vocabulary) throws E;

        void visit(ClassHead classes) throws E;

        void visit(NoHead none) throws E;
    }

    /** What ends a model without the words of a vocabulary. */
    sealed interface Wordless extends Head permits ClassHead, NoHead {
        @Override
        default Optional<VocabularyHead> vocabulary() {
            return Optional.empty();
        }
    }

    /** Calls what a visitor does with this kind. */
    <E extends Exception> void accept(Visitor<E> visitor) throws E;

    /** Whether there is a product at all. */
    boolean hasProduct();

    /** This head where it is over the vocabulary, so that it needs to know an embedding; empty of others. */
    Optional<VocabularyHead> vocabulary();

    /** A dense layer on the first token, stored but not run here. */
    boolean pooler();

    /** Whether its parameters are listed beside the total: those of a task on top of a model published without it. */
    boolean apart();

    /** Weights that the head has of its own beside the pooler. */
    WeightCount weights(int width, Optional<Embedding> embedding);

    /** Elements of the matrix that each token whose output is wanted is multiplied with. */
    long matrixParameters(int width, Optional<Embedding> embedding);
}
