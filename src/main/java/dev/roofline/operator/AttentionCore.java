package dev.roofline.operator;

import dev.roofline.model.Attention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores, softmax and values of one grouped-query attention: one kernel, or each an operator of its own. */
final class AttentionCore {
    private final Attention attention;
    private final Sublayer sublayer;
    private final AttentionTensors tensors;
    private final Emission emission;
    private final long tokens;

    AttentionCore(Attention attention, Sublayer sublayer, AttentionTensors tensors) {
        this.attention = attention;
        this.sublayer = sublayer;
        this.tensors = tensors;
        this.emission = sublayer.emission();
        this.tokens = sublayer.tokens();
    }

    void emit(VisibleKeys reach) {
        if (emission.fuses()) {
            emitKernel(reach);
        } else {
            emitUnfused(reach);
        }
    }

    private void emitKernel(VisibleKeys reach) {
        List<Access> accesses = new ArrayList<>(
                List.of(tensors.queries(), tensors.cached("keys", reach), tensors.cached("values", reach)));
        if (attention.relativeBuckets() > 0) {
            accesses.add(tensors.relativeTable());
        }
        if (attention.relativePositions().isPresent()) {
            double terms = attention.relativePositions().get().terms();
            accesses.add(emission.act("position scores", terms * attention.heads(), reach.pairs()));
        }
        tensors.addSinks(accesses);
        accesses.add(emission.act("output", tokens, attention.queryWidth()));
        Site kernel = sublayer.site("kernel", Group.ATTENTION);
        emission.add(new AttentionKernel(
                kernel,
                new AttentionKernel.Shape(attention.heads(), reach.pairs(), attention.headSize(), attention.headSize()),
                AttentionKernel.Pass.FORWARD,
                tensors.arithmetic(),
                accesses));
        emitScoreWork(Optional.of(kernel), attention.heads() * reach.pairs());
    }

    private void emitUnfused(VisibleKeys reach) {
        double elements = attention.heads() * reach.rectangle();
        AttentionProduct.Shape shape =
                new AttentionProduct.Shape(attention.heads(), reach.rectangle(), attention.headSize());
        Access scores = emission.act("scores", 1, elements);
        AttentionProduct.DotProduct dot = AttentionProduct.DotProduct.MULTIPLY_ADDS;
        emission.add(new AttentionProduct(
                sublayer.site("scores", Group.ATTENTION),
                elements,
                shape,
                dot,
                tensors.arithmetic(),
                List.of(tensors.queries(), tensors.cached("keys", reach), scores)));
        emitScoreWork(Optional.empty(), elements);
        emission.add(new AttentionProduct(
                sublayer.site("values", Group.ATTENTION),
                (double) tokens * attention.queryWidth(),
                shape,
                dot,
                tensors.arithmetic(),
                List.of(
                        scores,
                        tensors.cached("values", reach),
                        emission.act("output", tokens, attention.queryWidth()))));
    }

    /** Soft cap, position bias and softmax of the scores. */
    private void emitScoreWork(Optional<Site> kernel, double elements) {
        Access scores = emission.act("scores", 1, elements);
        if (attention.softCap()) {
            sublayer.elementwise("softcap", kernel, Work.SOFT_CAP, elements, List.of(scores, scores));
        }
        if (attention.relativeBuckets() > 0) {
            sublayer.elementwise(
                    "position_bias",
                    kernel,
                    Work.POSITION_BIAS,
                    elements,
                    List.of(scores, tensors.relativeTable(), scores));
        }
        if (attention.relativePositions().isPresent()) {
            double added = attention.relativePositions().get().terms() * elements;
            sublayer.elementwise(
                    "position_sum",
                    kernel,
                    Work.RESIDUAL,
                    added,
                    List.of(scores, emission.act("position scores", 1, added), scores));
        }
        List<Access> softmax = new ArrayList<>(List.of(scores, scores));
        tensors.addSinks(softmax);
        sublayer.elementwise("softmax", kernel, Work.SOFTMAX, elements, softmax);
    }
}
