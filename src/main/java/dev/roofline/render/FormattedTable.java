package dev.roofline.render;

import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.report.Table;
import dev.roofline.units.Numbers;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as people read it: one unit a column, in its heading, and the same one for columns of a kind.
 *
 * @param labels of columns, without units
 * @param units of columns; empty where they have none
 * @param right whether each column is of numbers
 * @param rows texts, a cell for each heading
 */
record FormattedTable(List<String> labels, List<String> units, List<Boolean> right, List<List<String>> rows) {
    /** Digits that a number has at least; the largest of a column has as many where points stand below each other. */
    private static final int DIGITS = 4;

    /** Numbers to four significant digits each. */
    static FormattedTable of(Table table) {
        return of(table, false);
    }

    /**
     * A table as text.
     *
     * @param aligned whether decimal points of a scaled column stand below each other, so that small numbers look small
     */
    static FormattedTable of(Table table, boolean aligned) {
        FormattedTable formatted =
                new FormattedTable(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int column = 0; column < table.headings().size(); column++) {
            formatted.addColumn(table, column, aligned);
        }
        return formatted;
    }

    /** Labels with their units. */
    List<String> headings() {
        List<String> headings = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            headings.add(units.get(i).isEmpty() ? labels.get(i) : labels.get(i) + " " + units.get(i));
        }
        return headings;
    }

    private void addColumn(Table table, int column, boolean aligned) {
        Table.Heading heading = table.headings().get(column);
        ValueKind kind = heading.kind();
        boolean scaled = !kind.symbol().isEmpty() && kind != ValueKind.INTENSITY && !heading.isMixed();
        DecimalPrefix scale = scaled ? DecimalPrefix.of(largest(table, kind)) : new DecimalPrefix("", 1);
        int decimals = aligned && scaled ? decimals(largest(table, kind) / scale.factor()) : Numbers.SIGNIFICANT;
        labels.add(heading.shown());
        units.add(kind == ValueKind.SHARE ? "%" : heading.isMixed() ? "" : scale.prefix() + kind.symbol());
        right.add(kind != ValueKind.TEXT);
        for (int i = 0; i < table.rows().size(); i++) {
            if (rows.size() <= i) {
                rows.add(new ArrayList<>());
            }
            Cell cell = table.rows().get(i).get(column);
            rows.get(i)
                    .add(
                            heading.isMixed() && cell instanceof Cell.Number number
                                    ? Phrase.quantity(number.value(), kind.symbol())
                                    : text(cell, kind, scale, decimals));
        }
    }

    /** Decimals under which a number from 1 to 1000 has four digits. */
    private static int decimals(double largest) {
        int whole = 1;
        for (double rest = largest; rest >= 10 && whole < DIGITS; rest /= 10) {
            whole++;
        }
        return DIGITS - whole;
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

    private static String text(Cell cell, ValueKind kind, DecimalPrefix scale, int decimals) {
        if (cell instanceof Cell.Text text) {
            return text.text();
        }
        if (cell instanceof Cell.Printed printed) {
            return printed.digits();
        }
        if (cell instanceof Cell.Number number) {
            double value = number.value();
            return switch (kind) {
                case COUNT -> Numbers.grouped(value);
                case SHARE -> percent(value);
                default -> Numbers.human(value / scale.factor(), decimals);
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
