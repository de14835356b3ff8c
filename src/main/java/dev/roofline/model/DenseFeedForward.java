package dev.roofline.model;

import java.util.Objects;

/** Two matrices with an activation between them. */
public record DenseFeedForward(int width, Activation activation, boolean bias) implements TokenFeedForward {
    public DenseFeedForward {
        if (width < 1) {
            throw new IllegalArgumentException("a feed-forward has a width");
        }
        Objects.requireNonNull(activation);
    }

    @Override
    public WeightCount weights(int modelWidth, WeightKind kind) {
        long outputs = (long) width + modelWidth;
        return WeightCount.of(kind, matrixParameters(modelWidth), outputs).plus(WeightCount.vector(bias ? outputs : 0));
    }

    @Override
    public long matrixParameters(int modelWidth) {
        return 2L * modelWidth * width;
    }
}
