package dev.roofline.operator;

import dev.roofline.model.GroupedHeads;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.Stack;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.WeightKind;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The counting of arXiv 2302.14017: layers only, nothing fused, no biases and no cache appends, and a layer's
 * element-wise work beside the softmax as one sum. Its constants were found by fitting the published tables.
 */
final class SurveyOperators {
    /** Bytes, at a byte an element, of a layer's other element-wise work for each token and channel. */
    private static final double OTHER_ENCODE = 17;

    /** The same in a decode step, where it holds the norms' parameters, read again for each token. */
    private static final double OTHER_DECODE = 22;

    /** Weight and bias of a layer's two norms, for each channel, once an encode. */
    private static final double NORM_PARAMETERS = 4;

    private final Stack stack;
    private final Workload workload;
    private final Emission emission;
    private final int width;
    private final long tokens;
    private final double keys;
    private final boolean decode;

    SurveyOperators(Stack stack, Workload workload, Emission emission) {
        this.stack = stack;
        this.workload = workload;
        this.emission = emission;
        this.width = stack.width();
        this.tokens = workload.stepTokens();
        this.decode = workload.phase() == Phase.DECODE;
        this.keys = decode ? meanContext(workload) : workload.reach();
    }

    /** Keys of a step: its context, and of a generation the mean one, l/2 from an empty prompt. */
    private static double meanContext(Workload workload) {
        return workload.contextTokens() + (workload.steps() == 1 ? 0 : workload.steps() / 2.0);
    }

    void emit() {
        for (LayerGroup group : stack.groups()) {
            if (group.experts().isPresent()) {
                throw new IllegalArgumentException("the survey counts no experts: layers " + group.layers());
            }
            if (group.mixer().isPresent()) {
                GroupedHeads heads = group.mixer().get().groupedHeads().orElseThrow();
                // A decode step reads its own key and value too, though its scores are counted over the context.
                emitAttention(group, "attention", heads, tokens, keys, decode ? keys + 1 : keys);
            }
            if (group.cross().isPresent()) {
                long sources = decode ? 0 : workload.sequences() * workload.encoderTokens();
                long seen = workload.encoderTokens();
                GroupedHeads heads = group.cross().get().groupedHeads().orElseThrow();
                emitAttention(group, "cross", heads, sources, seen, seen);
            }
            if (group.feedForward().isPresent()) {
                emitFeedForward(group, group.feedForward().get().whole().orElseThrow());
            }
            double elements = (double) tokens * width;
            double perElement = decode ? OTHER_DECODE : OTHER_ENCODE;
            List<Access> other = new ArrayList<>(List.of(emission.act("element-wise tensors", elements, perElement)));
            if (!decode) {
                other.add(emission.vector("norm parameters", NORM_PARAMETERS * width));
            }
            emission.add(new Elementwise(
                    site(group, "other", "elementwise", Group.ELEMENTWISE),
                    Work.SURVEY_OTHER,
                    elements,
                    emission.activations().arithmetic(),
                    other));
        }
    }

    private void emitAttention(
            LayerGroup group, String part, GroupedHeads attention, long sources, double seen, double read) {
        gemm(group, part, "q", Group.PROJECTION, tokens, attention.queryWidth(), width);
        if (sources > 0) {
            gemm(group, part, "k", Group.PROJECTION, sources, attention.kvWidth(), width);
            gemm(group, part, "v", Group.PROJECTION, sources, attention.kvWidth(), width);
        }
        double heads = (double) workload.sequences() * attention.heads();
        double rows = heads * workload.newTokens();
        AttentionProduct.Shape shape =
                new AttentionProduct.Shape(attention.heads(), tokens * seen, attention.headSize());
        AttentionProduct.DotProduct dot =
                decode ? AttentionProduct.DotProduct.MULTIPLY_ADDS : AttentionProduct.DotProduct.MULTIPLIES_THEN_ADDS;
        Access scores = emission.act("scores", rows, seen);
        Access queries = emission.act("queries", tokens, attention.queryWidth());
        Access cached = emission.act("keys or values", workload.sequences() * read, attention.kvWidth());
        Access output = emission.act("output", tokens, attention.queryWidth());
        emission.add(new AttentionProduct(
                site(group, part, "scores", Group.ATTENTION),
                rows * seen,
                shape,
                dot,
                emission.activations().arithmetic(),
                List.of(queries, cached, scores)));
        emission.add(new Elementwise(
                site(group, part, "softmax", Group.ELEMENTWISE),
                Work.SURVEY_SOFTMAX,
                rows * seen,
                emission.activations().arithmetic(),
                List.of(scores, scores)));
        // A decode step's scores move once, an encode's are written and read back.
        List<Access> values = decode ? List.of(cached, output) : List.of(scores, cached, output);
        emission.add(new AttentionProduct(
                site(group, part, "values", Group.ATTENTION),
                rows * attention.headSize(),
                shape,
                dot,
                emission.activations().arithmetic(),
                values));
        gemm(group, part, "output", Group.PROJECTION, tokens, width, attention.queryWidth());
    }

    private void emitFeedForward(LayerGroup group, TokenFeedForward whole) {
        if (whole.gated()) {
            gemm(group, "ffn", "gate", Group.FFN, tokens, whole.width(), width);
        }
        gemm(group, "ffn", "up", Group.FFN, tokens, whole.width(), width);
        gemm(group, "ffn", "down", Group.FFN, tokens, width, whole.width());
    }

    private void gemm(LayerGroup group, String part, String name, Group kind, long m, long n, long k) {
        emission.add(new Gemm(
                site(group, part, name, kind),
                m,
                n,
                k,
                emission.multiplied(WeightKind.ATTENTION),
                List.of(
                        emission.act("input", m, k),
                        emission.matrix(n, k, WeightKind.ATTENTION),
                        emission.act("output", m, n))));
    }

    private Site site(LayerGroup group, String part, String name, Group kind) {
        return new Site(
                stack.kind().label() + "." + part + "." + name,
                kind,
                Optional.of(group.layers()),
                group.layers().count() * workload.steps());
    }
}
