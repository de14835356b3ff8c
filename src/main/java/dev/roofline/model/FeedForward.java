package dev.roofline.model;

/** The part of a layer that works on each token by itself. */
public sealed interface FeedForward permits DenseFeedForward, GatedFeedForward {
    /** Parameters of one layer's feed-forward without its residual norms. */
    long parameters(int width);
}
