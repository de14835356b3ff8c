package dev.roofline.report;

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
}
