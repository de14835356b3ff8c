package dev.roofline.report;

import dev.roofline.metric.Cell;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.Slice;
import dev.roofline.metric.SliceMetric;
import dev.roofline.run.SlicedPhase;
import java.util.ArrayList;
import java.util.List;

/** A report's rows as tables. */
public final class Tables {
    private Tables() {}

    /** All rows of all phases, for machines. */
    public static Table all(Report report) {
        List<Column<Slice>> columns = report.columns().isEmpty() ? AnalysisColumns.ALL : report.columns();
        List<Slice> rows = new ArrayList<>();
        for (SlicedPhase phase : report.sliced().phases()) {
            // Where sizes were asked for, they are the rows: the phase's own size is one of them or was not asked for.
            boolean grows = !phase.growth().rows().isEmpty();
            rows.addAll(grows ? phase.growth().rows() : phase.rows());
        }
        return Table.of(columns, rows);
    }

    /** The rows of one phase with their sum, for people. */
    static Table phase(Report report, SlicedPhase phase) {
        List<Column<Slice>> columns =
                report.columns().isEmpty() ? AnalysisColumns.of(chosen(report)) : report.columns();
        Table table = Table.forPeople(columns, phase.rows());
        if (phase.rows().size() < 2) {
            return table;
        }
        List<List<Cell>> withTotal = new ArrayList<>(table.rows());
        withTotal.add(total(columns, phase.total()));
        return new Table(table.headings(), withTotal);
    }

    private static List<Cell> total(List<Column<Slice>> columns, Slice total) {
        List<Cell> cells = new ArrayList<>();
        for (Column<Slice> column : columns) {
            // The number of instances of different operators added up says nothing.
            cells.add(
                    column.metric() == SliceMetric.COUNT
                            ? Cell.ABSENT
                            : column.metric().of(total));
        }
        cells.set(0, Cell.of("total"));
        return cells;
    }

    private static List<SliceMetric> chosen(Report report) {
        Grouping grouping = report.sliced().grouping();
        List<SliceMetric> columns = new ArrayList<>(
                switch (grouping) {
                    case OPERATOR -> List.of(SliceMetric.OPERATOR, SliceMetric.LAYERS, SliceMetric.ENGINE);
                    case LAYER -> List.of(SliceMetric.LAYERS, SliceMetric.GROUP);
                    case GROUP -> List.of(SliceMetric.GROUP);
                    case PHASE -> List.of(SliceMetric.PHASE);
                });
        columns.addAll(List.of(SliceMetric.FLOPS, SliceMetric.BYTES, SliceMetric.INTENSITY_FLOP_PER_BYTE));
        columns.add(
                grouping == Grouping.OPERATOR ? SliceMetric.RIDGE_FLOP_PER_BYTE : SliceMetric.ATTAINABLE_FLOP_PER_S);
        columns.addAll(List.of(SliceMetric.COMPUTE_TIME_S, SliceMetric.MEMORY_TIME_S));
        if (!report.sliced().limits().links().isEmpty()) {
            columns.add(SliceMetric.NETWORK_TIME_S);
        }
        columns.add(SliceMetric.TIME_S);
        if (divided(report)) {
            columns.add(SliceMetric.STAGE_TIME_S);
        }
        columns.addAll(List.of(SliceMetric.BOUND, SliceMetric.SHARE));
        return columns;
    }

    /** Whether a phase's layers stand on several pipeline stages. */
    private static boolean divided(Report report) {
        for (SlicedPhase phase : report.sliced().phases()) {
            if (phase.total().times().pipeline().isPresent()) {
                return true;
            }
        }
        return false;
    }
}
