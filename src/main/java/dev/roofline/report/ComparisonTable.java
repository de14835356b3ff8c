package dev.roofline.report;

import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.SideBySide;
import java.util.ArrayList;
import java.util.List;

/** All rows of a comparison in base units: the columns of an analysis, then those of a comparison. */
public final class ComparisonTable {
    private ComparisonTable() {}

    /** The table of the columns with the chosen labels in their order; none stands for all. */
    public static Table of(SideBySide compared, List<String> chosen) {
        return of(compared.rows(), chosen);
    }

    static Table of(List<ComparedRow> compared, List<String> chosen) {
        List<String> labels = chosen.isEmpty() ? labels() : chosen;
        List<Table.Heading> headings = new ArrayList<>();
        for (String label : labels) {
            headings.add(heading(label));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (ComparedRow row : compared) {
            List<Cell> cells = new ArrayList<>();
            for (String label : labels) {
                cells.add(cell(label, row));
            }
            rows.add(cells);
        }
        return new Table(headings, rows);
    }

    /** The names of all columns, in order. */
    public static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Column column : Column.values()) {
            if (!Column.LATER.contains(column)) {
                labels.add(column.label());
            }
        }
        for (ComparisonColumn column : ComparisonColumn.values()) {
            if (!ComparisonColumn.LATER.contains(column)) {
                labels.add(column.label());
            }
        }
        for (Column column : Column.LATER) {
            // What a comparison had first keeps its place.
            if (!labels.contains(column.label())) {
                labels.add(column.label());
            }
        }
        for (ComparisonColumn column : ComparisonColumn.LATER) {
            labels.add(column.label());
        }
        return labels;
    }

    private static Table.Heading heading(String label) {
        for (ComparisonColumn column : ComparisonColumn.values()) {
            if (column.label().equals(label)) {
                return new Table.Heading(label, column.kind());
            }
        }
        return new Table.Heading(label, Column.ofLabel(label).orElseThrow().kind());
    }

    private static Cell cell(String label, ComparedRow row) {
        for (ComparisonColumn column : ComparisonColumn.values()) {
            if (column.label().equals(label)) {
                return column.of(row);
            }
        }
        return Column.ofLabel(label).orElseThrow().of(row.row());
    }
}
