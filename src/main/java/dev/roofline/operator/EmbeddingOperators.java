package dev.roofline.operator;

import dev.roofline.model.Embedding;
import dev.roofline.model.RelativePositions;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators before the first layer of a stack: embedding or front end, tables and their norm. */
final class EmbeddingOperators {
    /** Frameworks keep token ids as 64-bit integers. */
    private static final TensorFormat TOKEN_ID = new TensorFormat("int64", NumberFormat.FP64, 64, 0);

    private final StackEnds ends;
    private final DeviceShard share;
    private final Stack stack;
    private final Emission emission;
    private final int width;
    private final long tokens;
    /** Tokens whose stream the device has after the first exchange. */
    private final long streamTokens;

    EmbeddingOperators(StackEnds ends) {
        this.ends = ends;
        this.share = ends.share();
        this.stack = ends.stack();
        this.emission = ends.emission();
        this.width = ends.width();
        this.tokens = share.tokens();
        this.streamTokens = share.streamTokens();
    }

    void emit() {
        StackInput input = stack.input();
        if (input.frontEnd().isPresent()) {
            FrontEndOperators tokensMade = new FrontEndOperators(ends);
            input.frontEnd().get().accept(tokensMade);
            emitTables(input, tokensMade.last(), width);
        } else {
            emitText(input, ends.model().embedding().orElseThrow());
        }
    }

    private void emitText(StackInput input, Embedding table) {
        int tableWidth = table.projectsSum() ? table.width() : width;
        Site lookup = ends.site("embedding.tokens", Group.EMBEDDING);
        List<Access> rows = new ArrayList<>(List.of(
                Access.activation("token ids", 1, tokens, TOKEN_ID),
                emission.weight(
                        "rows", rowsRead(heldLookups(), table.vocabulary()), table.width(), WeightKind.EMBEDDING)));
        rows.addAll(ends.fusedNorm(input.norm(), tableWidth));
        rows.add(emission.act("output", tokens, table.width()));
        emission.add(new Lookup(lookup, emission.activations().arithmetic(), rows));
        boolean divides = emission.dividesStream();
        emission.tensorCollective(
                ends.site(divides ? "embedding.reduce_scatter" : "embedding.all_reduce", Group.COLLECTIVE),
                divides ? Collective.Kind.REDUCE_SCATTER : Collective.Kind.ALL_REDUCE,
                // The gradient of a sum is whole on every rank already.
                divides ? Collective.Way.BOTH : Collective.Way.FORWARD,
                tokens,
                table.width());
        if (table.projection() == Embedding.Projected.TOKENS) {
            project("embedding.projection", table.width(), false);
        }
        emitTables(input, lookup, tableWidth);
        if (table.projectsSum()) {
            boolean bias = table.projection() == Embedding.Projected.SUM_WITH_BIAS;
            project("embedding.projection", table.width(), bias);
        }
        if (input.joined()) {
            project("embedding.join", 2L * width, false);
        }
    }

    private void project(String id, long inputs, boolean bias) {
        ends.gemm(ends.site(id, Group.EMBEDDING), tokens, width, inputs, bias, List.of());
    }

    /** Rows that the device has of those its tokens want: tensor ranks divide the vocabulary, the rest come as zeros. */
    private double heldLookups() {
        return (double) tokens / emission.parallelism().tensor();
    }

    private void emitTables(StackInput input, Site anchor, int tableWidth) {
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
                    ends.site("embedding.sum", Group.ELEMENTWISE),
                    Optional.of(anchor),
                    Work.EMBEDDING_SUM,
                    (double) added * streamTokens * tableWidth,
                    sum);
        }
        if (input.norm().isPresent()) {
            ends.norm(
                    ends.site("embedding.norm", Group.ELEMENTWISE),
                    Optional.of(anchor),
                    input.norm().get(),
                    streamTokens,
                    tableWidth);
        }
        emitPositionNorm();
    }

    /** The norm of a table of relative positions, once a pass for all layers. */
    private void emitPositionNorm() {
        for (SequenceMixer mixer : stack.mixers()) {
            if (mixer.relativePositions().isPresent()) {
                RelativePositions positions = mixer.relativePositions().get();
                if (positions.table() && positions.norm().isPresent()) {
                    ends.norm(
                            new Site(stack.name() + ".positions.norm", Group.ELEMENTWISE),
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
        for (Request request : ends.workload().requests()) {
            sum += share.newTokens(request);
        }
        return sum;
    }

    private int table(String id, long rows, long tableRows, int tableWidth, List<Access> sum) {
        List<Access> accesses = new ArrayList<>(
                List.of(emission.weight("rows", rowsRead(rows, tableRows), tableWidth, WeightKind.OTHER)));
        if (!emission.fuses()) {
            accesses.add(emission.act("output", rows, tableWidth));
        }
        sum.add(emission.act("rows", rows, tableWidth));
        emission.add(new Lookup(
                ends.site(id, Group.EMBEDDING), emission.activations().arithmetic(), accesses));
        return 1;
    }

    /** Each token reads its row; the bound that nothing beats counts no row of the table twice. */
    private double rowsRead(double lookups, long tableRows) {
        return emission.isBound() ? Math.min(lookups, tableRows) : lookups;
    }
}
