package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.units.NumberFormat;
import java.util.List;

/** The tensors of one grouped-query attention, as its operators read and write them. */
final class AttentionTensors {
    private final Attention attention;
    private final Emission emission;
    private final Sublayer sublayer;
    private final boolean encoder;
    private final long tokens;

    AttentionTensors(Attention attention, Sublayer sublayer) {
        this.attention = attention;
        this.emission = sublayer.emission();
        this.sublayer = sublayer;
        this.encoder = sublayer.stack().isEncoder();
        this.tokens = sublayer.tokens();
    }

    /** How often a table of the stack is read for one layer's share: each layer reads it, but compulsory is once. */
    double stackReads() {
        return emission.isBound() ? sublayer.stack().layerCount() : 1;
    }

    void addSinks(List<Access> accesses) {
        if (attention.sinks()) {
            accesses.add(emission.vector("sinks", attention.heads()));
        }
    }

    Access relativeTable() {
        return emission.vector("relative position table", attention.relativeTable() / stackReads());
    }

    /** Scores and values multiply activations with the cache, or with activations where there is none. */
    NumberFormat arithmetic() {
        return encoder
                ? emission.precision().multiplied(emission.activations())
                : emission.precision().attended();
    }

    Access queries() {
        return emission.act("queries", (double) tokens * attention.heads(), attention.headSize());
    }

    /** The queries and, where there is one, the gate that is made with them. */
    Access queryOutputs() {
        return attention.outputGate()
                ? emission.act("queries and gate", (double) tokens * attention.heads() * 2, attention.headSize())
                : queries();
    }

    /** Keys, or values, of these tokens as their projection writes them. */
    Access newKeys(long sources) {
        // Of context ranks, one keeps a decode step's keys and values: each its part of them in the course of time.
        double rows = (double) sources * attention.kvHeads() * sublayer.share().keys();
        return encoder
                ? emission.act("keys or values", rows, attention.headSize())
                : emission.kvWritten("keys or values", rows, attention.headSize());
    }

    /** Keys, or values, as attention reads them: once a key/value head, not once a query head. */
    Access cached(String tensor, VisibleKeys reach) {
        return cacheAccess(tensor, reach.keys() * attention.kvHeads());
    }

    /** Rows of a head's channels, of the cache or of what takes its place. */
    Access cacheAccess(String tensor, double rows) {
        return encoder
                ? emission.act(tensor, rows, attention.headSize())
                : emission.kvRead(tensor, rows, attention.headSize());
    }
}
