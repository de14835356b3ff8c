package dev.roofline.render;

import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.report.Table;
import dev.roofline.units.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as people read it: one unit a column, in its heading, and the same one for columns of a kind.
 *
 * @param headings with units
 * @param right whether each column is of numbers
 * @param rows texts, a cell for each heading
 */
record FormattedTable(List<String> headings, List<Boolean> right, List<List<String>> rows) {
    static FormattedTable of(Table table) {
        FormattedTable formatted = new FormattedTable(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int column = 0; column < table.headings().size(); column++) {
            formatted.addColumn(table, column);
        }
        return formatted;
    }

    private void addColumn(Table table, int column) {
        Table.Heading heading = table.headings().get(column);
        ValueKind kind = heading.kind();
        boolean scaled = !kind.symbol().isEmpty() && kind != ValueKind.INTENSITY;
        DecimalPrefix scale = scaled ? DecimalPrefix.of(largest(table, kind)) : new DecimalPrefix("", 1);
        String unit = kind == ValueKind.SHARE ? "%" : scale.prefix() + kind.symbol();
        headings.add(unit.isEmpty() ? heading.label() : heading.label() + " " + unit);
        right.add(kind != ValueKind.TEXT);
        for (int i = 0; i < table.rows().size(); i++) {
            if (rows.size() <= i) {
                rows.add(new ArrayList<>());
            }
            rows.get(i).add(text(table.rows().get(i).get(column), kind, scale));
        }
    }

    /** Over all columns of a kind: times of compute and memory are there to be compared with each other. */
    private static double largest(Table table, ValueKind kind) {
        double largest = 0;
        for (int column = 0; column < table.headings().size(); column++) {
            if (table.headings().get(column).kind() != kind) {
                continue;
            }
            for (List<Cell> row : table.rows()) {
                if (row.get(column) instanceof Cell.Number number) {
                    largest = Math.max(largest, Math.abs(number.value()));
                }
            }
        }
        return largest;
    }

    private static String text(Cell cell, ValueKind kind, DecimalPrefix scale) {
        if (cell instanceof Cell.Text text) {
            return text.text();
        }
        if (cell instanceof Cell.Number number) {
            double value = number.value();
            return switch (kind) {
                case COUNT -> Numbers.grouped(value);
                case SHARE -> percent(value);
                default -> Numbers.human(value / scale.factor());
            };
        }
        return "-";
    }

    /** One decimal, and never 0.0 for something. */
    private static String percent(double share) {
        if (share > 0 && share < 0.0005) {
            return "<0.1";
        }
        long tenths = Math.round(share * 1000);
        return tenths / 10 + "." + tenths % 10;
    }
}
