package dev.roofline.report;

import dev.roofline.metric.Cell;
import dev.roofline.metric.Slice;
import dev.roofline.metric.SliceMetric;
import java.util.ArrayList;
import java.util.List;

/** A report's rows as tables. */
public final class Tables {
    private Tables() {}

    /** All rows of all phases, for machines. */
    public static Table all(Report report) {
        List<Column<Slice>> columns = report.columns().isEmpty() ? AnalysisColumns.ALL : report.columns();
        List<Slice> rows = new ArrayList<>();
        for (Section section : report.sections()) {
            // Where sizes were asked for, they are the rows: the phase's own size is one of them or was not asked for.
            boolean grows = !section.growth().rows().isEmpty();
            rows.addAll(grows ? section.growth().rows() : section.rows());
        }
        return Table.of(columns, rows);
    }

    /** The rows of one phase with their sum, for people. */
    static Table section(Report report, Section section) {
        List<Column<Slice>> columns =
                report.columns().isEmpty() ? AnalysisColumns.of(chosen(report)) : report.columns();
        Table table = Table.forPeople(columns, section.rows());
        if (section.rows().size() < 2) {
            return table;
        }
        List<List<Cell>> withTotal = new ArrayList<>(table.rows());
        withTotal.add(total(columns, section.total()));
        return new Table(table.headings(), withTotal);
    }

    private static List<Cell> total(List<Column<Slice>> columns, Slice total) {
        List<Cell> cells = new ArrayList<>();
        for (Column<Slice> column : columns) {
            // The number of instances of different operators added up says nothing.
            cells.add(column.metric() == SliceMetric.COUNT ? Cell.ABSENT : column.of(total));
        }
        cells.set(0, Cell.of("total"));
        return cells;
    }

    private static List<SliceMetric> chosen(Report report) {
        List<SliceMetric> columns = new ArrayList<>();
        columns.add(
                switch (report.grouping()) {
                    case OPERATOR -> SliceMetric.OPERATOR;
                    case LAYER -> SliceMetric.LAYERS;
                    case GROUP -> SliceMetric.GROUP;
                    case PHASE -> SliceMetric.PHASE;
                });
        switch (report.grouping()) {
            case OPERATOR -> columns.addAll(List.of(SliceMetric.LAYERS, SliceMetric.ENGINE));
            case LAYER -> columns.add(SliceMetric.GROUP);
            default -> {}
        }
        columns.addAll(List.of(SliceMetric.FLOPS, SliceMetric.BYTES, SliceMetric.INTENSITY_FLOP_PER_BYTE));
        columns.add(
                switch (report.grouping()) {
                    case OPERATOR -> SliceMetric.RIDGE_FLOP_PER_BYTE;
                    default -> SliceMetric.ATTAINABLE_FLOP_PER_S;
                });
        columns.addAll(List.of(SliceMetric.COMPUTE_TIME_S, SliceMetric.MEMORY_TIME_S));
        if (!report.links().isEmpty()) {
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
        for (Section section : report.sections()) {
            if (section.total().times().pipeline().isPresent()) {
                return true;
            }
        }
        return false;
    }
}
