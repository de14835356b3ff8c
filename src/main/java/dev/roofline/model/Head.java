package dev.roofline.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What stands after the last layer.
 *
 * @param tied whether the vocabulary product uses the embedding table
 * @param bias whether the vocabulary product has a bias of its own
 * @param transform a dense layer with activation and norm before the product (BERT)
 * @param pooler a dense layer on the first token, stored but not run here
 * @param nextSentence a classifier of two outputs, stored but not run here
 * @param softCap whether logits are capped by a scaled tanh (Gemma 2)
 */
public record Head(
        boolean tied,
        boolean bias,
        Optional<Transform> transform,
        boolean pooler,
        boolean nextSentence,
        boolean softCap) {
    /** Dense width x width with bias, activation and norm. */
    public record Transform(Activation activation, Norm norm, boolean bias) {
        public Transform {
            Objects.requireNonNull(activation);
            Objects.requireNonNull(norm);
        }

        public long parameters(int width) {
            return (long) width * width + (bias ? width : 0) + (long) norm.parametersPerChannel() * width;
        }
    }

    public Head {
        Objects.requireNonNull(transform);
    }
}
