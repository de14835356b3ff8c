package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.Optional;

/**
 * A Mamba-1 block (arXiv 2312.00752).
 *
 * @param inner channels of the block
 * @param state channels of the state for each inner channel, N
 * @param convolution taps of the causal convolution, K
 * @param stepRank channels from which the time steps are made, R
 * @param bias on the products in and out
 * @param innerNorms whether time step, B and C are normalised (Jamba)
 * @param stateFormat in which the state is kept, where the model says so
 */
public record SelectiveStateSpace(
        int inner,
        int state,
        int convolution,
        int stepRank,
        boolean convolutionBias,
        boolean bias,
        boolean innerNorms,
        Optional<TensorFormat> stateFormat)
        implements SequenceMixer.Recurrent {
    public SelectiveStateSpace {
        if (inner < 1 || state < 1 || convolution < 1 || stepRank < 1) {
            throw new IllegalArgumentException("a state space has channels, states, taps and a step rank");
        }
        if (inner > Attention.WIDEST) {
            throw new IllegalArgumentException("inner (" + inner + ") is more than " + Attention.WIDEST);
        }
    }

    public SelectiveStateSpace withInner(int other) {
        return new SelectiveStateSpace(
                other, state, convolution, stepRank, convolutionBias, bias, innerNorms, stateFormat);
    }

    /** Outputs of the product that makes time step, B and C: R + 2N. */
    public long selectionWidth() {
        return stepRank + 2L * state;
    }

    public long convolutionParameters() {
        return inner * (convolution + (convolutionBias ? 1L : 0));
    }

    @Override
    public long recurrentState() {
        return (long) inner * state;
    }

    @Override
    public long convolved() {
        return inner;
    }

    @Override
    public long period() {
        return 1;
    }

    @Override
    public ParameterPart part() {
        return ParameterPart.STATE_SPACE;
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public String description() {
        return "state space (Mamba-1) of " + inner + ", state " + state + ", time-step rank " + stepRank
                + ", convolution of " + convolution + (innerNorms ? ", inner norms" : "");
    }

    @Override
    public SelectiveStateSpace of(TensorRank rank) {
        return withInner(rank.share(inner, "channels of its state-space layers"));
    }

    @Override
    public double kept(ActivationMemory memory) {
        return 6 * memory.rows(memory.tokens(), inner) + memory.rows(memory.tokens(), selectionWidth());
    }

    @Override
    public WeightCount weights(int width) {
        long rows = 2L * inner + selectionWidth() + inner + width;
        return WeightCount.of(WeightKind.ATTENTION, matrixParameters(width), rows)
                .plus(WeightCount.vector((bias ? 2L * inner + width : 0)
                        + convolutionParameters()
                        + inner
                        + recurrentState()
                        + inner
                        + (innerNorms ? selectionWidth() : 0)));
    }

    @Override
    public long matrixParameters(int width) {
        return 3L * width * inner + inner * selectionWidth() + (long) stepRank * inner;
    }
}
