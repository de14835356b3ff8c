package dev.roofline.report;

import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.RatioMetric;
import dev.roofline.metric.Cell;
import dev.roofline.metric.Metric;
import dev.roofline.metric.RowKind;
import dev.roofline.metric.Slice;
import dev.roofline.metric.TotalsMetric;
import dev.roofline.metric.WorkMetric;
import java.util.ArrayList;
import java.util.List;

/** All rows of a comparison in base units: columns of an analysis, and those of a comparison. */
public final class ComparisonTable {
    /** Columns of a comparison alone, in the order in which they came. */
    private static final List<Column<ComparedRow>> OWN = List.of(
            new Column<>(RatioMetric.COMPARED, "compared"),
            new Column<>(RatioMetric.WHAT_IF, "what-if"),
            new Column<>(RatioMetric.LENGTH, "length"),
            new Column<>(RatioMetric.BASELINE, "baseline"),
            new Column<>(RatioMetric.FLOPS_RATIO, "work-x"),
            new Column<>(RatioMetric.BYTES_RATIO, "traffic-x"),
            new Column<>(RatioMetric.INTENSITY_RATIO, "intensity-x"),
            new Column<>(RatioMetric.TIME_RATIO, "time-x"),
            new Column<>(RatioMetric.TIME_RATIO_AT_LENGTH, "time-x-at-length"),
            new Column<>(RatioMetric.SPEED_UP, "speed-up"),
            new Column<>(RatioMetric.PUBLISHED_TIME_RATIO, "measured-x"),
            new Column<>(RatioMetric.TOKENS_PER_S, "tok/s"),
            new Column<>(RatioMetric.TOKENS_PER_S_RATIO, "tok/s-x"));

    /** Those that came later; the next ones come at the end of all. */
    private static final List<Column<ComparedRow>> LATER = List.of(
            new Column<>(RatioMetric.SPEED_UP_PER_DEVICE, "speed-up/device"),
            new Column<>(RatioMetric.TOKENS_PER_S_RATIO_PER_DEVICE, "tok/s-x/device"));

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
        public RowKind rows() {
            return metric.rows();
        }

        @Override
        public Cell of(ComparedRow row) {
            return metric.of(row.row());
        }
    }

    private static List<Column<ComparedRow>> columns() {
        List<Column<ComparedRow>> columns = new ArrayList<>();
        for (Column<Slice> column : AnalysisColumns.ALL) {
            if (column.metric() == WorkMetric.NETWORK_INTENSITY_FLOP_PER_BYTE) {
                columns.addAll(OWN);
            }
            if (column.metric() == TotalsMetric.SERVED_COST_PER_MILLION_TOKENS) {
                columns.addAll(LATER);
            }
            // What a comparison had first keeps its place.
            if (Column.named(columns, column.label()).isEmpty()) {
                columns.add(new Column<>(new OfSlice(column.metric()), column.heading(), column.sets()));
            }
        }
        return List.copyOf(columns);
    }

    /** The rows of a comparison, for machines. */
    public static Table of(ComparisonReport report) {
        return Table.of(
                report.columns().ofRows(COLUMNS, AnalysisColumns.ofPhases()),
                report.compared().rows());
    }

    /** Columns of a comparison alone. */
    static List<Column<ComparedRow>> own() {
        List<Column<ComparedRow>> own = new ArrayList<>(OWN);
        own.addAll(LATER);
        return own;
    }

    /** The column of what is measured of a row, or of a slice. */
    static Column<ComparedRow> column(Metric<?> metric) {
        return Column.named(COLUMNS, metric.label()).orElseThrow();
    }
}
