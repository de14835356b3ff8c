package dev.roofline.model;

/** A feed-forward that every token goes through whole: a layer's own, or one expert of many. */
public sealed interface TokenFeedForward extends FeedForward permits DenseFeedForward, GatedFeedForward {
    /** Channels between its matrices. */
    int width();

    Activation activation();

    boolean bias();

    /** Weights where the matrices are of a kind: of a layer's own feed-forward, or of one expert of many. */
    WeightCount weights(int modelWidth, WeightKind kind);

    @Override
    default WeightCount weights(int modelWidth) {
        return weights(modelWidth, WeightKind.FEED_FORWARD);
    }

    @Override
    default long activeParameters(int modelWidth) {
        return parameters(modelWidth);
    }
}
