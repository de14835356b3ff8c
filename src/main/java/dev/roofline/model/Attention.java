package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Grouped-query attention: multi-head attention where {@code kvHeads == heads}, multi-query where it is 1.
 *
 * @param headSize channels of a head; not always width / heads
 * @param softCap whether scores are capped by a scaled tanh (Gemma 2)
 * @param sinks whether each head has a learned logit beside its scores (gpt-oss)
 */
public record Attention(
        int heads,
        int kvHeads,
        int headSize,
        AttentionProjections projections,
        Optional<QkNorm> qkNorm,
        AttentionPositions positions,
        AttentionMask mask,
        boolean softCap,
        boolean sinks)
        implements SequenceMixer.Softmax {

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
        int rotary = positions.rotaryChannels();
        if (rotary < 0 || rotary > headSize) {
            throw new IllegalArgumentException("rotary (" + rotary + ") is more than head_size (" + headSize + ")");
        }
    }

    /** Attention of plain products to all that is visible, without positions of its own. */
    public Attention(int heads, int kvHeads, int headSize) {
        this(
                heads,
                kvHeads,
                headSize,
                AttentionProjections.PLAIN,
                Optional.empty(),
                AttentionPositions.NONE,
                AttentionMask.EVERYTHING,
                false,
                false);
    }

    /** The same with other heads of the same size. */
    public Attention withHeads(int all, int ofKeys) {
        return new Attention(all, ofKeys, headSize, projections, qkNorm, positions, mask, softCap, sinks);
    }

    public Attention withProjections(AttentionProjections other) {
        return new Attention(heads, kvHeads, headSize, other, qkNorm, positions, mask, softCap, sinks);
    }

    public Attention withPositions(AttentionPositions other) {
        return new Attention(heads, kvHeads, headSize, projections, qkNorm, other, mask, softCap, sinks);
    }

    public Attention withMask(AttentionMask other) {
        return new Attention(heads, kvHeads, headSize, projections, qkNorm, positions, other, softCap, sinks);
    }

    public boolean fusedQkv() {
        return projections.fusedQkv();
    }

    public boolean outputGate() {
        return projections.outputGate();
    }

    public int rotaryChannels() {
        return positions.rotaryChannels();
    }

    public int relativeBuckets() {
        return positions.relativeBuckets();
    }

    @Override
    public Optional<RelativePositions> relativePositions() {
        return positions.relative();
    }

    /** Channels of all queries: h·e. */
    public long queryWidth() {
        return (long) heads * headSize;
    }

    /** Outputs of the query product: the queries and, where there is one, the gate. */
    public long queryOutputs() {
        return outputGate() ? 2 * queryWidth() : queryWidth();
    }

    /** Channels of all keys, and of all values: k·e. */
    public long kvWidth() {
        return (long) kvHeads * headSize;
    }

    public boolean hasBias(Projection projection) {
        return projections.biases().contains(projection);
    }

    @Override
    public long period() {
        return mask.period();
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public String description() {
        List<String> parts = new ArrayList<>();
        parts.add(heads + " heads of " + headSize);
        parts.add(kvHeads + " key/value heads");
        if (mask.kind() != AttentionMask.Kind.EVERYTHING) {
            parts.add(mask.kind().label() + " " + mask.size());
        }
        if (rotaryChannels() > 0) {
            parts.add("rotary on " + rotaryChannels());
        }
        if (qkNorm.isPresent()) {
            parts.add("q/k norms (" + qkNorm.get().span().label() + ")");
        }
        if (softCap) {
            parts.add("soft cap");
        }
        if (relativeBuckets() > 0) {
            parts.add(relativeBuckets() + " relative buckets");
        }
        if (relativePositions().isPresent()) {
            RelativePositions positions = relativePositions().get();
            parts.add("relative positions (" + positions.terms() + (positions.terms() == 1 ? " term" : " terms") + ")");
        }
        if (sinks) {
            parts.add("sinks");
        }
        if (outputGate()) {
            parts.add("gated output");
        }
        List<String> biased = new ArrayList<>();
        for (Projection projection : Projection.values()) {
            if (hasBias(projection)) {
                biased.add(projection.label());
            }
        }
        if (!biased.isEmpty()) {
            parts.add("bias on " + String.join(" ", biased));
        }
        return "attention " + String.join(", ", parts);
    }

    @Override
    public double flopsPerPair() {
        return 4.0 * queryWidth();
    }

    @Override
    public OptionalLong wholeTo() {
        return mask.wholeTo();
    }

    /** A window or chunk keeps no more than it sees. */
    @Override
    public long tokensKept(long tokens) {
        return mask.kept(tokens);
    }

    @Override
    public int queryHeads() {
        return heads;
    }

    @Override
    public Optional<GroupedHeads> groupedHeads() {
        return Optional.of(new GroupedHeads(heads, kvHeads, headSize));
    }

    @Override
    public boolean isLatent() {
        return false;
    }

    @Override
    public boolean isDivisibleByKeys() {
        return relativePositions().isEmpty();
    }

    @Override
    public WeightCount stackTable(int width) {
        WeightCount biasTable = WeightCount.vector(relativeTable());
        return relativePositions().isPresent()
                ? biasTable.plus(relativePositions().get().tableWeights(width))
                : biasTable;
    }

    @Override
    public Attention unmasked() {
        return withMask(AttentionMask.EVERYTHING);
    }

    @Override
    public Attention of(TensorRank rank) {
        TensorRank.Heads own = rank.heads(heads, kvHeads, "heads");
        return withHeads(own.all(), own.kept());
    }

    @Override
    public double kept(ActivationMemory memory) {
        return kept(memory, memory.tokens(), memory.rectangle());
    }

    /**
     * Bytes of queries, keys, values, scores and output.
     *
     * @param sources tokens that keys and values are of
     * @param rectangle pairs of queries with all those keys, for each head
     */
    public double kept(ActivationMemory memory, double sources, double rectangle) {
        double keys = memory.rows(sources, kvWidth());
        double output = memory.rows(memory.tokens(), queryWidth());
        double normed = qkNorm.isPresent() && !memory.fuses() ? output + keys : 0;
        double gated = outputGate() && !memory.fuses() ? 2 * output : 0;
        return memory.rows(memory.tokens(), queryOutputs())
                + 2 * keys
                + output
                + normed
                + gated
                + memory.scores(heads, rectangle);
    }

    @Override
    public WeightCount weights(int width) {
        long bias = (hasBias(Projection.Q) ? queryOutputs() : 0)
                + (hasBias(Projection.K) ? kvWidth() : 0)
                + (hasBias(Projection.V) ? kvWidth() : 0)
                + (hasBias(Projection.OUTPUT) ? width : 0);
        boolean projected =
                relativePositions().isPresent() && relativePositions().get().projection();
        return WeightCount.of(WeightKind.ATTENTION, matrixParameters(width), queryOutputs() + 2 * kvWidth() + width)
                .plus(WeightCount.matrix(WeightKind.ATTENTION, projected ? queryWidth() : 0, width))
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
        return (long) positions.relativeBuckets() * heads;
    }
}
