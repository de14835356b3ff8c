package dev.roofline.model;

import java.util.List;
import java.util.Optional;

/** A feed-forward that every token goes through whole: a layer's own, or one expert of many. */
public sealed interface TokenFeedForward extends FeedForward permits DenseFeedForward, GatedFeedForward {
    /** Channels between its matrices. */
    int width();

    Activation activation();

    boolean bias();

    /** Whether an activated gate multiplies what goes up. */
    boolean gated();

    /** Whether the checkpoint stores gate and up as one matrix. */
    boolean fusedGateUp();

    /** The same with so many channels. */
    TokenFeedForward ofWidth(int channels);

    /**
     * Tensors of its channels that a backward pass needs.
     *
     * @param fuses whether activations stay on the chip
     */
    int keptTensors(boolean fuses);

    @Override
    default String description() {
        return (gated() ? "gated feed-forward " : "feed-forward ") + width() + ", "
                + activation().label() + (bias() ? ", bias" : "");
    }

    @Override
    default List<ParameterCount.Part> parts(int modelWidth) {
        return List.of(new ParameterCount.Part(ParameterPart.FEED_FORWARD, weights(modelWidth)));
    }

    @Override
    default double roughParameters(int modelWidth) {
        return parameters(modelWidth);
    }

    @Override
    default Optional<MixtureOfExperts> routed() {
        return Optional.empty();
    }

    @Override
    default Optional<TokenFeedForward> whole() {
        return Optional.of(this);
    }

    @Override
    default TokenFeedForward of(TensorRank rank) {
        return ofWidth(rank.channels(width()));
    }

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
