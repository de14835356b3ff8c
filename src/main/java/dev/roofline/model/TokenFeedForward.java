package dev.roofline.model;

import java.util.List;
import java.util.Optional;

/**
 * A feed-forward that every token goes through whole: a layer's own, or one expert of many. Without a gate it is two
 * matrices with an activation between them; with one it is three, and the activated gate multiplies the up projection
 * (SwiGLU, GeGLU).
 *
 * @param width channels between its matrices
 */
public record TokenFeedForward(int width, Activation activation, boolean bias, Gate gate) implements FeedForward {
    /** Whether there is a gate, and how checkpoints store it. */
    public enum Gate {
        NONE,
        APART,
        /** As one matrix with the up projection. */
        FUSED
    }

    public TokenFeedForward {
        if (width < 1) {
            throw new IllegalArgumentException("a feed-forward has a width");
        }
    }

    /** Whether an activated gate multiplies what goes up. */
    public boolean gated() {
        return gate != Gate.NONE;
    }

    /** Whether the checkpoint stores gate and up as one matrix. */
    public boolean fusedGateUp() {
        return gate == Gate.FUSED;
    }

    /** The same with so many channels. */
    public TokenFeedForward ofWidth(int channels) {
        return new TokenFeedForward(channels, activation, bias, gate);
    }

    /**
     * Tensors of its channels that a backward pass needs: inputs of the activation, of the gate and of the last product. A
     * ReLU's output says where its gradient passes.
     *
     * @param fuses whether activations stay on the chip
     */
    public int keptTensors(boolean fuses) {
        if (gated()) {
            return fuses ? 3 : 4;
        }
        return activation == Activation.RELU ? 1 : 2;
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public String description() {
        return (gated() ? "gated feed-forward " : "feed-forward ") + width + ", " + activation.label()
                + (bias ? ", bias" : "");
    }

    @Override
    public List<ParameterCount.Part> parts(int modelWidth) {
        return List.of(new ParameterCount.Part(ParameterPart.FEED_FORWARD, weights(modelWidth)));
    }

    @Override
    public double roughParameters(int modelWidth) {
        return parameters(modelWidth);
    }

    @Override
    public Optional<MixtureOfExperts> routed() {
        return Optional.empty();
    }

    @Override
    public Optional<TokenFeedForward> whole() {
        return Optional.of(this);
    }

    @Override
    public TokenFeedForward of(TensorRank rank) {
        return ofWidth(rank.channels(width));
    }

    /** Weights where the matrices are of a kind: of a layer's own feed-forward, or of one expert of many. */
    public WeightCount weights(int modelWidth, WeightKind kind) {
        long outputs = (gated() ? 2L : 1L) * width + modelWidth;
        return WeightCount.of(kind, matrixParameters(modelWidth), outputs).plus(WeightCount.vector(bias ? outputs : 0));
    }

    @Override
    public WeightCount weights(int modelWidth) {
        return weights(modelWidth, WeightKind.FEED_FORWARD);
    }

    @Override
    public long activeParameters(int modelWidth) {
        return parameters(modelWidth);
    }

    @Override
    public long matrixParameters(int modelWidth) {
        return (gated() ? 3L : 2L) * modelWidth * width;
    }
}
