package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.Optional;

/**
 * Gated DeltaNet (arXiv 2412.06464): each value head keeps a matrix of keySize x valueSize in place of a cache.
 *
 * @param convolution taps of the causal convolution over queries, keys and values
 * @param stateFormat in which the state is kept, where the model says so
 */
public record LinearAttention(
        int keyHeads, int keySize, int valueHeads, int valueSize, int convolution, Optional<TensorFormat> stateFormat)
        implements SequenceMixer.Recurrent {
    public LinearAttention {
        if (keyHeads < 1 || keySize < 1 || valueHeads < 1 || valueSize < 1 || convolution < 1) {
            throw new IllegalArgumentException("linear attention has heads, sizes and taps");
        }
        if (valueHeads % keyHeads != 0) {
            throw new IllegalArgumentException(
                    "value_heads (" + valueHeads + ") is not a multiple of key_heads (" + keyHeads + ")");
        }
        if ((long) keyHeads * keySize > Attention.WIDEST || (long) valueHeads * valueSize > Attention.WIDEST) {
            throw new IllegalArgumentException("heads times their size is more than " + Attention.WIDEST);
        }
    }

    public long keyWidth() {
        return (long) keyHeads * keySize;
    }

    public long valueWidth() {
        return (long) valueHeads * valueSize;
    }

    /** Outputs of the product for queries, keys, values and the output gate. */
    public long inputWidth() {
        return 2 * keyWidth() + 2 * valueWidth();
    }

    /** Channels that the convolution runs over: queries, keys and values. */
    @Override
    public long convolved() {
        return 2 * keyWidth() + valueWidth();
    }

    @Override
    public long recurrentState() {
        return (long) valueHeads * keySize * valueSize;
    }

    @Override
    public long period() {
        return 1;
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public ParameterPart part() {
        return ParameterPart.LINEAR_ATTENTION;
    }

    @Override
    public String description() {
        return "linear attention (gated delta rule) " + keyHeads + " key heads of " + keySize + ", " + valueHeads
                + " value heads of " + valueSize + ", convolution of " + convolution;
    }

    @Override
    public LinearAttention of(TensorRank rank) {
        TensorRank.Heads own = rank.heads(valueHeads, keyHeads, "value heads");
        return new LinearAttention(own.kept(), keySize, own.all(), valueSize, convolution, stateFormat);
    }

    @Override
    public double kept(ActivationMemory memory) {
        return memory.rows(memory.tokens(), inputWidth())
                + 2 * memory.rows(memory.tokens(), valueHeads)
                + memory.rows(memory.tokens(), convolved())
                + 2 * memory.rows(memory.tokens(), valueWidth());
    }

    @Override
    public WeightCount weights(int width) {
        return WeightCount.of(WeightKind.ATTENTION, matrixParameters(width), inputWidth() + 2L * valueHeads + width)
                .plus(WeightCount.vector(convolved() * convolution + 2L * valueHeads + valueSize));
    }

    @Override
    public long matrixParameters(int width) {
        return width * (inputWidth() + 2L * valueHeads + valueWidth());
    }
}
