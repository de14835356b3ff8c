package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.Optional;

/**
 * A Mamba-2 block (arXiv 2405.21060).
 *
 * @param heads H, of {@code headSize} channels each: inner = H·P
 * @param state channels of the state for each inner channel, N
 * @param groups of heads that share B and C, G
 * @param convolution taps of the causal convolution, K
 * @param bias on the products in and out
 * @param gatedNorm whether a norm stands between gate and output product
 * @param chunk tokens that a prefill processes at once in matrix form, Q
 * @param stateFormat in which the state is kept, where the model says so
 */
public record StateSpace(
        int heads,
        int headSize,
        int state,
        int groups,
        int convolution,
        boolean convolutionBias,
        boolean bias,
        boolean gatedNorm,
        int chunk,
        Optional<TensorFormat> stateFormat)
        implements SequenceMixer.Recurrent {
    public StateSpace {
        if (heads < 1 || headSize < 1 || state < 1 || groups < 1 || convolution < 1 || chunk < 1) {
            throw new IllegalArgumentException("a state space has heads, states, groups, taps and chunks");
        }
        if (heads % groups != 0) {
            throw new IllegalArgumentException("heads (" + heads + ") is not a multiple of groups (" + groups + ")");
        }
        if ((long) heads * headSize > Attention.WIDEST || (long) groups * state > Attention.WIDEST) {
            throw new IllegalArgumentException(
                    "heads times head_size, or groups times state, is more than " + Attention.WIDEST);
        }
    }

    public StateSpace withHeads(int all, int ofGroups) {
        return new StateSpace(
                all, headSize, state, ofGroups, convolution, convolutionBias, bias, gatedNorm, chunk, stateFormat);
    }

    @Override
    public StateSpace of(TensorRank rank) {
        TensorRank.Heads own = rank.heads(heads, groups, "heads of its state-space layers");
        return withHeads(own.all(), own.kept());
    }

    public long inner() {
        return (long) heads * headSize;
    }

    /** Channels that the convolution runs over: x, B and C. */
    @Override
    public long convolved() {
        return inner() + 2L * groups * state;
    }

    /** Outputs of the product in: gate, x, B, C and a time step a head. */
    public long inputWidth() {
        return inner() + convolved() + heads;
    }

    public long convolutionParameters() {
        return convolved() * (convolution + (convolutionBias ? 1L : 0));
    }

    @Override
    public long recurrentState() {
        return inner() * state;
    }

    @Override
    public long period() {
        return chunk;
    }

    @Override
    public String description() {
        return "state space (Mamba-2) " + heads + " heads of " + headSize + ", state " + state + ", " + groups
                + (groups == 1 ? " group" : " groups") + ", convolution of " + convolution + ", chunks of " + chunk;
    }

    @Override
    public ParameterPart part() {
        return ParameterPart.STATE_SPACE;
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    /** Products' outputs, the convolution's, the scan's, and what the gate makes of it. */
    @Override
    public double kept(ActivationMemory memory) {
        return memory.rows(memory.tokens(), inputWidth())
                + memory.rows(memory.tokens(), convolved())
                + 2 * memory.rows(memory.tokens(), inner());
    }

    @Override
    public WeightCount weights(int width) {
        return WeightCount.of(WeightKind.ATTENTION, matrixParameters(width), inputWidth() + width)
                .plus(WeightCount.vector((bias ? inputWidth() + width : 0)
                        + convolutionParameters()
                        + 3L * heads
                        + (gatedNorm ? inner() : 0)));
    }

    @Override
    public long matrixParameters(int width) {
        return width * (inputWidth() + inner());
    }
}
