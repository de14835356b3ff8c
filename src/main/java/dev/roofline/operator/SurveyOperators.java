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
record SurveyOperators(Stack stack, Workload workload, Emission emission, ResidualStream stream) {
    /** Bytes, at a byte an element, of a layer's other element-wise work for each token and channel. */
    private static final double OTHER_ENCODE = 17;

    /** The same in a decode step, where it holds the norms' parameters, read again for each token. */
    private static final double OTHER_DECODE = 22;

    /** Weight and bias of a layer's two norms, for each channel, once an encode. */
    private static final double NORM_PARAMETERS = 4;

    SurveyOperators(Stack stack, Workload workload, Emission emission) {
        this(stack, workload, emission, stream(stack, Letter.TOKENS.of(workload.stepTokens())));
    }

    private static ResidualStream stream(Stack stack, Dimension tokens) {
        return new ResidualStream(tokens, tokens, Letter.WIDTH.of(stack.width()));
    }

    /** Keys of a step: its context, and of a generation the mean one, l/2 from an empty prompt. */
    private Dimension keys() {
        double mean = workload.contextTokens() + (workload.steps() == 1 ? 0 : workload.steps() / 2.0);
        return Letter.KEYS_OF_ONE.of(isDecode() ? mean : workload.reach());
    }

    private boolean isDecode() {
        return workload.phase() == Phase.DECODE;
    }

    void emit() {
        boolean decode = isDecode();
        for (LayerGroup group : stack.groups()) {
            if (group.experts().isPresent()) {
                throw new IllegalArgumentException("the survey counts no experts: layers " + group.layers());
            }
            if (group.mixer().isPresent()) {
                GroupedHeads heads = group.mixer().get().groupedHeads().orElseThrow();
                Dimension keys = keys();
                // A decode step reads its own key and value too, though its scores are counted over the context.
                Dimension read = decode ? keys.plus(Dimension.Constant.ONE) : keys;
                new SurveyedAttention(this, group, "attention", heads).emit(stream.tokens(), keys, read);
            }
            if (group.cross().isPresent()) {
                long sources = decode ? 0 : workload.sequences() * workload.encoderTokens();
                Dimension seen = Letter.KEYS_OF_ONE.of(workload.encoderTokens());
                GroupedHeads heads = group.cross().get().groupedHeads().orElseThrow();
                new SurveyedAttention(this, group, "cross", heads).emit(Letter.SOURCES.of(sources), seen, seen);
            }
            if (group.feedForward().isPresent()) {
                emitFeedForward(group, group.feedForward().get().whole().orElseThrow());
            }
            emitOther(group);
        }
    }

    private void emitOther(LayerGroup group) {
        Dimension elements = stream.tokens().times(stream.width());
        Dimension perElement = Dimension.of(isDecode() ? OTHER_DECODE : OTHER_ENCODE);
        List<Access> other = new ArrayList<>(List.of(emission.act("element-wise tensors", elements, perElement)));
        if (!isDecode()) {
            other.add(emission.vector("norm parameters", stream.width().times(NORM_PARAMETERS)));
        }
        emission.add(new Elementwise(
                site(group, "other", "elementwise", Group.ELEMENTWISE),
                Work.SURVEY_OTHER,
                elements,
                emission.activations().arithmetic(),
                other));
    }

    /** The products of an attention, with what stands between them. */
    private record SurveyedAttention(SurveyOperators survey, LayerGroup group, String part, GroupedHeads attention) {
        void emit(Dimension sources, Dimension seen, Dimension read) {
            Dimension width = survey.stream.width();
            Dimension tokens = survey.stream.tokens();
            Dimension heads = Letter.HEADS.of(attention.heads());
            Dimension size = Letter.HEAD_SIZE.of(attention.headSize());
            Dimension queryWidth = heads.times(size);
            Dimension kvWidth = Letter.KV_HEADS.of(attention.kvHeads()).times(size);
            survey.gemm(group, part, "q", Group.PROJECTION, tokens, queryWidth, width);
            if (sources.value() > 0) {
                survey.gemm(group, part, "k", Group.PROJECTION, sources, kvWidth, width);
                survey.gemm(group, part, "v", Group.PROJECTION, sources, kvWidth, width);
            }
            Dimension sequences = Letter.SEQUENCES.of(survey.workload.sequences());
            Access scores = survey.emission.act("scores", tokens.times(heads), seen);
            Access queries = survey.emission.act("queries", tokens, queryWidth);
            Access cached = survey.emission.act("keys or values", sequences.times(read), kvWidth);
            Access output = queries.called("output");
            product("scores", scores.elements(), seen, List.of(queries, cached, scores));
            survey.emission.add(new Elementwise(
                    survey.site(group, part, "softmax", Group.ELEMENTWISE),
                    Work.SURVEY_SOFTMAX,
                    scores.rows().times(seen),
                    survey.emission.activations().arithmetic(),
                    List.of(scores, scores)));
            // A decode step's scores move once, an encode's are written and read back.
            List<Access> values = survey.isDecode() ? List.of(cached, output) : List.of(scores, cached, output);
            product("values", output.elements(), seen, values);
            survey.gemm(group, part, "output", Group.PROJECTION, tokens, width, queryWidth);
        }

        private void product(String name, double outputs, Dimension seen, List<Access> moved) {
            double pairs = survey.stream.tokens().value() * seen.value();
            survey.emission.add(new AttentionProduct(
                    survey.site(group, part, name, Group.ATTENTION),
                    outputs,
                    new AttentionProduct.Shape(attention.heads(), pairs, attention.headSize()),
                    survey.isDecode()
                            ? AttentionProduct.DotProduct.MULTIPLY_ADDS
                            : AttentionProduct.DotProduct.MULTIPLIES_THEN_ADDS,
                    survey.emission.activations().arithmetic(),
                    moved));
        }
    }

    private void emitFeedForward(LayerGroup group, TokenFeedForward whole) {
        Dimension inner = Letter.INNER.of(whole.width());
        if (whole.gated()) {
            gemm(group, "ffn", "gate", Group.FFN, stream.tokens(), inner, stream.width());
        }
        gemm(group, "ffn", "up", Group.FFN, stream.tokens(), inner, stream.width());
        gemm(group, "ffn", "down", Group.FFN, stream.tokens(), stream.width(), inner);
    }

    private void gemm(LayerGroup group, String part, String name, Group kind, Dimension m, Dimension n, Dimension k) {
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
