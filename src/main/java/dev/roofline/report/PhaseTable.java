package dev.roofline.report;

import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.RatioMetric;
import dev.roofline.metric.Cell;
import dev.roofline.metric.KeyMetric;
import dev.roofline.metric.Metric;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.TimeMetric;
import dev.roofline.metric.ValueKind;
import dev.roofline.metric.WorkMetric;
import dev.roofline.run.Flip;
import java.util.ArrayList;
import java.util.List;

/**
 * One phase of all candidates for people: time first, each value beside its ratio to the baseline's, and last from which
 * sizes on another resource is the bound.
 */
final class PhaseTable {
    private PhaseTable() {}

    /**
     * @param choice columns that were asked for behind these
     * @param sizes name of the sizes of a path; empty for none
     * @param uneven whether numbers of tokens differ, so that tokens a second are what compares
     * @param unlike whether numbers of devices differ, so that what a device gains is told too
     * @param flips of each row's phase; empty where they were not worked out
     */
    static Table of(
            List<ComparedRow> rows,
            ColumnChoice<ComparedRow> choice,
            String sizes,
            boolean uneven,
            boolean unlike,
            List<List<Flip>> flips) {
        List<Column<ComparedRow>> usual = usual(rows, sizes, uneven, unlike);
        Table table = inCurrency(Table.forPeople(choice.forPeople(usual, ComparisonTable.COLUMNS, rows), rows), rows);
        List<Table.Heading> headings = new ArrayList<>(table.headings());
        List<String> variables = variables(flips);
        for (String variable : variables) {
            int place = DropOrder.ofOtherBounds(headings.size());
            headings.add(new Table.Heading("other bound at " + variable, ValueKind.TEXT, place));
        }
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> line = new ArrayList<>(table.rows().get(i));
            for (String variable : variables) {
                line.add(turn(flips.get(i), variable));
            }
            cells.add(line);
        }
        return new Table(headings, cells);
    }

    private static List<Column<ComparedRow>> usual(
            List<ComparedRow> rows, String sizes, boolean uneven, boolean unlike) {
        List<Column<ComparedRow>> columns = new ArrayList<>();
        columns.add(ComparisonTable.column(RatioMetric.COMPARED));
        if (!sizes.isEmpty()) {
            columns.add(new Column<>(new Size(), sizes));
        }
        columns.add(ComparisonTable.column(TimeMetric.TIME_S));
        // Along a path times are set against the smallest size; beside each other, the faster has the larger number.
        columns.add(ComparisonTable.column(sizes.isEmpty() ? RatioMetric.SPEED_UP : RatioMetric.TIME_RATIO));
        if (rows.stream().anyMatch(row -> row.published().isPresent())) {
            // Whole numbers, as they were printed.
            columns.add(as(RatioMetric.PUBLISHED_TIME_RATIO, ValueKind.COUNT));
        }
        if (uneven) {
            columns.add(ComparisonTable.column(RatioMetric.TOKENS_PER_S));
            columns.add(ComparisonTable.column(RatioMetric.TOKENS_PER_S_RATIO));
        }
        if (unlike) {
            columns.add(ComparisonTable.column(KeyMetric.DEVICES));
            columns.add(
                    uneven
                            ? ComparisonTable.column(RatioMetric.TOKENS_PER_S_RATIO_PER_DEVICE)
                            : as(RatioMetric.SPEED_UP_PER_DEVICE, ValueKind.PLAIN));
        }
        addCosts(columns, rows);
        addWithRatio(columns, WorkMetric.FLOPS, RatioMetric.FLOPS_RATIO);
        addWithRatio(columns, WorkMetric.BYTES, RatioMetric.BYTES_RATIO);
        addWithRatio(columns, WorkMetric.INTENSITY_FLOP_PER_BYTE, RatioMetric.INTENSITY_RATIO);
        columns.add(ComparisonTable.column(TimeMetric.ATTAINABLE_FLOP_PER_S));
        columns.add(ComparisonTable.column(TimeMetric.BOUND));
        return columns;
    }

    /** What tokens cost and take of energy, where anybody's were asked for. */
    private static void addCosts(List<Column<ComparedRow>> columns, List<ComparedRow> rows) {
        for (Metric<Slice> metric : List.of(PhaseMetric.COST_PER_MILLION_TOKENS, PhaseMetric.JOULES_PER_TOKEN)) {
            boolean any = false;
            for (ComparedRow row : rows) {
                any |= metric.of(row.row()) != Cell.ABSENT;
            }
            if (any) {
                columns.add(ComparisonTable.column(metric));
            }
        }
    }

    /** Amounts stand under the label of their currency, where it has one. */
    private static Table inCurrency(Table table, List<ComparedRow> rows) {
        String currency = "";
        for (ComparedRow row : rows) {
            String own = row.candidate().run().run().plan().cost().currency();
            currency = currency.isEmpty() ? own : currency;
        }
        return currency.isEmpty()
                ? table
                : table.shownAs(PhaseMetric.COST_PER_MILLION_TOKENS.label(), currency + "/Mtok");
    }

    private static void addWithRatio(List<Column<ComparedRow>> columns, Metric<Slice> metric, RatioMetric ratio) {
        columns.add(ComparisonTable.column(metric));
        columns.add(ComparisonTable.column(ratio));
    }

    private static Column<ComparedRow> as(RatioMetric ratio, ValueKind kind) {
        Column<ComparedRow> column = ComparisonTable.column(ratio);
        return new Column<>(new As(ratio, kind), column.heading());
    }

    /** The size of the path on which a row lies. */
    private record Size() implements Metric<ComparedRow> {
        @Override
        public Definition definition() {
            return new Definition("size", ValueKind.COUNT, "size of the path on which the row lies");
        }

        @Override
        public Cell of(ComparedRow row) {
            return Cell.of(row.size());
        }
    }

    /** A measure that is shown as another kind of number than programs are told. */
    private record As(RatioMetric metric, ValueKind kind) implements Metric<ComparedRow> {
        @Override
        public Definition definition() {
            return new Definition(metric.label(), kind, metric.definition().meaning());
        }

        @Override
        public Cell of(ComparedRow row) {
            return metric.of(row);
        }
    }

    private static List<String> variables(List<List<Flip>> flips) {
        List<String> variables = new ArrayList<>();
        for (List<Flip> each : flips) {
            for (Flip flip : each) {
                if (!variables.contains(flip.variable())) {
                    variables.add(flip.variable());
                }
            }
        }
        return variables;
    }

    /** Where the bound becomes another one. */
    private static Cell turn(List<Flip> flips, String variable) {
        for (Flip flip : flips) {
            if (flip.variable().equals(variable)) {
                return Cell.of(
                        flip.at().isPresent()
                                ? "from " + flip.at().getAsLong()
                                : flip.below().isPresent()
                                        ? "up to " + flip.below().getAsLong()
                                        : "never");
            }
        }
        return Cell.ABSENT;
    }
}
