package dev.roofline.report;

import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.RatioMetric;
import dev.roofline.comparison.SideBySide;
import dev.roofline.metric.Cell;
import dev.roofline.metric.Metric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WorkMetric;
import java.util.ArrayList;
import java.util.List;

/** All rows of a comparison in base units: the columns of an analysis, and those of a comparison. */
public final class ComparisonTable {
    /** Columns of a comparison alone. The names are a contract: new ones come at the end of {@link #LATER}. */
    private static final List<Column<ComparedRow>> OWN = of(List.of(
            RatioMetric.COMPARED,
            RatioMetric.WHAT_IF,
            RatioMetric.LENGTH,
            RatioMetric.BASELINE,
            RatioMetric.FLOPS_RATIO,
            RatioMetric.BYTES_RATIO,
            RatioMetric.INTENSITY_RATIO,
            RatioMetric.TIME_RATIO,
            RatioMetric.TIME_RATIO_AT_LENGTH,
            RatioMetric.SPEED_UP,
            RatioMetric.PUBLISHED_TIME_RATIO,
            RatioMetric.TOKENS_PER_S,
            RatioMetric.TOKENS_PER_S_RATIO));

    /** Those that came after the columns of an analysis that came after the first. */
    private static final List<Column<ComparedRow>> LATER =
            of(List.of(RatioMetric.SPEED_UP_PER_DEVICE, RatioMetric.TOKENS_PER_S_RATIO_PER_DEVICE));

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

    private static List<Column<ComparedRow>> of(List<RatioMetric> metrics) {
        List<Column<ComparedRow>> columns = new ArrayList<>();
        for (RatioMetric metric : metrics) {
            columns.add(new Column<>(metric));
        }
        return columns;
    }

    private static List<Column<ComparedRow>> columns() {
        List<Column<ComparedRow>> columns = new ArrayList<>();
        for (Column<Slice> column : AnalysisColumns.ALL) {
            if (column.metric() == WorkMetric.NETWORK_INTENSITY_FLOP_PER_BYTE) {
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
        List<Meant> rows = new ArrayList<>();
        add(rows, AnalysisColumns.ALL, "");
        add(rows, OWN, "compare only: ");
        add(rows, LATER, "compare only: ");
        return new Listing<Meant>()
                .text("name", Meant::name)
                .text("unit", Meant::unit)
                .text("meaning", Meant::meaning)
                .of(rows);
    }

    /** What a column holds. */
    private record Meant(String name, String unit, String meaning) {}

    private static <R> void add(List<Meant> rows, List<Column<R>> columns, String where) {
        for (Column<R> column : columns) {
            rows.add(new Meant(
                    column.label(),
                    column.metric().kind().symbol(),
                    where + column.metric().definition().meaning()));
        }
    }
}
