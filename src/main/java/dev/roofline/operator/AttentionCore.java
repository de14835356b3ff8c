package dev.roofline.operator;

import dev.roofline.model.Attention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores, softmax and values of one grouped-query attention: one kernel, or each an operator of its own. */
record AttentionCore(Attention attention, Sublayer sublayer, AttentionTensors tensors) {
    void emit(VisibleKeys reach) {
        if (sublayer.emission().fuses()) {
            emitKernel(reach);
        } else {
            emitUnfused(reach);
        }
    }

    private void emitKernel(VisibleKeys reach) {
        Emission emission = sublayer.emission();
        List<Access> accesses = new ArrayList<>(
                List.of(tensors.queries(), tensors.cached("keys", reach), tensors.cached("values", reach)));
        if (attention.relativeBuckets() > 0) {
            accesses.add(tensors.relativeTable());
        }
        if (attention.relativePositions().isPresent()) {
            accesses.add(emission.act("position scores", terms().times(tensors.heads()), reach.pairs()));
        }
        tensors.addSinks(accesses);
        accesses.add(tensors.output());
        Site kernel = sublayer.site("kernel", Group.ATTENTION);
        double pairs = reach.pairs().value();
        sublayer.add(new AttentionKernel(
                kernel,
                new AttentionKernel.Shape(attention.heads(), pairs, attention.headSize(), attention.headSize()),
                AttentionKernel.Pass.FORWARD,
                tensors.arithmetic(),
                accesses));
        emitScoreWork(Optional.of(kernel), tensors.heads().times(reach.pairs()));
    }

    private void emitUnfused(VisibleKeys reach) {
        Dimension elements = tensors.heads().times(reach.rectangle());
        Access scores = scores(elements);
        Access queries = tensors.queries();
        emitProduct("scores", elements, reach, List.of(queries, tensors.cached("keys", reach), scores));
        emitScoreWork(Optional.empty(), elements);
        Access output = tensors.output();
        Dimension outputs = sublayer.tokens().times(tensors.queryWidth());
        emitProduct("values", outputs, reach, List.of(scores, tensors.cached("values", reach), output));
    }

    private void emitProduct(String name, Dimension outputs, VisibleKeys reach, List<Access> accesses) {
        double pairs = reach.rectangle().value();
        sublayer.add(new AttentionProduct(
                sublayer.site(name, Group.ATTENTION),
                outputs.value(),
                new AttentionProduct.Shape(attention.heads(), pairs, attention.headSize()),
                AttentionProduct.DotProduct.MULTIPLY_ADDS,
                tensors.arithmetic(),
                accesses));
    }

    private Access scores(Dimension elements) {
        return sublayer.emission().act("scores", Dimension.Constant.ONE, elements);
    }

    private Dimension terms() {
        return Letter.TERMS.of(attention.relativePositions().get().terms());
    }

    /** Soft cap, position bias and softmax of the scores. */
    private void emitScoreWork(Optional<Site> kernel, Dimension elements) {
        Access scores = scores(elements);
        if (attention.softCap()) {
            sublayer.elementwise("softcap", kernel, Work.SOFT_CAP, elements, List.of(scores, scores));
        }
        if (attention.relativeBuckets() > 0) {
            List<Access> biased = List.of(scores, tensors.relativeTable(), scores);
            sublayer.elementwise("position_bias", kernel, Work.POSITION_BIAS, elements, biased);
        }
        if (attention.relativePositions().isPresent()) {
            Dimension added = terms().times(elements);
            List<Access> summed = List.of(scores, scores(added).called("position scores"), scores);
            sublayer.elementwise("position_sum", kernel, Work.POSITION_SUM, added, summed);
        }
        List<Access> softmax = new ArrayList<>(List.of(scores, scores));
        tensors.addSinks(softmax);
        sublayer.elementwise("softmax", kernel, Work.SOFTMAX, elements, softmax);
    }
}
