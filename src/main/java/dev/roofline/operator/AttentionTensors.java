package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.QkNorm;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import java.util.List;

/**
 * The tensors of one grouped-query attention, as its operators read and write them.
 *
 * @param heads query heads, h
 * @param kvHeads key/value heads
 * @param headSize e
 * @param queryWidth channels of the queries of a token, and of its outputs
 * @param kvWidth channels of the keys of a token, and of its values
 */
record AttentionTensors(
        Attention attention,
        Sublayer sublayer,
        Dimension heads,
        Dimension kvHeads,
        Dimension headSize,
        Dimension queryWidth,
        Dimension kvWidth) {
    static AttentionTensors of(Attention attention, Sublayer sublayer) {
        Dimension heads = Letter.HEADS.of(attention.heads());
        Dimension kvHeads = Letter.KV_HEADS.of(attention.kvHeads());
        Dimension size = Letter.HEAD_SIZE.of(attention.headSize());
        return new AttentionTensors(attention, sublayer, heads, kvHeads, size, heads.times(size), kvHeads.times(size));
    }

    /** Whether nothing is cached: an encoder sees all its tokens at once. */
    private boolean ofEncoder() {
        return sublayer.stack().isEncoder();
    }

    private Emission emission() {
        return sublayer.emission();
    }

    /** Rows of the product that makes queries and, where there is one, their gate. */
    Dimension queryOutputs() {
        return outputHeads().times(headSize);
    }

    private Dimension outputHeads() {
        return attention.outputGate() ? heads.times(2) : heads;
    }

    /** Rows of the product that makes queries, keys and values at once. */
    Dimension qkvWidth() {
        return outputHeads().plus(kvHeads.times(2)).times(headSize);
    }

    /** Channels of queries and keys, or of what is turned of them. */
    Dimension queriesAndKeys(Dimension size) {
        return heads.plus(kvHeads).times(size);
    }

    /** Layers that read a table of the stack, of which one layer has a share: each reads it, but compulsory is once. */
    Dimension stackReads() {
        return Letter.SHARING_LAYERS.ofSeveral(
                emission().isBound() ? sublayer.stack().layerCount() : 1);
    }

    void addSinks(List<Access> accesses) {
        if (attention.sinks()) {
            accesses.add(emission().vector("sinks", heads));
        }
    }

    Access relativeTable() {
        Dimension table = Letter.BUCKETS.of(attention.relativeBuckets()).times(heads);
        return emission().vector("relative position table", table.over(stackReads()));
    }

    /** Norms of queries and keys: of a head, of all of them, or none. */
    void addQkNorm(List<Access> accesses) {
        if (attention.qkNormParameters() > 0) {
            QkNorm norm = attention.qkNorm().get();
            Dimension channels = norm.span() == QkNorm.Span.HEAD ? headSize.times(2) : queriesAndKeys(headSize);
            accesses.add(emission()
                    .vector("head norm parameters", channels.times(norm.norm().parametersPerChannel())));
        }
    }

    /** Scores and values multiply activations with the cache, or with activations where there is none. */
    NumberFormat arithmetic() {
        return ofEncoder()
                ? emission().precision().multiplied(emission().activations())
                : emission().precision().attended();
    }

    Access queries() {
        return emission().act("queries", sublayer.tokens().times(heads), headSize);
    }

    /** The queries and, where there is one, the gate that is made with them. */
    Access queryOutput() {
        String tensor = attention.outputGate() ? "queries and gate" : "queries";
        return emission().act(tensor, sublayer.tokens().times(outputHeads()), headSize);
    }

    /** What attention makes of a token. */
    Access output() {
        return emission().act("output", sublayer.tokens(), queryWidth());
    }

    /** Keys, or values, of these tokens as their projection writes them. */
    Access newKeys(Dimension sources) {
        // Of context ranks, one keeps a decode step's keys and values: each its part of them in the course of time.
        Dimension rows = sources.times(kvHeads).times(sublayer.share().keys());
        return ofEncoder()
                ? emission().act("keys or values", rows, headSize)
                : emission().kvWritten("keys or values", rows, headSize);
    }

    /** Keys, or values, as attention reads them: once a key/value head, not once a query head. */
    Access cached(String tensor, VisibleKeys reach) {
        return cacheAccess(tensor, reach.keys().times(kvHeads));
    }

    /** Rows of a head's channels, of the cache or of what takes its place. */
    Access cacheAccess(String tensor, Dimension rows) {
        return ofEncoder() ? emission().act(tensor, rows, headSize) : emission().kvRead(tensor, rows, headSize);
    }

    /** The format of keys and values. */
    TensorFormat cacheFormat() {
        return ofEncoder() ? emission().activations() : emission().cache();
    }
}
