package dev.roofline.model;

import java.util.Objects;

/** Two matrices with an activation between them. */
public record DenseFeedForward(int width, Activation activation, boolean bias) implements FeedForward {
    public DenseFeedForward {
        if (width < 1) {
            throw new IllegalArgumentException("a feed-forward has a width");
        }
        Objects.requireNonNull(activation);
    }

    @Override
    public long parameters(int modelWidth) {
        return 2L * modelWidth * width + (bias ? (long) width + modelWidth : 0);
    }
}
