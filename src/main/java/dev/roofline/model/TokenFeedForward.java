package dev.roofline.model;

/** A feed-forward that every token goes through whole: a layer's own, or one expert of many. */
public sealed interface TokenFeedForward extends FeedForward permits DenseFeedForward, GatedFeedForward {
    /** Channels between its matrices. */
    int width();

    Activation activation();

    boolean bias();

    @Override
    default long activeParameters(int modelWidth) {
        return parameters(modelWidth);
    }
}
