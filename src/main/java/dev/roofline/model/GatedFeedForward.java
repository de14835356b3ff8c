package dev.roofline.model;

/**
 * Three matrices: the activated gate multiplies the up projection (SwiGLU, GeGLU).
 *
 * @param fusedGateUp whether the checkpoint stores gate and up as one matrix
 */
public record GatedFeedForward(int width, Activation activation, boolean bias, boolean fusedGateUp)
        implements TokenFeedForward {
    public GatedFeedForward {
        if (width < 1) {
            throw new IllegalArgumentException("a feed-forward has a width");
        }
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public boolean gated() {
        return true;
    }

    @Override
    public GatedFeedForward ofWidth(int channels) {
        return new GatedFeedForward(channels, activation, bias, fusedGateUp);
    }

    /** Inputs of the activation, of the gate and of the last product. */
    @Override
    public int keptTensors(boolean fuses) {
        return fuses ? 3 : 4;
    }

    @Override
    public WeightCount weights(int modelWidth, WeightKind kind) {
        long outputs = 2L * width + modelWidth;
        return WeightCount.of(kind, matrixParameters(modelWidth), outputs).plus(WeightCount.vector(bias ? outputs : 0));
    }

    @Override
    public long matrixParameters(int modelWidth) {
        return 3L * modelWidth * width;
    }
}
