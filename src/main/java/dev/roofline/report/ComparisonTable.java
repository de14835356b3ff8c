package dev.roofline.report;

import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.RatioMetric;
import dev.roofline.comparison.SideBySide;
import dev.roofline.metric.Cell;
import dev.roofline.metric.Metric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.SliceMetric;
import dev.roofline.metric.ValueKind;
import java.util.ArrayList;
import java.util.List;

/** All rows of a comparison in base units: the columns of an analysis, and those of a comparison. */
public final class ComparisonTable {
    /** Columns of a comparison alone. The names are a contract: new ones come at the end of {@link #LATER}. */
    private static final List<Column<ComparedRow>> OWN = List.of(
            new Column<>(RatioMetric.COMPARED),
            new Column<>(RatioMetric.WHAT_IF),
            new Column<>(RatioMetric.LENGTH),
            new Column<>(RatioMetric.BASELINE),
            new Column<>(RatioMetric.FLOPS_RATIO),
            new Column<>(RatioMetric.BYTES_RATIO),
            new Column<>(RatioMetric.INTENSITY_RATIO),
            new Column<>(RatioMetric.TIME_RATIO),
            new Column<>(RatioMetric.TIME_RATIO_AT_LENGTH),
            new Column<>(RatioMetric.SPEED_UP),
            new Column<>(RatioMetric.PUBLISHED_TIME_RATIO),
            new Column<>(RatioMetric.TOKENS_PER_S),
            new Column<>(RatioMetric.TOKENS_PER_S_RATIO));

    /** Those that came after the columns of an analysis that came after the first. */
    private static final List<Column<ComparedRow>> LATER = List.of(
            new Column<>(RatioMetric.SPEED_UP_PER_DEVICE), new Column<>(RatioMetric.TOKENS_PER_S_RATIO_PER_DEVICE));

    /** All of them, in the order of CSV. */
    public static final List<Column<ComparedRow>> COLUMNS = columns();

    private ComparisonTable() {}

    /** What is measured of a slice, of the row that compares it. */
    private record OfSlice(Metric<Slice> metric) implements Metric<ComparedRow> {
        @Override
        public Definition definition() {
            return metric.definition();
        }

        @Override
        public Cell of(ComparedRow row) {
            return metric.of(row.row());
        }
    }

    private static List<Column<ComparedRow>> columns() {
        List<Column<ComparedRow>> columns = new ArrayList<>();
        for (Column<Slice> column : AnalysisColumns.ALL) {
            if (column.metric() == SliceMetric.NETWORK_INTENSITY_FLOP_PER_BYTE) {
                columns.addAll(OWN);
            }
            // What a comparison had first keeps its place.
            if (Column.named(columns, column.label()).isEmpty()) {
                columns.add(new Column<>(new OfSlice(column.metric()), column.heading()));
            }
        }
        columns.addAll(LATER);
        return List.copyOf(columns);
    }

    /**
     * The rows of a comparison.
     *
     * @param chosen labels of columns in their order; empty for all
     */
    public static Table of(SideBySide compared, List<String> chosen) {
        return of(compared.rows(), chosen);
    }

    static Table of(List<ComparedRow> rows, List<String> chosen) {
        List<Column<ComparedRow>> columns = new ArrayList<>();
        for (String label : chosen) {
            columns.add(Column.named(COLUMNS, label).orElseThrow());
        }
        return Table.of(chosen.isEmpty() ? COLUMNS : columns, rows);
    }

    /** What every column holds: those of an analysis, then those that a comparison adds. */
    public static Table meanings() {
        List<List<Cell>> rows = new ArrayList<>();
        add(rows, AnalysisColumns.ALL, "");
        add(rows, OWN, "compare only: ");
        add(rows, LATER, "compare only: ");
        List<Table.Heading> headings = new ArrayList<>();
        for (String heading : List.of("name", "unit", "meaning")) {
            headings.add(new Table.Heading(heading, ValueKind.TEXT));
        }
        return new Table(headings, rows);
    }

    private static <R> void add(List<List<Cell>> rows, List<Column<R>> columns, String where) {
        for (Column<R> column : columns) {
            rows.add(List.of(
                    Cell.of(column.label()),
                    Cell.of(column.kind().symbol()),
                    Cell.of(where + column.metric().definition().meaning())));
        }
    }
}
