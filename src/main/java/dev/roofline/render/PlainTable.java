package dev.roofline.render;

import dev.roofline.report.Cell;
import dev.roofline.report.Table;
import dev.roofline.report.ValueKind;
import java.util.ArrayList;
import java.util.List;

/** A table as text for people: one unit a column, in its heading, and the same one for columns of a kind. */
final class PlainTable {
    private final List<String> headings = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    PlainTable(Table table) {
        for (int column = 0; column < table.headings().size(); column++) {
            addColumn(table, column);
        }
    }

    private void addColumn(Table table, int column) {
        Table.Heading heading = table.headings().get(column);
        ValueKind kind = heading.kind();
        boolean scaled = !kind.unit().isEmpty() && kind != ValueKind.INTENSITY;
        Scale scale = scaled ? Scale.of(largest(table, kind)) : new Scale("", 1);
        String unit = kind == ValueKind.SHARE ? "%" : scale.prefix() + kind.unit();
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

    private static String text(Cell cell, ValueKind kind, Scale scale) {
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

    /** Columns two spaces apart; the last, where it is text, is not padded. */
    void write(StringBuilder out) {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(headings.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        line(out, headings, widths);
        for (List<String> row : rows) {
            line(out, row, widths);
        }
    }

    private void line(StringBuilder out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            int pad = widths[i] - width(cells.get(i));
            line.append(i == 0 ? "" : "  ");
            if (right.get(i)) {
                line.append(" ".repeat(pad)).append(cells.get(i));
            } else {
                line.append(cells.get(i)).append(" ".repeat(pad));
            }
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The same as a Markdown table. */
    void writeMarkdown(StringBuilder out) {
        markdownLine(out, headings);
        List<String> rule = new ArrayList<>();
        for (boolean isRight : right) {
            rule.add(isRight ? "---:" : "---");
        }
        out.append("| ").append(String.join(" | ", rule)).append(" |\n");
        for (List<String> row : rows) {
            markdownLine(out, row);
        }
    }

    private static void markdownLine(StringBuilder out, List<String> cells) {
        for (String cell : cells) {
            out.append("| ").append(Markdown.escape(cell)).append(' ');
        }
        out.append("|\n");
    }
}
