package dev.roofline.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The product with the vocabulary.
 *
 * @param tied whether it uses the embedding table
 * @param bias whether it has a bias of its own
 * @param transform a dense layer with activation and norm before the product (BERT)
 * @param nextSentence a classifier of two outputs, stored but not run here
 * @param softCap whether logits are capped by a scaled tanh (Gemma 2)
 */
public record VocabularyHead(
        boolean tied,
        boolean bias,
        Optional<Transform> transform,
        boolean pooler,
        boolean nextSentence,
        boolean softCap,
        boolean apart)
        implements Head {
    /** Dense layer to the embedding's width, activation and norm. */
    public record Transform(Activation activation, Norm norm, boolean bias) {
        public Transform {
            Objects.requireNonNull(activation);
            Objects.requireNonNull(norm);
        }

        /** @param outputs the embedding's width */
        public long parameters(int width, int outputs) {
            return (long) width * outputs + (bias ? outputs : 0) + (long) norm.parametersPerChannel() * outputs;
        }
    }

    public VocabularyHead {
        Objects.requireNonNull(transform);
    }

    @Override
    public long parameters(int width, Optional<Embedding> embedding) {
        Embedding table = embedding.orElseThrow();
        int outputs = table.projectsSum() ? table.width() : width;
        return (tied ? 0 : table.parameters())
                + (transform.isPresent() ? transform.get().parameters(width, outputs) : 0)
                + (bias ? table.vocabulary() : 0);
    }

    @Override
    public long matrixParameters(int width, Optional<Embedding> embedding) {
        Embedding table = embedding.orElseThrow();
        int outputs = table.projectsSum() ? table.width() : width;
        return table.parameters() + (transform.isPresent() ? (long) width * outputs : 0);
    }
}
