package dev.roofline.operator;

import dev.roofline.model.Embedding;
import dev.roofline.model.Head;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators before the first and after the last layer of a stack: embedding, final norm and head. */
final class EndOperators {
    /** Frameworks keep token ids as 64-bit integers. */
    private static final TensorFormat TOKEN_ID = new TensorFormat("int64", NumberFormat.FP64, 64, 0);

    private final ModelSpec model;
    private final Stack stack;
    private final Workload workload;
    private final Emission emission;
    private final int width;
    private final long tokens;

    EndOperators(ModelSpec model, Stack stack, Workload workload, Emission emission) {
        this.model = model;
        this.stack = stack;
        this.workload = workload;
        this.emission = emission;
        this.width = model.width();
        this.tokens = workload.stepTokens();
    }

    void emitEmbedding() {
        Embedding table = model.embedding();
        StackInput input = stack.input();
        String lookup = "embedding.tokens";
        List<Access> rows = new ArrayList<>(List.of(
                Access.activation("token ids", 1, tokens, TOKEN_ID),
                Access.weight("rows", rowsRead(tokens, table.vocabulary()), table.width(), emission.otherWeights())));
        if (emission.folds() && input.norm().isPresent()) {
            rows.add(normParameters(input.norm().get()));
        }
        rows.add(emission.act("output", tokens, table.width()));
        emission.add(new Lookup(site(lookup, Group.EMBEDDING), emission.activations().arithmetic(), rows));
        if (model.projectsEmbedding()) {
            gemm("embedding.projection", Group.EMBEDDING, tokens, width, table.width(), false);
        }
        emitTables(input, lookup);
        if (input.norm().isPresent()) {
            norm("embedding.norm", Optional.of(lookup), input.norm().get(), tokens);
        }
    }

    private void emitTables(StackInput input, String host) {
        int added = 0;
        List<Access> sum = new ArrayList<>(List.of(emission.act("tokens", tokens, width)));
        if (input.positions() > 0) {
            // All sequences of the batch stand at the same positions.
            added += table("embedding.positions", workload.newTokens(), input.positions(), sum);
        }
        if (input.tokenTypes() > 0) {
            added += table("embedding.types", tokens, input.tokenTypes(), sum);
        }
        if (added > 0) {
            sum.add(emission.act("output", tokens, width));
            emission.elementwise(
                    site("embedding.sum", Group.ELEMENTWISE),
                    Optional.of(host),
                    Work.EMBEDDING_SUM,
                    (double) added * tokens * width,
                    sum);
        }
    }

    private int table(String id, long rows, long tableRows, List<Access> sum) {
        List<Access> accesses =
                new ArrayList<>(List.of(Access.weight("rows", rowsRead(rows, tableRows), width, emission.otherWeights())));
        if (!emission.folds()) {
            accesses.add(emission.act("output", rows, width));
        }
        sum.add(emission.act("rows", rows, width));
        emission.add(new Lookup(site(id, Group.EMBEDDING), emission.activations().arithmetic(), accesses));
        return 1;
    }

    /** Each token reads its row; the bound that nothing beats counts no row of the table twice. */
    private long rowsRead(long lookups, long tableRows) {
        return workload.fusion() == Fusion.IDEAL ? Math.min(lookups, tableRows) : lookups;
    }

    void emitHead() {
        Head head = model.head();
        boolean feedsDecoder = workload.phase() == Phase.ENCODE && model.isEncoderDecoder();
        long positions = feedsDecoder ? 0 : workload.batch() * workload.logits().positions(workload.newTokens());
        String first = head.transform().isPresent()
                ? "head.transform"
                : model.projectsEmbedding() ? "head.projection" : "head.logits";
        if (stack.finalNorm().isPresent()) {
            String id = stack.kind().label() + ".final.norm";
            Optional<String> host = positions > 0 ? Optional.of(first) : Optional.empty();
            norm(id, host, stack.finalNorm().get(), positions > 0 ? positions : tokens);
        }
        if (positions > 0) {
            emitLogits(head, positions, first);
        }
    }

    private void emitLogits(Head head, long positions, String first) {
        if (head.transform().isPresent()) {
            Head.Transform transform = head.transform().get();
            Access stream = emission.act("output", positions, width);
            headGemm("head.transform", positions, width, width, transform.bias(), first, Optional.of(transform.norm()));
            emission.elementwise(
                    site("head.activation", Group.ELEMENTWISE),
                    Optional.of("head.transform"),
                    Work.of(transform.activation()),
                    (double) positions * width,
                    List.of(stream, stream));
            norm("head.norm", Optional.of("head.transform"), transform.norm(), positions);
        }
        int tableWidth = model.embedding().width();
        if (model.projectsEmbedding()) {
            headGemm("head.projection", positions, tableWidth, width, false, first, Optional.empty());
        }
        int vocabulary = model.embedding().vocabulary();
        headGemm("head.logits", positions, vocabulary, tableWidth, head.bias(), first, Optional.empty());
        if (head.softCap()) {
            Access logits = emission.act("logits", positions, vocabulary);
            emission.elementwise(
                    site("head.softcap", Group.ELEMENTWISE),
                    Optional.of("head.logits"),
                    Work.SOFT_CAP,
                    (double) positions * vocabulary,
                    List.of(logits, logits));
        }
    }

    /** A product of the head; the first one reads the parameters of the final norm that is folded into it. */
    private void headGemm(
            String id, long m, long n, long k, boolean bias, String first, Optional<Norm> ownNorm) {
        List<Access> more = new ArrayList<>();
        if (emission.folds() && id.equals(first) && stack.finalNorm().isPresent()) {
            more.add(normParameters(stack.finalNorm().get()));
        }
        if (emission.folds() && ownNorm.isPresent()) {
            more.add(normParameters(ownNorm.get()));
        }
        gemm(id, Group.HEAD, m, n, k, bias, more);
    }

    private void gemm(String id, Group group, long m, long n, long k, boolean bias) {
        gemm(id, group, m, n, k, bias, List.of());
    }

    private void gemm(String id, Group group, long m, long n, long k, boolean bias, List<Access> more) {
        List<Access> accesses = new ArrayList<>(
                List.of(emission.act("input", m, k), Access.weight("weights", n, k, emission.otherWeights())));
        if (bias) {
            accesses.add(emission.vector("bias", n));
        }
        accesses.addAll(more);
        accesses.add(emission.act("output", m, n));
        NumberFormat arithmetic = Widening.widest(emission.otherWeights(), emission.activations());
        emission.add(new Gemm(site(id, group), m, n, k, arithmetic, accesses));
    }

    private void norm(String id, Optional<String> host, Norm norm, long rows) {
        Access stream = emission.act("stream", rows, width);
        emission.elementwise(
                site(id, Group.ELEMENTWISE),
                host,
                Work.of(norm),
                (double) rows * width,
                List.of(stream, normParameters(norm), stream));
    }

    private Access normParameters(Norm norm) {
        return emission.vector("norm parameters", (double) norm.parametersPerChannel() * width);
    }

    private static Site site(String id, Group group) {
        return new Site(id, group, Optional.empty(), 1, Optional.empty());
    }
}
