package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.Projection;
import dev.roofline.model.RelativePositions;
import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** The operators of one grouped-query attention, over the tokens' own sequence or over the encoder's. */
final class AttentionOperators {
    private final Attention attention;
    private final Workload workload;
    private final Emission emission;
    private final Sublayer sublayer;
    private final boolean encoder;
    private final long tokens;
    private final int width;

    AttentionOperators(Attention attention, Sublayer sublayer) {
        this.attention = attention;
        this.workload = sublayer.workload();
        this.emission = sublayer.emission();
        this.sublayer = sublayer;
        this.encoder = sublayer.stack().isEncoder();
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
    }

    void emitSelf() {
        boolean oneProduct = emission.folds() || attention.fusedQkv();
        String host = oneProduct ? "qkv" : "q";
        sublayer.inputNorm(host);
        if (oneProduct) {
            emitFusedProjection();
        } else {
            emitProjection("q", Projection.Q, tokens, attention.queryOutputs(), queryOutputs(), List.of());
            emitProjection("k", Projection.K, tokens, attention.kvWidth(), newKeys(tokens), List.of());
            emitProjection("v", Projection.V, tokens, attention.kvWidth(), newKeys(tokens), List.of());
        }
        emitPerHeadWork(host);
        DeviceShard share = sublayer.share();
        VisibleKeys whole = VisibleKeys.self(sublayer.stack(), attention.mask(), workload.requests());
        VisibleKeys reach = whole.part(share.keys(), share.pairs());
        boolean headsDivided = false;
        if (share.gathersKeys()) {
            ContextDivision division = division(whole);
            emitKeys(division, whole);
            headsDivided = division.kind() == ContextDivision.Kind.HEADS;
            reach = reach.reading(division.keys() * division.kvHeads() / attention.kvHeads());
        }
        if (attention.relativePositions().isPresent()) {
            emitRelativeScores(attention.relativePositions().get(), reach);
        }
        emitCore(reach, headsDivided);
    }

    private ContextDivision division(VisibleKeys whole) {
        return ContextDivision.of(
                attention,
                sublayer,
                whole,
                emission.act("queries", attention.heads(), attention.headSize()).bytes(),
                cacheAccess("key", 1).bytes());
    }

    /** What context ranks exchange before the scores. */
    private void emitKeys(ContextDivision division, VisibleKeys whole) {
        double heads = attention.kvHeads() * 2.0;
        switch (division.kind()) {
            case TOKENS ->
                sublayer.contextCollective(
                        "", Collective.Kind.ALL_GATHER, cacheAccess("keys and values", whole.keys() * heads));
            case TOKENS_IN_REACH -> {
                // Chunks may end where ranks do: then nothing has to come.
                if (division.sent() > 0) {
                    sublayer.contextCollective(
                            "", Collective.Kind.HALO, cacheAccess("keys and values in reach", division.sent() * heads));
                }
            }
            case HEADS -> {
                double copies = division.kvHeads() * emission.parallelism().context();
                Access keys = cacheAccess("keys and values", tokens * copies * 2);
                sublayer.contextCollective(
                        "heads_",
                        Collective.Kind.ALL_TO_ALL,
                        new Access(
                                Access.Kind.ACTIVATION,
                                "queries, keys and values",
                                queries().elements() + keys.elements(),
                                queries().bytes() + keys.bytes()));
            }
        }
    }

    /**
     * Context ranks that divide the keys of a decode step each have a part of every output, with its softmax's sum; those that
     * divide heads have the outputs of their heads.
     */
    private void emitPartialOutputs(boolean headsDivided) {
        if (headsDivided) {
            sublayer.contextCollective(
                    "tokens_", Collective.Kind.ALL_TO_ALL, emission.act("outputs", tokens, attention.queryWidth()));
        } else if (!sublayer.share().gathersKeys()) {
            double channels = attention.queryWidth() + (double) attention.heads();
            sublayer.contextCollective(
                    "", Collective.Kind.ALL_REDUCE, emission.act("partial outputs", tokens, channels));
        }
    }

    void emitCross() {
        sublayer.inputNorm("q");
        emitProjection("q", Projection.Q, tokens, attention.queryWidth(), queries(), sublayer.foldedInputNorm());
        // The encoder's output does not change: its keys and values are made in the first pass and kept.
        boolean first = workload.phase() == Phase.PREFILL && workload.contextTokens() == 0;
        if (first || workload.phase().isTraining()) {
            emitCrossKeys();
        }
        emitCore(VisibleKeys.cross(workload), false);
    }

    private void emitCrossKeys() {
        long sources = workload.sequences() * workload.encoderTokens();
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
        long n = attention.queryOutputs() + 2 * attention.kvWidth();
        List<Access> accesses = sublayer.operands(tokens, width, n);
        accesses.addAll(sublayer.foldedInputNorm());
        sublayer.bias(accesses, attention.hasBias(Projection.Q), attention.queryOutputs());
        sublayer.bias(accesses, attention.hasBias(Projection.K), attention.kvWidth());
        sublayer.bias(accesses, attention.hasBias(Projection.V), attention.kvWidth());
        if (emission.folds() && attention.qkNormParameters() > 0) {
            accesses.add(qkNormParameters());
        }
        accesses.add(queryOutputs());
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
        if (attention.qkNorm().isPresent()) {
            Access all = emission.act("queries and keys", tokens, channels);
            List<Access> accesses = new ArrayList<>(List.of(all, all));
            if (attention.qkNormParameters() > 0) {
                accesses.add(qkNormParameters());
            }
            Work work = Work.of(attention.qkNorm().get().norm());
            sublayer.elementwise("head_norm", host, work, tokens * (double) channels, accesses);
        }
        if (attention.rotaryChannels() > 0) {
            long turned = (long) (attention.heads() + attention.kvHeads()) * attention.rotaryChannels();
            Access all = emission.act("queries and keys", tokens, turned);
            sublayer.elementwise("rotary", host, Work.ROTARY, tokens * (double) turned, List.of(all, all));
        }
    }

    private Access qkNormParameters() {
        return emission.vector("head norm parameters", attention.qkNormParameters());
    }

    /**
     * Scores of all tokens against position keys, to be gathered: a product that makes the position keys once a pass,
     * and one of the queries with them for each term.
     */
    private void emitRelativeScores(RelativePositions positions, VisibleKeys reach) {
        double rows = positions.rows().isPresent() ? positions.rows().getAsInt() : longestReach();
        long made = ((long) rows) * positions.terms();
        List<Access> keys = new ArrayList<>();
        keys.add(
                positions.table()
                        ? emission.weight("position table", rows / stackReads(), width, WeightKind.OTHER)
                        : emission.act("position encodings", rows, width));
        // Without a matrix of their own, position keys and queries read those of the tokens' keys and queries again.
        if (positions.projection() || !emission.isBound()) {
            keys.add(emission.matrix((double) positions.terms() * attention.queryWidth(), width, sublayer.weights()));
        }
        if (!positions.projection() && !emission.isBound()) {
            sublayer.bias(keys, attention.hasBias(Projection.K), attention.kvWidth());
            sublayer.bias(keys, positions.terms() > 1 && attention.hasBias(Projection.Q), attention.queryWidth());
        }
        keys.add(emission.act("position keys", made, attention.queryWidth()));
        sublayer.gemm("position_keys", Group.PROJECTION, made, attention.queryWidth(), width, keys);
        double perHead =
                positions.rows().isPresent() ? tokens * rows : emission.folds() ? reach.pairs() : reach.rectangle();
        double outputs = positions.terms() * (double) attention.heads() * perHead;
        emission.add(new AttentionProduct(
                sublayer.site("position_scores", Group.ATTENTION),
                outputs,
                outputs * attention.headSize(),
                AttentionProduct.DotProduct.MULTIPLY_ADDS,
                arithmetic(),
                List.of(
                        emission.act("queries", (double) positions.terms() * tokens, attention.queryWidth()),
                        emission.act("position keys", made, attention.queryWidth()),
                        emission.act("position scores", 1, outputs))));
    }

    /** How often a table of the stack is read for one layer's share: each layer reads it, but compulsory is once. */
    private double stackReads() {
        return emission.isBound() ? sublayer.stack().layerCount() : 1;
    }

    private long longestReach() {
        long longest = 0;
        for (var request : workload.requests()) {
            longest = Math.max(longest, request.reach());
        }
        return longest;
    }

    /** Scores, softmax, values and the output product. */
    private void emitCore(VisibleKeys reach, boolean headsDivided) {
        if (emission.folds()) {
            emitKernel(reach);
        } else {
            emitUnfused(reach);
        }
        emitPartialOutputs(headsDivided);
        List<Access> output = sublayer.operands(tokens, attention.queryWidth(), width);
        sublayer.bias(output, attention.hasBias(Projection.OUTPUT), width);
        if (attention.outputGate()) {
            Access values = emission.act("output", tokens, attention.queryWidth());
            Access gate = emission.act("gate", tokens, attention.queryWidth());
            double channels = tokens * (double) attention.queryWidth();
            sublayer.elementwise("gate", "output", Work.SIGMOID, channels, List.of(gate, gate));
            sublayer.elementwise("gating", "output", Work.GATE, channels, List.of(values, gate, values));
            if (emission.folds()) {
                output.add(gate);
            }
        }
        sublayer.closingGemm("output", Group.PROJECTION, attention.queryWidth(), output);
    }

    private void emitKernel(VisibleKeys reach) {
        List<Access> accesses = new ArrayList<>(List.of(queries(), cached("keys", reach), cached("values", reach)));
        if (attention.relativeBuckets() > 0) {
            accesses.add(relativeTable());
        }
        if (attention.relativePositions().isPresent()) {
            double terms = attention.relativePositions().get().terms();
            accesses.add(emission.act("position scores", terms * attention.heads(), reach.pairs()));
        }
        addSinks(accesses);
        accesses.add(emission.act("output", tokens, attention.queryWidth()));
        emission.kernel(
                sublayer.site("kernel", Group.ATTENTION),
                attention.heads(),
                reach.pairs(),
                attention.headSize(),
                attention.headSize(),
                arithmetic(),
                accesses);
        emitScoreWork(attention.heads() * reach.pairs());
    }

    private void emitUnfused(VisibleKeys reach) {
        double elements = attention.heads() * reach.rectangle();
        double multiplyAdds = elements * attention.headSize();
        Access scores = emission.act("scores", 1, elements);
        AttentionProduct.DotProduct dot = AttentionProduct.DotProduct.MULTIPLY_ADDS;
        emission.add(new AttentionProduct(
                sublayer.site("scores", Group.ATTENTION),
                elements,
                multiplyAdds,
                dot,
                arithmetic(),
                List.of(queries(), cached("keys", reach), scores)));
        emitScoreWork(elements);
        emission.add(new AttentionProduct(
                sublayer.site("values", Group.ATTENTION),
                (double) tokens * attention.queryWidth(),
                multiplyAdds,
                dot,
                arithmetic(),
                List.of(scores, cached("values", reach), emission.act("output", tokens, attention.queryWidth()))));
    }

    /** Soft cap, position bias and softmax of the scores. */
    private void emitScoreWork(double elements) {
        Access scores = emission.act("scores", 1, elements);
        if (attention.softCap()) {
            sublayer.elementwise("softcap", "kernel", Work.SOFT_CAP, elements, List.of(scores, scores));
        }
        if (attention.relativeBuckets() > 0) {
            sublayer.elementwise(
                    "position_bias", "kernel", Work.POSITION_BIAS, elements, List.of(scores, relativeTable(), scores));
        }
        if (attention.relativePositions().isPresent()) {
            double added = attention.relativePositions().get().terms() * elements;
            sublayer.elementwise(
                    "position_sum",
                    "kernel",
                    Work.RESIDUAL,
                    added,
                    List.of(scores, emission.act("position scores", 1, added), scores));
        }
        List<Access> softmax = new ArrayList<>(List.of(scores, scores));
        addSinks(softmax);
        sublayer.elementwise("softmax", "kernel", Work.SOFTMAX, elements, softmax);
    }

    private void addSinks(List<Access> accesses) {
        if (attention.sinks()) {
            accesses.add(emission.vector("sinks", attention.heads()));
        }
    }

    private Access relativeTable() {
        return emission.vector("relative position table", attention.relativeTable() / stackReads());
    }

    /** Scores and values multiply activations with the cache, or with activations where there is none. */
    private NumberFormat arithmetic() {
        return encoder
                ? emission.precision().multiplied(emission.activations())
                : emission.precision().attended();
    }

    private Access queries() {
        return emission.act("queries", (double) tokens * attention.heads(), attention.headSize());
    }

    /** The queries and, where there is one, the gate that is made with them. */
    private Access queryOutputs() {
        return attention.outputGate()
                ? emission.act("queries and gate", (double) tokens * attention.heads() * 2, attention.headSize())
                : queries();
    }

    /** Keys, or values, of these tokens as their projection writes them. */
    private Access newKeys(long sources) {
        // Of context ranks, one keeps a decode step's keys and values: each its part of them in the course of time.
        double rows = (double) sources * attention.kvHeads() * sublayer.share().keys();
        return encoder
                ? emission.act("keys or values", rows, attention.headSize())
                : emission.kvWritten("keys or values", rows, attention.headSize());
    }

    /** Keys, or values, as attention reads them: once a key/value head, not once a query head. */
    private Access cached(String tensor, VisibleKeys reach) {
        return cacheAccess(tensor, reach.keys() * attention.kvHeads());
    }

    private Access cacheAccess(String tensor, double rows) {
        return encoder
                ? emission.act(tensor, rows, attention.headSize())
                : emission.kvRead(tensor, rows, attention.headSize());
    }
}
