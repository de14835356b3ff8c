package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.Projection;
import dev.roofline.model.Stack;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators of one grouped-query attention, over the tokens' own sequence or over the encoder's. */
final class AttentionOperators {
    private final Attention attention;
    private final Workload workload;
    private final Emission emission;
    private final LayerOperators.Sublayer sublayer;
    private final boolean encoder;
    private final long tokens;
    private final int width;

    AttentionOperators(
            Attention attention,
            Stack stack,
            Workload workload,
            Emission emission,
            LayerOperators.Sublayer sublayer) {
        this.attention = attention;
        this.workload = workload;
        this.emission = emission;
        this.sublayer = sublayer;
        this.encoder = stack.kind() == Stack.Kind.ENCODER;
        this.tokens = workload.stepTokens();
        this.width = sublayer.width();
    }

    void emitSelf() {
        boolean oneProduct = emission.folds() || attention.fusedQkv();
        String host = oneProduct ? "qkv" : "q";
        sublayer.inputNorm(host);
        if (oneProduct) {
            emitFusedProjection();
        } else {
            emitProjection("q", Projection.Q, tokens, attention.queryWidth(), queries(), List.of());
            emitProjection("k", Projection.K, tokens, attention.kvWidth(), newKeys(tokens), List.of());
            emitProjection("v", Projection.V, tokens, attention.kvWidth(), newKeys(tokens), List.of());
        }
        emitPerHeadWork(host);
        emitCore(selfReach());
    }

    void emitCross() {
        sublayer.inputNorm("q");
        emitProjection("q", Projection.Q, tokens, attention.queryWidth(), queries(), sublayer.foldedInputNorm());
        // The encoder's output does not change: its keys and values are made in the first pass and kept.
        if (workload.phase() == Phase.PREFILL && workload.contextTokens() == 0) {
            emitCrossKeys();
        }
        long keys = workload.encoderTokens();
        emitCore(new Reach(keys, VisiblePairs.all(workload.newTokens(), keys)));
    }

    private void emitCrossKeys() {
        long sources = workload.batch() * workload.encoderTokens();
        if (!emission.folds()) {
            emitProjection("k", Projection.K, sources, attention.kvWidth(), newKeys(sources), List.of());
            emitProjection("v", Projection.V, sources, attention.kvWidth(), newKeys(sources), List.of());
            return;
        }
        long n = 2 * attention.kvWidth();
        List<Access> both = sublayer.operands(sources, width, n);
        sublayer.bias(both, attention.hasBias(Projection.K), attention.kvWidth());
        sublayer.bias(both, attention.hasBias(Projection.V), attention.kvWidth());
        both.add(newKeys(sources));
        both.add(newKeys(sources));
        sublayer.gemm("kv", Group.PROJECTION, sources, n, width, both);
    }

    private void emitFusedProjection() {
        long n = attention.queryWidth() + 2 * attention.kvWidth();
        List<Access> accesses = sublayer.operands(tokens, width, n);
        accesses.addAll(sublayer.foldedInputNorm());
        sublayer.bias(accesses, attention.hasBias(Projection.Q), attention.queryWidth());
        sublayer.bias(accesses, attention.hasBias(Projection.K), attention.kvWidth());
        sublayer.bias(accesses, attention.hasBias(Projection.V), attention.kvWidth());
        if (emission.folds() && attention.headNorms()) {
            accesses.add(headNormParameters());
        }
        accesses.add(queries());
        accesses.add(newKeys(tokens));
        accesses.add(newKeys(tokens));
        sublayer.gemm("qkv", Group.PROJECTION, tokens, n, width, accesses);
    }

    private void emitProjection(
            String name, Projection projection, long rows, long n, Access output, List<Access> more) {
        List<Access> accesses = sublayer.operands(rows, width, n);
        sublayer.bias(accesses, attention.hasBias(projection), n);
        accesses.addAll(more);
        accesses.add(output);
        sublayer.gemm(name, Group.PROJECTION, rows, n, width, accesses);
    }

    /** Norms and rotary embedding of queries and keys. */
    private void emitPerHeadWork(String host) {
        long channels = attention.queryWidth() + attention.kvWidth();
        if (attention.headNorms()) {
            Access all = emission.act("queries and keys", tokens, channels);
            sublayer.elementwise(
                    "head_norm", host, Work.RMS_NORM, tokens * (double) channels, List.of(all, headNormParameters(), all));
        }
        if (attention.rotaryChannels() > 0) {
            long turned = (long) (attention.heads() + attention.kvHeads()) * attention.rotaryChannels();
            Access all = emission.act("queries and keys", tokens, turned);
            sublayer.elementwise("rotary", host, Work.ROTARY, tokens * (double) turned, List.of(all, all));
        }
    }

    private Access headNormParameters() {
        return emission.vector("head norm parameters", 2.0 * attention.headSize());
    }

    /** Scores, softmax, values and the output product. */
    private void emitCore(Reach reach) {
        if (emission.folds()) {
            emitKernel(reach);
        } else {
            emitUnfused(reach);
        }
        List<Access> output = sublayer.operands(tokens, attention.queryWidth(), width);
        sublayer.bias(output, attention.hasBias(Projection.OUTPUT), width);
        sublayer.closingGemm("output", Group.PROJECTION, attention.queryWidth(), output);
    }

    private void emitKernel(Reach reach) {
        double heads = (double) workload.batch() * attention.heads();
        List<Access> accesses = new ArrayList<>(List.of(queries(), cached("keys", reach), cached("values", reach)));
        if (attention.relativeBuckets() > 0) {
            accesses.add(relativeTable());
        }
        accesses.add(emission.act("output", tokens, attention.queryWidth()));
        emission.add(new AttentionKernel(
                site("kernel"), heads, reach.pairs, attention.headSize(), attention.headSize(), arithmetic(), accesses));
        emitScoreWork(heads * reach.pairs, 0);
    }

    private void emitUnfused(Reach reach) {
        double heads = (double) workload.batch() * attention.heads();
        double rows = heads * workload.newTokens();
        Access scores = emission.act("scores", rows, reach.keys);
        AttentionProduct.DotProduct dot = AttentionProduct.DotProduct.MULTIPLY_ADDS;
        emission.add(new AttentionProduct(
                site("scores"), heads, workload.newTokens(), reach.keys, attention.headSize(), dot, arithmetic(),
                List.of(queries(), cached("keys", reach), scores)));
        emitScoreWork(rows * reach.keys, rows);
        emission.add(new AttentionProduct(
                site("values"), heads, workload.newTokens(), attention.headSize(), reach.keys, dot, arithmetic(),
                List.of(scores, cached("values", reach), emission.act("output", tokens, attention.queryWidth()))));
    }

    /** Soft cap, position bias and softmax of the scores. */
    private void emitScoreWork(double elements, double rows) {
        Access scores = emission.act("scores", rows, rows == 0 ? 0 : elements / rows);
        if (attention.softCap()) {
            sublayer.elementwise("softcap", "kernel", Work.SOFT_CAP, elements, List.of(scores, scores));
        }
        if (attention.relativeBuckets() > 0) {
            sublayer.elementwise(
                    "position_bias", "kernel", Work.POSITION_BIAS, elements, List.of(scores, relativeTable(), scores));
        }
        sublayer.elementwise("softmax", "kernel", Work.SOFTMAX, elements, List.of(scores, scores));
    }

    private Access relativeTable() {
        return emission.vector("relative position table", attention.relativeTable());
    }

    /** Scores and values multiply activations with the cache, or with activations where there is none. */
    private NumberFormat arithmetic() {
        TensorFormat stored = encoder ? emission.activations() : emission.kvCache();
        return Widening.widest(stored, emission.activations());
    }

    private Site site(String name) {
        return new Site(
                sublayer.id(name),
                Group.ATTENTION,
                Optional.of(sublayer.layers()),
                sublayer.layers().count(),
                Optional.empty());
    }

    private Access queries() {
        return emission.act("queries", (double) tokens * attention.heads(), attention.headSize());
    }

    /** Keys, or values, of these tokens as their projection writes them. */
    private Access newKeys(long sources) {
        double rows = (double) sources * attention.kvHeads();
        return encoder
                ? emission.act("keys or values", rows, attention.headSize())
                : Access.of(Access.Kind.KV_WRITTEN, "keys or values", rows, attention.headSize(), emission.kvCache());
    }

    /** Keys, or values, as attention reads them: once a key/value head, not once a query head. */
    private Access cached(String tensor, Reach reach) {
        double rows = (double) workload.batch() * reach.keys * attention.kvHeads();
        return encoder
                ? emission.act(tensor, rows, attention.headSize())
                : Access.of(Access.Kind.KV_READ, tensor, rows, attention.headSize(), emission.kvCache());
    }

    private Reach selfReach() {
        long queries = workload.newTokens();
        long cached = workload.contextTokens();
        long all = workload.reach();
        if (encoder) {
            return new Reach(all, VisiblePairs.all(queries, all));
        }
        if (attention.window().isEmpty()) {
            return new Reach(all, VisiblePairs.causal(queries, cached));
        }
        long window = attention.window().getAsInt();
        return new Reach(
                Math.min(all, window + queries - 1), VisiblePairs.window(queries, cached, window));
    }

    /**
     * What a step's queries may see.
     *
     * @param keys keys of a sequence that the step reads
     * @param pairs visible (query, key) pairs of one sequence and head
     */
    private record Reach(long keys, long pairs) {}
}
