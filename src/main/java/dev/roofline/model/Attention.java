package dev.roofline.model;

import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Grouped-query attention: multi-head attention where {@code kvHeads == heads}, multi-query where it is 1.
 *
 * @param headSize channels of a head; not always width / heads
 * @param biases projections that have a bias
 * @param fusedQkv whether the checkpoint stores Q, K and V as one matrix
 * @param headNorms whether Q and K are normalised head by head (Qwen3): a vector of headSize each
 * @param rotaryChannels channels of a head that the rotary embedding turns, 0 without
 * @param window keys that a token sees, itself included; empty for all
 * @param softCap whether scores are capped by a scaled tanh (Gemma 2)
 * @param relativeBuckets rows of a relative position-bias table, stored once a stack (T5); 0 without
 */
public record Attention(
        int heads,
        int kvHeads,
        int headSize,
        Set<Projection> biases,
        boolean fusedQkv,
        boolean headNorms,
        int rotaryChannels,
        OptionalInt window,
        boolean softCap,
        int relativeBuckets)
        implements SequenceMixer {

    /** Widest query that is taken, h·e: keeps every product of a file's numbers inside a long. */
    public static final long WIDEST = 1L << 24;

    public Attention {
        if (heads < 1 || kvHeads < 1 || headSize < 1) {
            throw new IllegalArgumentException("attention has heads of a size");
        }
        if (heads % kvHeads != 0) {
            throw new IllegalArgumentException("heads (" + heads + ") is not a multiple of kv_heads (" + kvHeads + ")");
        }
        if ((long) heads * headSize > WIDEST) {
            throw new IllegalArgumentException(
                    "heads (" + heads + ") times head_size (" + headSize + ") is more than " + WIDEST);
        }
        if (rotaryChannels < 0 || rotaryChannels > headSize) {
            throw new IllegalArgumentException(
                    "rotary (" + rotaryChannels + ") is more than head_size (" + headSize + ")");
        }
        if (relativeBuckets < 0 || window.isPresent() && window.getAsInt() < 1) {
            throw new IllegalArgumentException("a window and a bias table are positive");
        }
        Objects.requireNonNull(window);
        biases = biases.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(biases));
    }

    /** Channels of all queries: h·e. */
    public long queryWidth() {
        return (long) heads * headSize;
    }

    /** Channels of all keys, and of all values: k·e. */
    public long kvWidth() {
        return (long) kvHeads * headSize;
    }

    public boolean hasBias(Projection projection) {
        return biases.contains(projection);
    }

    @Override
    public long parameters(int width) {
        long matrices = width * (2 * queryWidth() + 2 * kvWidth());
        long bias = (hasBias(Projection.Q) ? queryWidth() : 0)
                + (hasBias(Projection.K) ? kvWidth() : 0)
                + (hasBias(Projection.V) ? kvWidth() : 0)
                + (hasBias(Projection.OUTPUT) ? width : 0);
        return matrices + bias + (headNorms ? 2L * headSize : 0);
    }

    /** The relative position-bias table, stored once for a stack and used in each of its layers. */
    public long relativeTable() {
        return (long) relativeBuckets * heads;
    }
}
