package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.Projection;
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
    private final AttentionTensors tensors;
    private final ContextExchange context;
    private final long tokens;
    private final int width;

    AttentionOperators(Attention attention, Sublayer sublayer) {
        this.attention = attention;
        this.workload = sublayer.workload();
        this.emission = sublayer.emission();
        this.sublayer = sublayer;
        this.tensors = new AttentionTensors(attention, sublayer);
        this.context = new ContextExchange(attention, sublayer, tensors);
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
    }

    void emitSelf() {
        boolean oneProduct = emission.fuses() || attention.fusedQkv();
        Site first = sublayer.projection(oneProduct ? "qkv" : "q");
        sublayer.inputNorm(first);
        if (oneProduct) {
            emitFusedProjection(first);
        } else {
            emitProjection(first, Projection.Q, tokens, attention.queryOutputs(), tensors.queryOutputs(), List.of());
            emitKeysAndValues(tokens);
        }
        emitPerHeadWork(first);
        VisibleKeys reach = context.emitKeys();
        if (attention.relativePositions().isPresent()) {
            new PositionScores(attention, attention.relativePositions().get(), sublayer, tensors).emit(reach);
        }
        emitCore(reach);
    }

    void emitCross() {
        Site query = sublayer.projection("q");
        sublayer.inputNorm(query);
        emitProjection(
                query, Projection.Q, tokens, attention.queryWidth(), tensors.queries(), sublayer.fusedInputNorm());
        // The encoder's output does not change: its keys and values are made in the first pass and kept.
        boolean first = workload.phase() == Phase.PREFILL && workload.contextTokens() == 0;
        if (first || workload.phase().isTraining()) {
            emitCrossKeys();
        }
        emitCore(VisibleKeys.cross(workload));
    }

    private void emitCrossKeys() {
        long sources = workload.sequences() * workload.encoderTokens();
        if (!emission.fuses()) {
            emitKeysAndValues(sources);
            return;
        }
        long n = 2 * attention.kvWidth();
        List<Access> both = sublayer.operands(sources, width, n);
        sublayer.bias(both, attention.hasBias(Projection.K), attention.kvWidth());
        sublayer.bias(both, attention.hasBias(Projection.V), attention.kvWidth());
        both.add(tensors.newKeys(sources));
        both.add(tensors.newKeys(sources));
        sublayer.gemm(sublayer.projection("kv"), sources, n, width, both);
    }

    private void emitKeysAndValues(long sources) {
        Access keys = tensors.newKeys(sources);
        emitProjection(sublayer.projection("k"), Projection.K, sources, attention.kvWidth(), keys, List.of());
        emitProjection(sublayer.projection("v"), Projection.V, sources, attention.kvWidth(), keys, List.of());
    }

    private void emitFusedProjection(Site site) {
        long n = attention.queryOutputs() + 2 * attention.kvWidth();
        List<Access> accesses = sublayer.operands(tokens, width, n);
        accesses.addAll(sublayer.fusedInputNorm());
        sublayer.bias(accesses, attention.hasBias(Projection.Q), attention.queryOutputs());
        sublayer.bias(accesses, attention.hasBias(Projection.K), attention.kvWidth());
        sublayer.bias(accesses, attention.hasBias(Projection.V), attention.kvWidth());
        if (emission.fuses() && attention.qkNormParameters() > 0) {
            accesses.add(qkNormParameters());
        }
        accesses.add(tensors.queryOutputs());
        accesses.add(tensors.newKeys(tokens));
        accesses.add(tensors.newKeys(tokens));
        sublayer.gemm(site, tokens, n, width, accesses);
    }

    private void emitProjection(Site site, Projection projection, long rows, long n, Access output, List<Access> more) {
        List<Access> accesses = sublayer.operands(rows, width, n);
        sublayer.bias(accesses, attention.hasBias(projection), n);
        accesses.addAll(more);
        accesses.add(output);
        sublayer.gemm(site, rows, n, width, accesses);
    }

    /** Norms and rotary embedding of queries and keys. */
    private void emitPerHeadWork(Site anchor) {
        long channels = attention.queryWidth() + attention.kvWidth();
        if (attention.qkNorm().isPresent()) {
            Access all = emission.act("queries and keys", tokens, channels);
            List<Access> accesses = new ArrayList<>(List.of(all, all));
            if (attention.qkNormParameters() > 0) {
                accesses.add(qkNormParameters());
            }
            Work work = Work.of(attention.qkNorm().get().norm());
            sublayer.elementwise("head_norm", anchor, work, tokens * (double) channels, accesses);
        }
        if (attention.rotaryChannels() > 0) {
            long turned = (long) (attention.heads() + attention.kvHeads()) * attention.rotaryChannels();
            Access all = emission.act("queries and keys", tokens, turned);
            sublayer.elementwise("rotary", anchor, Work.ROTARY, tokens * (double) turned, List.of(all, all));
        }
    }

    private Access qkNormParameters() {
        return emission.vector("head norm parameters", attention.qkNormParameters());
    }

    /** Scores, softmax, values and the output product. */
    private void emitCore(VisibleKeys reach) {
        new AttentionCore(attention, sublayer, tensors).emit(reach);
        context.emitPartialOutputs();
        Site site = sublayer.projection("output");
        List<Access> output = sublayer.operands(tokens, attention.queryWidth(), width);
        sublayer.bias(output, attention.hasBias(Projection.OUTPUT), width);
        if (attention.outputGate()) {
            Access values = emission.act("output", tokens, attention.queryWidth());
            Access gate = emission.act("gate", tokens, attention.queryWidth());
            double channels = tokens * (double) attention.queryWidth();
            sublayer.elementwise("gate", site, Work.SIGMOID, channels, List.of(gate, gate));
            sublayer.elementwise("gating", site, Work.GATE, channels, List.of(values, gate, values));
            if (emission.fuses()) {
                output.add(gate);
            }
        }
        sublayer.closingGemm(site, attention.queryWidth(), output);
    }
}
