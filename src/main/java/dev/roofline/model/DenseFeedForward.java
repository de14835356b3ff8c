package dev.roofline.model;

/** Two matrices with an activation between them. */
public record DenseFeedForward(int width, Activation activation, boolean bias) implements TokenFeedForward {
    public DenseFeedForward {
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
        return false;
    }

    @Override
    public boolean fusedGateUp() {
        return false;
    }

    @Override
    public DenseFeedForward ofWidth(int channels) {
        return new DenseFeedForward(channels, activation, bias);
    }

    /** Inputs of the activation and of the last product; a ReLU's output says where its gradient passes. */
    @Override
    public int keptTensors(boolean fuses) {
        return activation == Activation.RELU ? 1 : 2;
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
