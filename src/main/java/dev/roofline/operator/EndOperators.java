package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.AudioConvolutions;
import dev.roofline.model.ClassHead;
import dev.roofline.model.Connector;
import dev.roofline.model.Embedding;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.Head;
import dev.roofline.model.ImagePatches;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Norm;
import dev.roofline.model.RelativePositions;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import dev.roofline.model.Tower;
import dev.roofline.model.VocabularyHead;
import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators before the first and after the last layer of a stack: embedding or front end, final norm and head. */
final class EndOperators {
    /** Frameworks keep token ids as 64-bit integers. */
    private static final TensorFormat TOKEN_ID = new TensorFormat("int64", NumberFormat.FP64, 64, 0);

    private final DeviceShard share;
    private final ModelSpec model;
    private final Stack stack;
    private final Optional<Tower> tower;
    private final Workload workload;
    private final Emission emission;
    private final String prefix;
    private final int width;
    private final long tokens;
    /** Tokens whose stream the device has after the first exchange. */
    private final long streamTokens;

    EndOperators(DeviceShard share, Stack stack, Optional<Tower> tower, Emission emission) {
        this.share = share;
        this.model = share.model();
        this.stack = stack;
        this.tower = tower;
        this.workload = share.replica();
        this.emission = emission;
        // In training an encoder-decoder's two stacks stand in one list.
        boolean isBeside = emission.trains() && stack.isEncoder() && model.isEncoderDecoder();
        this.prefix = tower.isPresent() || isBeside ? stack.name() + "." : "";
        this.width = stack.width();
        this.tokens = share.tokens();
        this.streamTokens = share.streamTokens();
    }

    void emitEmbedding() {
        StackInput input = stack.input();
        if (input.frontEnd().isPresent()) {
            emitTables(input, emitFrontEnd(input.frontEnd().get()), width);
            return;
        }
        Embedding table = model.embedding().orElseThrow();
        int tableWidth = table.projectsSum() ? table.width() : width;
        List<Access> rows = new ArrayList<>(List.of(
                Access.activation("token ids", 1, tokens, TOKEN_ID),
                emission.weight(
                        "rows", rowsRead(heldLookups(), table.vocabulary()), table.width(), WeightKind.EMBEDDING)));
        if (emission.folds() && input.norm().isPresent()) {
            rows.add(normParameters(input.norm().get(), tableWidth));
        }
        rows.add(emission.act("output", tokens, table.width()));
        String lookup = "embedding.tokens";
        emission.add(
                new Lookup(site(lookup, Group.EMBEDDING), emission.activations().arithmetic(), rows));
        boolean divides = emission.dividesStream();
        emission.tensorCollective(
                site(divides ? "embedding.reduce_scatter" : "embedding.all_reduce", Group.COLLECTIVE),
                divides ? Collective.Kind.REDUCE_SCATTER : Collective.Kind.ALL_REDUCE,
                // The gradient of a sum is whole on every rank already.
                divides ? Collective.Way.BOTH : Collective.Way.FORWARD,
                tokens,
                table.width());
        if (table.projection() == Embedding.Projected.TOKENS) {
            gemm("embedding.projection", Group.EMBEDDING, tokens, width, table.width(), false, List.of());
        }
        emitTables(input, lookup, tableWidth);
        if (table.projectsSum()) {
            boolean bias = table.projection() == Embedding.Projected.SUM_WITH_BIAS;
            gemm("embedding.projection", Group.EMBEDDING, tokens, width, table.width(), bias, List.of());
        }
        if (input.joined()) {
            gemm("embedding.join", Group.EMBEDDING, tokens, width, 2L * width, false, List.of());
        }
    }

    /** Rows that the device has of those its tokens want: tensor ranks divide the vocabulary, the rest come as zeros. */
    private double heldLookups() {
        return (double) tokens / emission.parallelism().tensor();
    }

    /** @return the operator that makes the tokens */
    private String emitFrontEnd(FrontEnd frontEnd) {
        List<Access> norm = emission.folds() && stack.input().norm().isPresent()
                ? List.of(normParameters(stack.input().norm().get(), width))
                : List.of();
        long inputs = workload.sequences();
        if (frontEnd instanceof ImagePatches image) {
            List<Access> more = new ArrayList<>(norm);
            if (image.classToken()) {
                more.add(emission.vector("class token", width));
            }
            gemm(
                    "embedding.patches",
                    Group.EMBEDDING,
                    inputs * image.patches(),
                    width,
                    image.patchElements(),
                    image.bias(),
                    more);
            return "embedding.patches";
        }
        AudioConvolutions audio = (AudioConvolutions) frontEnd;
        long frames = inputs * audio.frames();
        convolution("embedding.conv1", frames, frames, audio.bins(), List.of());
        convolution("embedding.conv2", frames, inputs * audio.tokens(), width, norm);
        return "embedding.conv2";
    }

    /** A convolution of three taps over frames, as one product; each tensor moves once, though frames overlap. */
    private void convolution(String id, long framesIn, long framesOut, long channels, List<Access> more) {
        long taps = AudioConvolutions.TAPS * channels;
        List<Access> accesses = new ArrayList<>(List.of(
                emission.act("frames", framesIn, channels),
                emission.matrix(width, taps, WeightKind.OTHER),
                emission.vector("bias", width)));
        accesses.addAll(more);
        accesses.add(emission.act("output", framesOut, width));
        NumberFormat arithmetic = emission.multiplied(WeightKind.OTHER);
        emission.add(new Gemm(site(id, Group.EMBEDDING), framesOut, width, taps, arithmetic, accesses));
        Access stream = emission.act("frames", framesOut, width);
        emission.elementwise(
                site(id + "_activation", Group.ELEMENTWISE),
                Optional.of(prefix + id),
                Work.GELU_ERF,
                (double) framesOut * width,
                List.of(stream, stream));
    }

    private void emitTables(StackInput input, String host, int tableWidth) {
        int added = 0;
        List<Access> sum = new ArrayList<>(List.of(emission.act("tokens", streamTokens, tableWidth)));
        if (input.positions() > 0) {
            added += table("embedding.positions", distinctPositions(), input.positions(), tableWidth, sum);
        }
        if (input.tokenTypes() > 0) {
            added += table("embedding.types", streamTokens, input.tokenTypes(), tableWidth, sum);
        }
        if (added > 0) {
            sum.add(emission.act("output", streamTokens, tableWidth));
            emission.elementwise(
                    site("embedding.sum", Group.ELEMENTWISE),
                    Optional.of(prefix + host),
                    Work.EMBEDDING_SUM,
                    (double) added * streamTokens * tableWidth,
                    sum);
        }
        if (input.norm().isPresent()) {
            norm("embedding.norm", Optional.of(prefix + host), input.norm().get(), streamTokens, tableWidth);
        }
        emitPositionNorm();
    }

    /** The norm of a table of relative positions, once a pass for all layers. */
    private void emitPositionNorm() {
        for (SequenceMixer mixer : stack.mixers()) {
            if (mixer instanceof Attention attention
                    && attention.relativePositions().isPresent()) {
                RelativePositions positions = attention.relativePositions().get();
                if (positions.table() && positions.norm().isPresent()) {
                    norm(
                            stack.name() + ".positions.norm",
                            Optional.empty(),
                            positions.norm().get(),
                            positions.rows().getAsInt(),
                            width);
                }
                return;
            }
        }
    }

    /** All sequences of a request stand at the same positions. */
    private long distinctPositions() {
        long sum = 0;
        for (Request request : workload.requests()) {
            sum += share.newTokens(request);
        }
        return sum;
    }

    private int table(String id, long rows, long tableRows, int tableWidth, List<Access> sum) {
        List<Access> accesses = new ArrayList<>(
                List.of(emission.weight("rows", rowsRead(rows, tableRows), tableWidth, WeightKind.OTHER)));
        if (!emission.folds()) {
            accesses.add(emission.act("output", rows, tableWidth));
        }
        sum.add(emission.act("rows", rows, tableWidth));
        emission.add(
                new Lookup(site(id, Group.EMBEDDING), emission.activations().arithmetic(), accesses));
        return 1;
    }

    /** Each token reads its row; the bound that nothing beats counts no row of the table twice. */
    private double rowsRead(double lookups, long tableRows) {
        return emission.isBound() ? Math.min(lookups, tableRows) : lookups;
    }

    void emitHead() {
        Optional<Head> head = tower.isPresent() ? tower.get().head().map(Head.class::cast) : Optional.of(model.head());
        boolean feedsDecoder = stack.isEncoder() && tower.isEmpty() && model.isEncoderDecoder();
        long positions = feedsDecoder ? 0 : share.headPositions();
        if (head.isPresent() && head.get() instanceof VocabularyHead vocabulary && positions > 0) {
            emitLogits(vocabulary, positions);
        } else if (head.isPresent() && head.get() instanceof ClassHead classes && positions > 0) {
            emitClasses(classes);
        } else {
            finalNorm(Optional.empty(), streamTokens);
        }
        if (tower.isPresent() && tower.get().connector().isPresent()) {
            emitConnector(tower.get().connector().get());
        }
    }

    /** The norm after the last layer: folded into the product that follows it, alone where there is none. */
    private void finalNorm(Optional<String> host, long rows) {
        if (stack.finalNorm().isPresent()) {
            norm(stack.name() + ".final.norm", host, stack.finalNorm().get(), rows, width);
        }
    }

    private List<Access> foldedFinalNorm() {
        return emission.folds() && stack.finalNorm().isPresent()
                ? List.of(normParameters(stack.finalNorm().get(), width))
                : List.of();
    }

    private void emitLogits(VocabularyHead head, long positions) {
        Embedding table = model.embedding().orElseThrow();
        boolean back = table.projection() == Embedding.Projected.TOKENS;
        String first = head.transform().isPresent() ? "head.transform" : back ? "head.projection" : "head.logits";
        finalNorm(Optional.of(first), emission.dividesStream() ? streamTokens : positions);
        if (emission.dividesStream()) {
            emission.tensorCollective(
                    site("head.all_gather", Group.COLLECTIVE), Collective.Kind.ALL_GATHER, positions, width);
        } else {
            emission.tensorCollective(
                    site("head.all_reduce", Group.COLLECTIVE),
                    Collective.Kind.ALL_REDUCE,
                    Collective.Way.BACKWARD,
                    positions,
                    width);
        }
        List<Access> norm = foldedFinalNorm();
        if (head.transform().isPresent()) {
            emitTransform(head.transform().get(), table.projectsSum() ? table.width() : width, positions, norm);
            norm = List.of();
        }
        if (back) {
            gemm("head.projection", Group.HEAD, positions, table.width(), width, false, norm);
            norm = List.of();
        }
        gemm(
                site("head.logits", Group.HEAD),
                positions,
                table.vocabulary(),
                table.width(),
                head.bias(),
                norm,
                head.kind());
        if (!emission.trains()) {
            emission.tensorCollective(
                    site("head.all_gather", Group.COLLECTIVE),
                    Collective.Kind.ALL_GATHER,
                    positions,
                    (double) table.vocabulary() * emission.parallelism().tensor());
        }
        if (head.softCap()) {
            Access logits = emission.act("logits", positions, table.vocabulary());
            emission.elementwise(
                    site("head.softcap", Group.ELEMENTWISE),
                    Optional.of("head.logits"),
                    Work.SOFT_CAP,
                    (double) positions * table.vocabulary(),
                    List.of(logits, logits));
        }
        if (emission.trains()) {
            emitLoss(positions, table.vocabulary());
        }
    }

    /**
     * Cross-entropy over the vocabulary. Tensor ranks that divide it exchange each position's maximum, sum and target
     * logit instead of the logits (Megatron-LM, arXiv 1909.08053, section 3).
     */
    private void emitLoss(long positions, long vocabulary) {
        emitCrossEntropy(positions, vocabulary);
        emission.collective(
                site("head.loss_all_reduce", Group.COLLECTIVE),
                Collective.Kind.ALL_REDUCE,
                emission.parallelism().tensor(),
                1,
                Collective.Way.FORWARD,
                Access.activation("maxima, sums and targets", positions, 3, TensorFormat.FP32));
    }

    private void emitCrossEntropy(long positions, long outputs) {
        emission.elementwise(
                site("head.loss", Group.ELEMENTWISE),
                Optional.empty(),
                Work.CROSS_ENTROPY,
                (double) positions * outputs,
                List.of(emission.act("logits", positions, outputs)));
    }

    private void emitTransform(VocabularyHead.Transform transform, int outputs, long positions, List<Access> norm) {
        Access stream = emission.act("output", positions, outputs);
        List<Access> more = new ArrayList<>(norm);
        if (emission.folds()) {
            more.add(normParameters(transform.norm(), outputs));
        }
        gemm("head.transform", Group.HEAD, positions, outputs, width, transform.bias(), more);
        emission.elementwise(
                site("head.activation", Group.ELEMENTWISE),
                Optional.of("head.transform"),
                Work.of(transform.activation()),
                (double) positions * outputs,
                List.of(stream, stream));
        norm("head.norm", Optional.of("head.transform"), transform.norm(), positions, outputs);
    }

    /** One position of each sequence: a class token, or the token that ends a text. */
    private void emitClasses(ClassHead head) {
        long positions = workload.sequences();
        finalNorm(Optional.of(prefix + "head.classes"), positions);
        gemm(
                site("head.classes", Group.HEAD),
                positions,
                head.outputs(),
                width,
                head.bias(),
                foldedFinalNorm(),
                WeightKind.HEAD);
        if (emission.trains()) {
            emitCrossEntropy(positions, head.outputs());
        }
    }

    private void emitConnector(Connector connector) {
        long rows = workload.sequences() * connector.tokens();
        List<Access> more = new ArrayList<>();
        if (connector.norm().isPresent() && !connector.layers().isEmpty()) {
            norm(
                    "connector.norm",
                    Optional.of(prefix + "connector.0"),
                    connector.norm().get(),
                    rows,
                    width);
            if (emission.folds()) {
                more.add(normParameters(connector.norm().get(), width));
            }
        }
        for (int i = 0; i < connector.layers().size(); i++) {
            Connector.Dense layer = connector.layers().get(i);
            String id = "connector." + i;
            gemm(id, Group.PROJECTION, rows, layer.outputs(), layer.inputs(), layer.bias(), more);
            more = List.of();
            if (layer.activation().isPresent()) {
                Access stream = emission.act("output", rows, layer.outputs());
                emission.elementwise(
                        site(id + ".activation", Group.ELEMENTWISE),
                        Optional.of(prefix + id),
                        Work.of(layer.activation().get()),
                        (double) rows * layer.outputs(),
                        List.of(stream, stream));
            }
        }
    }

    private void gemm(String id, Group group, long m, long n, long k, boolean bias, List<Access> more) {
        gemm(site(id, group), m, n, k, bias, more, WeightKind.OTHER);
    }

    private void gemm(Site site, long m, long n, long k, boolean bias, List<Access> more, WeightKind kind) {
        List<Access> accesses = new ArrayList<>(List.of(emission.act("input", m, k), emission.matrix(n, k, kind)));
        if (bias) {
            accesses.add(emission.vector("bias", n));
        }
        accesses.addAll(more);
        accesses.add(emission.act("output", m, n));
        emission.add(new Gemm(site, m, n, k, emission.multiplied(kind), accesses));
    }

    private void norm(String id, Optional<String> host, Norm norm, long rows, int channels) {
        Access stream = emission.act("stream", rows, channels);
        emission.elementwise(
                site(id, Group.ELEMENTWISE),
                host,
                Work.of(norm),
                (double) rows * channels,
                List.of(stream, normParameters(norm, channels), stream));
    }

    private Access normParameters(Norm norm, int channels) {
        return emission.vector("norm parameters", (double) norm.parametersPerChannel() * channels);
    }

    private Site site(String id, Group group) {
        // A final norm is called after its stack already.
        String name = id.startsWith(prefix) ? id : prefix + id;
        return new Site(name, group, Optional.empty(), 1, Optional.empty());
    }
}
