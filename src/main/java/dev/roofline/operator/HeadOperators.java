package dev.roofline.operator;

import dev.roofline.model.ClassHead;
import dev.roofline.model.Embedding;
import dev.roofline.model.Head;
import dev.roofline.model.NoHead;
import dev.roofline.model.Stack;
import dev.roofline.model.VocabularyHead;
import dev.roofline.model.WeightKind;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators after the last layer of a stack: its final norm, and a product where it has one. */
final class HeadOperators implements Head.Visitor<RuntimeException> {
    private final StackEnds ends;
    private final Stack stack;
    private final Emission emission;
    private final int width;
    private final long positions;
    private final long streamTokens;

    /** @param positions at which the head computes */
    HeadOperators(StackEnds ends, long positions) {
        this.ends = ends;
        this.stack = ends.stack();
        this.emission = ends.emission();
        this.width = ends.width();
        this.positions = positions;
        this.streamTokens = ends.share().streamTokens();
    }

    /** A stack that ends with its last layer. */
    @Override
    public void visit(NoHead none) {
        emitFinalNorm();
    }

    /** The final norm alone, where no product follows. */
    void emitFinalNorm() {
        finalNorm(Optional.empty(), streamTokens);
    }

    /** The norm after the last layer: fused with the product that follows it, alone where there is none. */
    private void finalNorm(Optional<Site> anchor, long rows) {
        if (stack.finalNorm().isPresent()) {
            Site site = new Site(stack.name() + ".final.norm", Group.ELEMENTWISE);
            ends.norm(site, anchor, stack.finalNorm().get(), rows, width);
        }
    }

    private List<Access> fusedFinalNorm() {
        return ends.fusedNorm(stack.finalNorm(), width);
    }

    @Override
    public void visit(VocabularyHead head) {
        Embedding table = ends.model().embedding().orElseThrow();
        boolean back = table.projection() == Embedding.Projected.TOKENS;
        Site logitsSite = ends.site("head.logits", Group.HEAD);
        Site projection = ends.site("head.projection", Group.HEAD);
        Site transform = ends.site("head.transform", Group.HEAD);
        Site first = head.transform().isPresent() ? transform : back ? projection : logitsSite;
        finalNorm(Optional.of(first), emission.dividesStream() ? streamTokens : positions);
        emitGather();
        List<Access> norm = fusedFinalNorm();
        if (head.transform().isPresent()) {
            emitTransform(transform, head.transform().get(), table.projectsSum() ? table.width() : width, norm);
            norm = List.of();
        }
        if (back) {
            ends.gemm(projection, positions, table.width(), width, false, norm);
            norm = List.of();
        }
        ends.gemm(
                logitsSite,
                positions,
                table.vocabulary(),
                table.width(),
                head.kind(),
                ends.operands(positions, table.vocabulary(), table.width(), head.kind(), head.bias(), norm));
        if (!emission.trains()) {
            emission.tensorCollective(
                    ends.site("head.all_gather", Group.COLLECTIVE),
                    Collective.Kind.ALL_GATHER,
                    positions,
                    (double) table.vocabulary() * emission.parallelism().tensor());
        }
        if (head.softCap()) {
            Access logits = emission.act("logits", positions, table.vocabulary());
            ends.activation("head.softcap", logitsSite, Work.SOFT_CAP, logits);
        }
        if (emission.trains()) {
            emitLoss(table.vocabulary());
        }
    }

    /** Every rank wants the stream of all positions, or has a part of its gradient. */
    private void emitGather() {
        if (emission.dividesStream()) {
            emission.tensorCollective(
                    ends.site("head.all_gather", Group.COLLECTIVE), Collective.Kind.ALL_GATHER, positions, width);
        } else {
            emission.tensorCollective(
                    ends.site("head.all_reduce", Group.COLLECTIVE),
                    Collective.Kind.ALL_REDUCE,
                    Collective.Way.BACKWARD,
                    positions,
                    width);
        }
    }

    /**
     * Cross-entropy over the vocabulary. Tensor ranks that divide it exchange each position's maximum, sum and target
     * logit instead of the logits (Megatron-LM, arXiv 1909.08053, section 3).
     */
    private void emitLoss(long vocabulary) {
        emitCrossEntropy(positions, vocabulary);
        emission.collective(
                ends.site("head.loss_all_reduce", Group.COLLECTIVE),
                Collective.Kind.ALL_REDUCE,
                emission.parallelism().tensor(),
                1,
                Collective.Way.FORWARD,
                Access.activation("maxima, sums and targets", positions, 3, TensorFormat.FP32));
    }

    private void emitCrossEntropy(long positions, long outputs) {
        emission.elementwise(
                ends.site("head.loss", Group.ELEMENTWISE),
                Optional.empty(),
                Work.CROSS_ENTROPY,
                (double) positions * outputs,
                List.of(emission.act("logits", positions, outputs)));
    }

    private void emitTransform(Site site, VocabularyHead.Transform transform, int outputs, List<Access> norm) {
        Access stream = emission.act("output", positions, outputs);
        List<Access> more = new ArrayList<>(norm);
        if (emission.fuses()) {
            more.add(ends.normParameters(transform.norm(), outputs));
        }
        ends.gemm(site, positions, outputs, width, transform.bias(), more);
        ends.activation("head.activation", site, Work.of(transform.activation()), stream);
        ends.norm(ends.site("head.norm", Group.ELEMENTWISE), Optional.of(site), transform.norm(), positions, outputs);
    }

    /** One position of each sequence: a class token, or the token that ends a text. */
    @Override
    public void visit(ClassHead head) {
        long sequences = ends.workload().sequences();
        Site site = ends.site("head.classes", Group.HEAD);
        finalNorm(Optional.of(site), sequences);
        ends.gemm(
                site,
                sequences,
                head.outputs(),
                width,
                WeightKind.HEAD,
                ends.operands(sequences, head.outputs(), width, WeightKind.HEAD, head.bias(), fusedFinalNorm()));
        if (emission.trains()) {
            emitCrossEntropy(sequences, head.outputs());
        }
    }
}
