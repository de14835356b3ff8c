package dev.roofline.model;

/** The part of a layer that works on each token by itself. */
public sealed interface FeedForward permits TokenFeedForward, MixtureOfExperts {
    /** Weights of one layer's feed-forward without its residual norms. */
    WeightCount weights(int width);

    /** Parameters of one layer's feed-forward without its residual norms. */
    default long parameters(int width) {
        return weights(width).elements();
    }

    /** Those of them that one token meets. */
    long activeParameters(int width);

    /** Elements of the matrices that each token is multiplied with in one layer. */
    long matrixParameters(int width);
}
