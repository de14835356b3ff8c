package dev.roofline.operator;

import dev.roofline.model.ClassHead;
import dev.roofline.model.Embedding;
import dev.roofline.model.Head;
import dev.roofline.model.NoHead;
import dev.roofline.model.VocabularyHead;
import dev.roofline.model.WeightKind;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators after the last layer of a stack: its final norm, and a product where it has one. */
record HeadOperators(StackEnds ends, Dimension positions) implements Head.Visitor<RuntimeException> {
    private Emission emission() {
        return ends.emission();
    }

    /** A stack that ends with its last layer. */
    @Override
    public void visit(NoHead none) {
        emitFinalNorm();
    }

    /** The final norm alone, where no product follows. */
    void emitFinalNorm() {
        finalNorm(Optional.empty(), ends.stream().own());
    }

    /** The norm after the last layer: fused with the product that follows it, alone where there is none. */
    private void finalNorm(Optional<Site> anchor, Dimension rows) {
        if (ends.stack().finalNorm().isPresent()) {
            Site site = new Site(ends.stack().name() + ".final.norm", Group.ELEMENTWISE);
            ends.norm(site, anchor, ends.stack().finalNorm().get(), rows, ends.width());
        }
    }

    private List<Access> fusedFinalNorm() {
        return ends.fusedNorm(ends.stack().finalNorm(), ends.width());
    }

    @Override
    public void visit(VocabularyHead head) {
        Embedding table = ends.model().embedding().orElseThrow();
        Dimension tableWidth = ends.width(table.width());
        Dimension vocabulary = Letter.VOCABULARY.of(table.vocabulary());
        boolean back = table.projection() == Embedding.Projected.TOKENS;
        Site logitsSite = ends.site("head.logits", Group.HEAD);
        Site projection = ends.site("head.projection", Group.HEAD);
        Site transform = ends.site("head.transform", Group.HEAD);
        Site first = head.transform().isPresent() ? transform : back ? projection : logitsSite;
        finalNorm(Optional.of(first), emission().dividesStream() ? ends.stream().own() : positions);
        emitGather();
        List<Access> norm = fusedFinalNorm();
        if (head.transform().isPresent()) {
            emitTransform(transform, head.transform().get(), table.projectsSum() ? tableWidth : ends.width(), norm);
            norm = List.of();
        }
        if (back) {
            ends.gemm(projection, positions, tableWidth, ends.width(), false, norm);
            norm = List.of();
        }
        List<Access> moved = ends.operands(positions, vocabulary, tableWidth, head.kind(), head.bias(), norm);
        ends.gemm(logitsSite, positions, vocabulary, tableWidth, head.kind(), moved);
        if (!emission().trains()) {
            emitGather(vocabulary.times(
                    Letter.TENSOR_RANKS.ofSeveral(emission().parallelism().tensor())));
        }
        if (head.softCap()) {
            Access logits = emission().act("logits", positions, vocabulary);
            ends.activation("head.softcap", logitsSite, Work.SOFT_CAP, logits);
        }
        if (emission().trains()) {
            emitLoss(vocabulary);
        }
    }

    private void emitGather(Dimension columns) {
        ends.exchange("head.all_gather", Collective.Kind.ALL_GATHER, Collective.Way.BOTH, positions, columns);
    }

    /** Every rank wants the stream of all positions, or has a part of its gradient. */
    private void emitGather() {
        if (emission().dividesStream()) {
            emitGather(ends.width());
        } else {
            Collective.Way way = Collective.Way.BACKWARD;
            ends.exchange("head.all_reduce", Collective.Kind.ALL_REDUCE, way, positions, ends.width());
        }
    }

    /**
     * Cross-entropy over the vocabulary. Tensor ranks that divide it exchange each position's maximum, sum and target
     * logit instead of the logits (Megatron-LM, arXiv 1909.08053, section 3).
     */
    private void emitLoss(Dimension vocabulary) {
        emitCrossEntropy(positions, vocabulary);
        emission()
                .collective(
                        ends.site("head.loss_all_reduce", Group.COLLECTIVE),
                        Collective.Kind.ALL_REDUCE,
                        emission().parallelism().tensor(),
                        1,
                        Collective.Way.FORWARD,
                        List.of(Access.activation(
                                "maxima, sums and targets", positions, Dimension.of(3), TensorFormat.FP32)));
    }

    private void emitCrossEntropy(Dimension rows, Dimension outputs) {
        List<Access> logits = List.of(emission().act("logits", rows, outputs));
        ends.elementwise("head.loss", Optional.empty(), Work.CROSS_ENTROPY, rows.times(outputs), logits);
    }

    private void emitTransform(Site site, VocabularyHead.Transform transform, Dimension outputs, List<Access> norm) {
        Access stream = emission().act("output", positions, outputs);
        List<Access> more = new ArrayList<>(norm);
        if (emission().fuses()) {
            more.add(ends.normParameters(transform.norm(), outputs));
        }
        ends.gemm(site, positions, outputs, ends.width(), transform.bias(), more);
        ends.activation("head.activation", site, Work.of(transform.activation()), stream);
        ends.norm(ends.site("head.norm", Group.ELEMENTWISE), Optional.of(site), transform.norm(), positions, outputs);
    }

    /** One position of each sequence: a class token, or the token that ends a text. */
    @Override
    public void visit(ClassHead head) {
        Dimension sequences = Letter.SEQUENCES.of(ends.workload().sequences());
        Dimension outputs = Letter.CLASSES.of(head.outputs());
        Site site = ends.site("head.classes", Group.HEAD);
        finalNorm(Optional.of(site), sequences);
        WeightKind kind = WeightKind.HEAD;
        List<Access> moved = ends.operands(sequences, outputs, ends.width(), kind, head.bias(), fusedFinalNorm());
        ends.gemm(site, sequences, outputs, ends.width(), kind, moved);
        if (emission().trains()) {
            emitCrossEntropy(sequences, outputs);
        }
    }
}
