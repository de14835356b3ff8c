package dev.roofline.operator;

import dev.roofline.model.Embedding;
import dev.roofline.model.RelativePositions;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.StackInput;
import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators before the first layer of a stack: embedding or front end, tables and their norm. */
record EmbeddingOperators(StackEnds ends) {
    /** Frameworks keep token ids as 64-bit integers. */
    private static final TensorFormat TOKEN_ID = new TensorFormat("int64", NumberFormat.FP64, 64, 0);

    private Emission emission() {
        return ends.emission();
    }

    private Dimension tokens() {
        return ends.stream().tokens();
    }

    void emit() {
        StackInput input = ends.stack().input();
        if (input.frontEnd().isPresent()) {
            FrontEndOperators tokensMade = new FrontEndOperators(ends);
            input.frontEnd().get().accept(tokensMade);
            emitTables(input, tokensMade.last(), ends.width());
        } else {
            emitText(input, ends.model().embedding().orElseThrow());
        }
    }

    private void emitText(StackInput input, Embedding table) {
        Dimension width = ends.width(table.width());
        Dimension summed = table.projectsSum() ? width : ends.width();
        Dimension read = rowsRead(heldLookups(), table.vocabulary(), Letter.VOCABULARY);
        Site lookup = ends.site("embedding.tokens", Group.EMBEDDING);
        List<Access> rows = new ArrayList<>(List.of(
                Access.activation("token ids", Dimension.Constant.ONE, tokens(), TOKEN_ID),
                emission().weight("rows", read, width, WeightKind.EMBEDDING)));
        rows.addAll(ends.fusedNorm(input.norm(), summed));
        rows.add(emission().act("output", tokens(), width));
        emission().add(new Lookup(lookup, emission().activations().arithmetic(), rows));
        if (emission().dividesStream()) {
            Collective.Kind kind = Collective.Kind.REDUCE_SCATTER;
            ends.exchange("embedding.reduce_scatter", kind, Collective.Way.BOTH, tokens(), width);
        } else {
            // The gradient of a sum is whole on every rank already.
            Collective.Way way = Collective.Way.FORWARD;
            ends.exchange("embedding.all_reduce", Collective.Kind.ALL_REDUCE, way, tokens(), width);
        }
        if (table.projection() == Embedding.Projected.TOKENS) {
            project("embedding.projection", width, false);
        }
        emitTables(input, lookup, summed);
        if (table.projectsSum()) {
            boolean bias = table.projection() == Embedding.Projected.SUM_WITH_BIAS;
            project("embedding.projection", width, bias);
        }
        if (input.joined()) {
            project("embedding.join", ends.width().times(2), false);
        }
    }

    private void project(String id, Dimension inputs, boolean bias) {
        ends.gemm(ends.site(id, Group.EMBEDDING), tokens(), ends.width(), inputs, bias, List.of());
    }

    /** Rows that the device has of those its tokens want: tensor ranks divide the vocabulary, the rest come as zeros. */
    private Dimension heldLookups() {
        return tokens().over(
                        Letter.TENSOR_RANKS.ofSeveral(emission().parallelism().tensor()));
    }

    private void emitTables(StackInput input, Site anchor, Dimension width) {
        Dimension rows = ends.stream().own();
        int added = 0;
        List<Access> sum = new ArrayList<>(List.of(emission().act("tokens", rows, width)));
        if (input.positions() > 0) {
            added += table("embedding.positions", distinctPositions(), input.positions(), width, sum);
        }
        if (input.tokenTypes() > 0) {
            added += table("embedding.types", rows, input.tokenTypes(), width, sum);
        }
        if (added > 0) {
            sum.add(emission().act("output", rows, width));
            Dimension elements = rows.times(added).times(width);
            ends.elementwise("embedding.sum", Optional.of(anchor), Work.EMBEDDING_SUM, elements, sum);
        }
        if (input.norm().isPresent()) {
            Site norm = ends.site("embedding.norm", Group.ELEMENTWISE);
            ends.norm(norm, Optional.of(anchor), input.norm().get(), rows, width);
        }
        emitPositionNorm();
    }

    /** The norm of a table of relative positions, once a pass for all layers. */
    private void emitPositionNorm() {
        for (SequenceMixer mixer : ends.stack().mixers()) {
            if (mixer.relativePositions().isPresent()) {
                RelativePositions positions = mixer.relativePositions().get();
                if (positions.table() && positions.norm().isPresent()) {
                    Site site = new Site(ends.stack().name() + ".positions.norm", Group.ELEMENTWISE);
                    Dimension rows = Letter.POSITION_ROWS.of(positions.rows().getAsInt());
                    ends.norm(site, Optional.empty(), positions.norm().get(), rows, ends.width());
                }
                return;
            }
        }
    }

    /** All sequences of a request stand at the same positions. */
    private Dimension distinctPositions() {
        long sum = 0;
        for (Request request : ends.workload().requests()) {
            sum += ends.share().newTokens(request);
        }
        return Letter.POSITIONS_READ.of(sum);
    }

    private int table(String id, Dimension rows, long tableRows, Dimension width, List<Access> sum) {
        Dimension read = rowsRead(rows, tableRows, Letter.TABLE_ROWS);
        List<Access> accesses = new ArrayList<>(List.of(emission().weight("rows", read, width, WeightKind.OTHER)));
        if (!emission().fuses()) {
            accesses.add(emission().act("output", rows, width));
        }
        sum.add(emission().act("rows", rows, width));
        Site lookup = ends.site(id, Group.EMBEDDING);
        emission().add(new Lookup(lookup, emission().activations().arithmetic(), accesses));
        return 1;
    }

    /** Each token reads its row; the bound that nothing beats counts no row of the table twice. */
    private Dimension rowsRead(Dimension lookups, long tableRows, Letter table) {
        return emission().isBound() && tableRows < lookups.value() ? table.of(tableRows) : lookups;
    }
}
