package dev.roofline.model;

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
        /** The weights of a layer from the model's width to the embedding's. */
        public WeightCount weights(int width, int outputs) {
            return WeightCount.matrix(WeightKind.OTHER, outputs, width)
                    .plus(WeightCount.vector((bias ? outputs : 0) + (long) norm.parametersPerChannel() * outputs));
        }
    }

    /** The product alone. */
    public VocabularyHead(boolean tied) {
        this(tied, false, Optional.empty(), false, false, false, false);
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public Optional<VocabularyHead> vocabulary() {
        return Optional.of(this);
    }

    @Override
    public boolean hasProduct() {
        return true;
    }

    @Override
    public WeightCount weights(int width, Optional<Embedding> embedding) {
        Embedding table = embedding.orElseThrow();
        int outputs = table.projectsSum() ? table.width() : width;
        return WeightCount.matrix(WeightKind.HEAD, tied ? 0 : table.vocabulary(), table.width())
                .plus(transform.isPresent() ? transform.get().weights(width, outputs) : WeightCount.NONE)
                .plus(WeightCount.vector(bias ? table.vocabulary() : 0));
    }

    /** What its product reads: the embedding's table where it is tied to that. */
    public WeightKind kind() {
        return tied ? WeightKind.EMBEDDING : WeightKind.HEAD;
    }

    @Override
    public long matrixParameters(int width, Optional<Embedding> embedding) {
        Embedding table = embedding.orElseThrow();
        int outputs = table.projectsSum() ? table.width() : width;
        return table.parameters() + (transform.isPresent() ? (long) width * outputs : 0);
    }
}
