package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.Projection;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators of one grouped-query attention, over the tokens' own sequence or over the encoder's. */
record AttentionOperators(Attention attention, Sublayer sublayer, AttentionTensors tensors) {
    AttentionOperators(Attention attention, Sublayer sublayer) {
        this(attention, sublayer, AttentionTensors.of(attention, sublayer));
    }

    void emitSelf() {
        boolean oneProduct = sublayer.emission().fuses() || attention.fusedQkv();
        Site first = sublayer.projection(oneProduct ? "qkv" : "q");
        sublayer.inputNorm(first);
        Dimension tokens = sublayer.tokens();
        if (oneProduct) {
            emitFusedProjection(first);
        } else {
            emitProjection(first, Projection.Q, tokens, tensors.queryOutputs(), List.of(tensors.queryOutput()));
            emitKeysAndValues(tokens);
        }
        emitPerHeadWork(first);
        ContextExchange context = new ContextExchange(attention, sublayer, tensors);
        Optional<ContextDivision> division = context.division();
        VisibleKeys reach = context.emitKeys(division);
        if (attention.relativePositions().isPresent()) {
            new PositionScores(attention, attention.relativePositions().get(), sublayer, tensors).emit(reach);
        }
        emitCore(reach, context, division);
    }

    void emitCross() {
        Site query = sublayer.projection("q");
        sublayer.inputNorm(query);
        List<Access> moved = new ArrayList<>(sublayer.fusedInputNorm());
        moved.add(tensors.queries());
        emitProjection(query, Projection.Q, sublayer.tokens(), tensors.queryWidth(), moved);
        // The encoder's output does not change: its keys and values are made in the first pass and kept.
        Workload workload = sublayer.workload();
        boolean first = workload.phase() == Phase.PREFILL && workload.contextTokens() == 0;
        if (first || workload.phase().isTraining()) {
            emitCrossKeys(Letter.SOURCES.of(workload.sequences() * workload.encoderTokens()));
        }
        ContextExchange context = new ContextExchange(attention, sublayer, tensors);
        emitCore(VisibleKeys.cross(workload), context, Optional.empty());
    }

    private void emitCrossKeys(Dimension sources) {
        if (!sublayer.emission().fuses()) {
            emitKeysAndValues(sources);
            return;
        }
        Dimension n = tensors.kvWidth().times(2);
        List<Access> both = sublayer.operands(sources, sublayer.width(), n);
        addKeyBiases(both);
        addNewKeys(both, sources);
        sublayer.gemm(sublayer.projection("kv"), sources, n, sublayer.width(), both);
    }

    private void emitKeysAndValues(Dimension sources) {
        List<Access> keys = List.of(tensors.newKeys(sources));
        emitProjection(sublayer.projection("k"), Projection.K, sources, tensors.kvWidth(), keys);
        emitProjection(sublayer.projection("v"), Projection.V, sources, tensors.kvWidth(), keys);
    }

    private void emitFusedProjection(Site site) {
        Dimension n = tensors.qkvWidth();
        List<Access> accesses = sublayer.operands(sublayer.tokens(), sublayer.width(), n);
        accesses.addAll(sublayer.fusedInputNorm());
        sublayer.bias(accesses, attention.hasBias(Projection.Q), tensors.queryOutputs());
        addKeyBiases(accesses);
        if (sublayer.emission().fuses()) {
            tensors.addQkNorm(accesses);
        }
        accesses.add(tensors.queryOutput());
        addNewKeys(accesses, sublayer.tokens());
        sublayer.gemm(site, sublayer.tokens(), n, sublayer.width(), accesses);
    }

    private void addKeyBiases(List<Access> accesses) {
        sublayer.bias(accesses, attention.hasBias(Projection.K), tensors.kvWidth());
        sublayer.bias(accesses, attention.hasBias(Projection.V), tensors.kvWidth());
    }

    /** Keys and values alike. */
    private void addNewKeys(List<Access> accesses, Dimension sources) {
        accesses.add(tensors.newKeys(sources));
        accesses.add(tensors.newKeys(sources));
    }

    /** @param moved beside input, matrix and bias: the output last */
    private void emitProjection(Site site, Projection projection, Dimension rows, Dimension n, List<Access> moved) {
        List<Access> accesses = sublayer.operands(rows, sublayer.width(), n);
        sublayer.bias(accesses, attention.hasBias(projection), n);
        accesses.addAll(moved);
        sublayer.gemm(site, rows, n, sublayer.width(), accesses);
    }

    /** Norms and rotary embedding of queries and keys. */
    private void emitPerHeadWork(Site anchor) {
        Emission emission = sublayer.emission();
        Dimension tokens = sublayer.tokens();
        if (attention.qkNorm().isPresent()) {
            Dimension channels = tensors.queriesAndKeys(tensors.headSize());
            Access all = emission.act("queries and keys", tokens, channels);
            List<Access> accesses = new ArrayList<>(List.of(all, all));
            tensors.addQkNorm(accesses);
            Work work = Work.of(attention.qkNorm().get().norm());
            sublayer.elementwise("head_norm", anchor, work, tokens.times(channels), accesses);
        }
        if (attention.rotaryChannels() > 0) {
            Dimension turned = tensors.queriesAndKeys(Letter.ROTARY_CHANNELS.of(attention.rotaryChannels()));
            Access all = emission.act("queries and keys", tokens, turned);
            sublayer.elementwise("rotary", anchor, Work.ROTARY, tokens.times(turned), List.of(all, all));
        }
    }

    /** Scores, softmax, values and the output product. */
    private void emitCore(VisibleKeys reach, ContextExchange context, Optional<ContextDivision> division) {
        new AttentionCore(attention, sublayer, tensors).emit(reach);
        context.emitPartialOutputs(division);
        Site site = sublayer.projection("output");
        Dimension channels = tensors.queryWidth();
        List<Access> output = sublayer.operands(sublayer.tokens(), channels, sublayer.width());
        sublayer.bias(output, attention.hasBias(Projection.OUTPUT), sublayer.width());
        if (attention.outputGate()) {
            Access values = tensors.output();
            Access gate = values.called("gate");
            Dimension elements = sublayer.tokens().times(channels);
            sublayer.elementwise("gate", site, Work.SIGMOID, elements, List.of(gate, gate));
            sublayer.elementwise("gating", site, Work.GATE, elements, List.of(values, gate, values));
            if (sublayer.emission().fuses()) {
                output.add(gate);
            }
        }
        sublayer.closingGemm(site, channels, output);
    }
}
