package dev.roofline.report;

import dev.roofline.metric.Cell;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.KeyMetric;
import dev.roofline.metric.Metric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.TimeMetric;
import dev.roofline.metric.WorkMetric;
import dev.roofline.run.SlicedPhase;
import java.util.ArrayList;
import java.util.List;

/** A report's rows as tables. */
public final class Tables {
    private Tables() {}

    /** All rows of all phases, for machines. */
    public static Table all(Report report) {
        List<Column<Slice>> columns = report.columns().ofRows(AnalysisColumns.ALL, AnalysisColumns.ofPhases());
        List<Slice> rows = new ArrayList<>();
        for (SlicedPhase phase : report.sliced().phases()) {
            // Where sizes were asked for, they are the rows: the phase's own size is one of them or was not asked for.
            boolean grows = !phase.sweep().rows().isEmpty();
            rows.addAll(grows ? phase.sweep().rows() : phase.rows());
        }
        return Table.of(columns, rows);
    }

    /** The rows of one phase with their sum, for people. */
    static Table phase(Report report, SlicedPhase phase) {
        List<Slice> rows = new ArrayList<>(phase.rows());
        rows.add(phase.total());
        List<Column<Slice>> columns =
                report.columns().forPeople(AnalysisColumns.of(usual(report)), AnalysisColumns.ALL, rows);
        Table table = tellingLayersApart(Table.forPeople(columns, phase.rows()));
        if (phase.rows().size() < 2) {
            return table;
        }
        List<List<Cell>> withTotal = new ArrayList<>(table.rows());
        withTotal.add(total(columns, phase.total()));
        return new Table(table.headings(), withTotal);
    }

    /** Where several rows are of one name, a narrow screen keeps the layers that they are of. */
    private static Table tellingLayersApart(Table table) {
        List<String> names = new ArrayList<>();
        boolean repeats = false;
        for (List<Cell> row : table.rows()) {
            String name = row.get(0) instanceof Cell.Text text ? text.text() : "";
            repeats |= names.contains(name);
            names.add(name);
        }
        return repeats ? table.keeping(KeyMetric.LAYERS.label()) : table;
    }

    private static List<Cell> total(List<Column<Slice>> columns, Slice total) {
        List<Cell> cells = new ArrayList<>();
        for (Column<Slice> column : columns) {
            // The number of instances of different operators added up says nothing.
            cells.add(
                    column.metric() == WorkMetric.COUNT
                            ? Cell.ABSENT
                            : column.metric().of(total));
        }
        cells.set(0, Cell.of("total"));
        return cells;
    }

    private static List<Metric<Slice>> usual(Report report) {
        Grouping grouping = report.sliced().grouping();
        List<Metric<Slice>> columns = new ArrayList<>(
                switch (grouping) {
                    case OPERATOR -> List.of(KeyMetric.OPERATOR, KeyMetric.LAYERS, KeyMetric.ENGINE);
                    case LAYER -> List.of(KeyMetric.LAYERS, KeyMetric.GROUP);
                    case GROUP -> List.of(KeyMetric.GROUP);
                    case PHASE -> List.of(KeyMetric.PHASE);
                });
        columns.addAll(List.of(WorkMetric.FLOPS, WorkMetric.BYTES, WorkMetric.INTENSITY_FLOP_PER_BYTE));
        columns.add(grouping == Grouping.OPERATOR ? TimeMetric.RIDGE_FLOP_PER_BYTE : TimeMetric.ATTAINABLE_FLOP_PER_S);
        columns.addAll(List.of(TimeMetric.COMPUTE_TIME_S, TimeMetric.MEMORY_TIME_S));
        if (!report.sliced().limits().links().isEmpty()) {
            columns.add(TimeMetric.NETWORK_TIME_S);
        }
        columns.add(TimeMetric.TIME_S);
        if (divided(report)) {
            columns.add(TimeMetric.STAGE_TIME_S);
        }
        columns.addAll(List.of(TimeMetric.BOUND, TimeMetric.SHARE));
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
