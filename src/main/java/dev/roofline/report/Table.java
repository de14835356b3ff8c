package dev.roofline.report;

import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import java.util.ArrayList;
import java.util.List;

/** Values in rows under headings, without layout. */
public record Table(List<Heading> headings, List<List<Cell>> rows) {
    /** A column's name and what it holds. */
    public record Heading(String label, ValueKind kind) {}

    public Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        for (List<Cell> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException("a row has a cell for each heading");
            }
        }
    }

    /** Rows under the names of their columns, for programs. */
    public static <R> Table of(List<Column<R>> columns, List<R> rows) {
        return of(columns, rows, false);
    }

    /** Rows under the headings of their columns, for people. */
    public static <R> Table forPeople(List<Column<R>> columns, List<R> rows) {
        return of(columns, rows, true);
    }

    private static <R> Table of(List<Column<R>> columns, List<R> rows, boolean people) {
        List<Heading> headings = new ArrayList<>();
        for (Column<R> column : columns) {
            headings.add(new Heading(
                    people ? column.heading() : column.label(), column.metric().kind()));
        }
        List<List<Cell>> lines = new ArrayList<>();
        for (R row : rows) {
            List<Cell> line = new ArrayList<>();
            for (Column<R> column : columns) {
                line.add(column.metric().of(row));
            }
            lines.add(line);
        }
        return new Table(headings, lines);
    }
}
