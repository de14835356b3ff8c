package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Grouped-query attention: multi-head attention where {@code kvHeads == heads}, multi-query where it is 1.
 *
 * @param headSize channels of a head; not always width / heads
 * @param biases projections that have a bias
 * @param fusedQkv whether the checkpoint stores Q, K and V as one matrix
 * @param rotaryChannels channels of a head that the rotary embedding turns, 0 without
 * @param softCap whether scores are capped by a scaled tanh (Gemma 2)
 * @param relativeBuckets rows of a relative position-bias table, stored once a stack (T5); 0 without
 * @param sinks whether each head has a learned logit beside its scores (gpt-oss)
 * @param outputGate whether the query product is twice as wide and half of it gates the output (Qwen3-Next)
 */
public record Attention(
        int heads,
        int kvHeads,
        int headSize,
        Set<Projection> biases,
        boolean fusedQkv,
        Optional<QkNorm> qkNorm,
        int rotaryChannels,
        AttentionMask mask,
        boolean softCap,
        int relativeBuckets,
        Optional<RelativePositions> relativePositions,
        boolean sinks,
        boolean outputGate)
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
        if (relativeBuckets < 0) {
            throw new IllegalArgumentException("a bias table has rows");
        }
        Objects.requireNonNull(mask);
        Objects.requireNonNull(qkNorm);
        Objects.requireNonNull(relativePositions);
        biases = biases.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(biases));
    }

    /** Channels of all queries: h·e. */
    public long queryWidth() {
        return (long) heads * headSize;
    }

    /** Outputs of the query product: the queries and, where there is one, the gate. */
    public long queryOutputs() {
        return outputGate ? 2 * queryWidth() : queryWidth();
    }

    /** Channels of all keys, and of all values: k·e. */
    public long kvWidth() {
        return (long) kvHeads * headSize;
    }

    public boolean hasBias(Projection projection) {
        return biases.contains(projection);
    }

    @Override
    public long period() {
        return mask.period();
    }

    @Override
    public String part() {
        return "attention";
    }

    @Override
    public WeightCount weights(int width) {
        long bias = (hasBias(Projection.Q) ? queryOutputs() : 0)
                + (hasBias(Projection.K) ? kvWidth() : 0)
                + (hasBias(Projection.V) ? kvWidth() : 0)
                + (hasBias(Projection.OUTPUT) ? width : 0);
        boolean positions =
                relativePositions.isPresent() && relativePositions.get().projection();
        return WeightCount.of(WeightKind.ATTENTION, matrixParameters(width), queryOutputs() + 2 * kvWidth() + width)
                .plus(WeightCount.matrix(WeightKind.ATTENTION, positions ? queryWidth() : 0, width))
                .plus(WeightCount.vector(bias + qkNormParameters() + (sinks ? heads : 0)));
    }

    @Override
    public long matrixParameters(int width) {
        return width * (queryOutputs() + queryWidth() + 2 * kvWidth());
    }

    @Override
    public long cacheElementsPerToken() {
        return 2 * kvWidth();
    }

    /** A row of the cache is one head's key or value of one token. */
    @Override
    public double cacheBytesPerToken(TensorFormat cache) {
        return cache.bytes(2.0 * kvHeads, headSize);
    }

    public long qkNormParameters() {
        return qkNorm.isPresent() ? qkNorm.get().parameters(this) : 0;
    }

    /** The relative position-bias table, stored once for a stack and used in each of its layers. */
    public long relativeTable() {
        return (long) relativeBuckets * heads;
    }
}
