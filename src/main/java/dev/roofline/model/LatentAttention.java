package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.OptionalInt;

/**
 * Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434): keys and values of all heads are made from one
 * latent vector a token, which is what the cache keeps, with one rotary key for all heads.
 *
 * @param nopeSize channels of a head's key and query without positions
 * @param ropeSize channels of the rotary part, in the keys one for all heads
 * @param valueSize channels of a head's value
 * @param kvRank channels of the latent, r
 * @param queryRank channels of the queries' own latent, q; empty where queries come straight from the stream
 * @param bias on the products down to the latents and on the output
 */
public record LatentAttention(
        int heads, int nopeSize, int ropeSize, int valueSize, int kvRank, OptionalInt queryRank, boolean bias)
        implements SequenceMixer.Softmax, SequenceMixer.Maskless {
    public LatentAttention {
        if (heads < 1 || nopeSize < 1 || ropeSize < 0 || valueSize < 1 || kvRank < 1) {
            throw new IllegalArgumentException("latent attention has heads, sizes and a latent");
        }
        long widest = (long) heads * (nopeSize + (long) ropeSize + valueSize);
        if (widest > Attention.WIDEST) {
            throw new IllegalArgumentException("heads (" + heads + ") times the sizes of a head, " + widest
                    + ", is more than " + Attention.WIDEST);
        }
    }

    @Override
    public int queryHeads() {
        return heads;
    }

    public LatentAttention withHeads(int other) {
        return new LatentAttention(other, nopeSize, ropeSize, valueSize, kvRank, queryRank, bias);
    }

    /** Channels of a head's query and expanded key: n + p. */
    public int scoreSize() {
        return nopeSize + ropeSize;
    }

    public long queryWidth() {
        return (long) heads * scoreSize();
    }

    public long valueWidth() {
        return (long) heads * valueSize;
    }

    /** What the cache keeps of a token: the latent and the rotary key, r + p. */
    public long latentWidth() {
        return (long) kvRank + ropeSize;
    }

    /** Outputs of the product that expands a latent to the keys and values of all heads: h (n + v). */
    public long expandedWidth() {
        return (long) heads * (nopeSize + valueSize);
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
    public String description() {
        return "latent attention " + heads + " heads of " + nopeSize + "+" + ropeSize + ", values of " + valueSize
                + ", latent " + kvRank + (queryRank.isPresent() ? ", query latent " + queryRank.getAsInt() : "")
                + (bias ? ", bias" : "");
    }

    @Override
    public double flopsPerPair() {
        return 2.0 * (queryWidth() + valueWidth());
    }

    @Override
    public boolean isLatent() {
        return true;
    }

    @Override
    public boolean isDivisibleByKeys() {
        return true;
    }

    /** Latents are whole on every rank. */
    @Override
    public LatentAttention of(TensorRank rank) {
        return withHeads(rank.share(heads, "heads"));
    }

    @Override
    public double kept(ActivationMemory memory) {
        double tokens = memory.tokens();
        double query = queryRank.orElse(0);
        double normed = memory.fuses() ? 0 : memory.rows(tokens, query) + memory.rows(tokens, kvRank);
        double keys = (double) heads * (memory.fuses() ? nopeSize : scoreSize());
        return memory.rows(tokens, query)
                + memory.rows(tokens, latentWidth())
                + normed
                + memory.rows(tokens, queryWidth())
                + memory.rows(tokens, keys)
                + 2 * memory.rows(tokens, valueWidth())
                + memory.scores(heads, memory.rectangle());
    }

    @Override
    public WeightCount weights(int width) {
        long rank = queryRank.orElse(0);
        long rows = rank + queryWidth() + latentWidth() + expandedWidth() + width;
        return WeightCount.of(WeightKind.ATTENTION, matrixParameters(width), rows)
                .plus(WeightCount.vector(rank + kvRank + (bias ? rank + latentWidth() + width : 0)));
    }

    @Override
    public long matrixParameters(int width) {
        long query = queryRank.isPresent()
                ? (long) width * queryRank.getAsInt() + queryRank.getAsInt() * queryWidth()
                : width * queryWidth();
        return query + width * latentWidth() + kvRank * expandedWidth() + valueWidth() * width;
    }

    @Override
    public long cacheElementsPerToken() {
        return latentWidth();
    }

    /** A row of the cache is one token's latent with its rotary key. */
    @Override
    public double cacheBytesPerToken(TensorFormat cache) {
        return cache.bytes(1, latentWidth());
    }
}
