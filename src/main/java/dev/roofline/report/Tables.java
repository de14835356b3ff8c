package dev.roofline.report;

import dev.roofline.metric.Slice;
import java.util.ArrayList;
import java.util.List;

/** A report's rows as tables. */
public final class Tables {
    private Tables() {}

    /** All rows of all phases, for machines. */
    public static Table all(Report report) {
        List<Column> columns = report.columns().isEmpty() ? List.of(Column.values()) : report.columns();
        List<Slice> rows = new ArrayList<>();
        for (Section section : report.sections()) {
            // Where sizes were asked for, they are the rows: the phase's own size is one of them or was not asked for.
            boolean grows = !section.growth().rows().isEmpty();
            rows.addAll(grows ? section.growth().rows() : section.rows());
        }
        return table(columns, rows, Column::label);
    }

    /** The rows of one phase with their sum, for people. */
    static Table section(Report report, Section section) {
        List<Column> columns = report.columns().isEmpty() ? chosen(report) : report.columns();
        List<Slice> rows = new ArrayList<>(section.rows());
        boolean sum = rows.size() > 1;
        Table table = table(columns, rows, Tables::heading);
        if (!sum) {
            return table;
        }
        List<List<Cell>> withTotal = new ArrayList<>(table.rows());
        withTotal.add(total(columns, section.total()));
        return new Table(table.headings(), withTotal);
    }

    /** Rows under the headings of people, without a sum. */
    static Table of(List<Column> columns, List<Slice> rows) {
        return table(columns, rows, Tables::heading);
    }

    private static List<Cell> total(List<Column> columns, Slice total) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : columns) {
            // The number of instances of different operators added up says nothing.
            cells.add(column == Column.COUNT ? Cell.ABSENT : column.of(total));
        }
        cells.set(0, Cell.of("total"));
        return cells;
    }

    private static List<Column> chosen(Report report) {
        List<Column> columns = new ArrayList<>();
        columns.add(
                switch (report.grouping()) {
                    case OPERATOR -> Column.OPERATOR;
                    case LAYER -> Column.LAYERS;
                    case GROUP -> Column.GROUP;
                    case PHASE -> Column.PHASE;
                });
        switch (report.grouping()) {
            case OPERATOR -> columns.addAll(List.of(Column.LAYERS, Column.ENGINE));
            case LAYER -> columns.add(Column.GROUP);
            default -> {}
        }
        columns.addAll(List.of(Column.FLOPS, Column.BYTES, Column.INTENSITY_FLOP_PER_BYTE));
        columns.add(
                switch (report.grouping()) {
                    case OPERATOR -> Column.RIDGE_FLOP_PER_BYTE;
                    default -> Column.ATTAINABLE_FLOP_PER_S;
                });
        columns.addAll(List.of(Column.COMPUTE_TIME_S, Column.MEMORY_TIME_S));
        if (!report.links().isEmpty()) {
            columns.add(Column.NETWORK_TIME_S);
        }
        columns.add(Column.TIME_S);
        if (divided(report)) {
            columns.add(Column.STAGE_TIME_S);
        }
        columns.addAll(List.of(Column.BOUND, Column.SHARE));
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

    /** The contract's name without the unit, which the heading gets from the scale. */
    private static String heading(Column column) {
        return switch (column) {
            case FLOPS -> "work";
            case BYTES -> "traffic";
            case INTENSITY_FLOP_PER_BYTE -> "intensity";
            case RIDGE_FLOP_PER_BYTE -> "ridge";
            case ATTAINABLE_FLOP_PER_S -> "attainable";
            case COMPUTE_TIME_S -> "compute";
            case MEMORY_TIME_S -> "memory";
            case NETWORK_TIME_S -> "network";
            case TIME_S -> "time";
            case STAGE_TIME_S -> "slowest stage";
            default -> column.label();
        };
    }

    private static Table table(
            List<Column> columns, List<Slice> rows, java.util.function.Function<Column, String> labels) {
        List<Table.Heading> headings = new ArrayList<>();
        for (Column column : columns) {
            headings.add(new Table.Heading(labels.apply(column), column.kind()));
        }
        List<List<Cell>> cells = new ArrayList<>();
        for (Slice row : rows) {
            List<Cell> line = new ArrayList<>();
            for (Column column : columns) {
                line.add(column.of(row));
            }
            cells.add(line);
        }
        return new Table(headings, cells);
    }
}
