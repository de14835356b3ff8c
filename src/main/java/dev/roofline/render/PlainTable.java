package dev.roofline.render;

import dev.roofline.json.Visible;
import dev.roofline.report.Table;
import java.util.ArrayList;
import java.util.List;

/** A table as text for people. */
final class PlainTable {
    private final List<String> headings;
    private final List<Boolean> right;
    private final List<List<String>> rows;

    PlainTable(Table table) {
        FormattedTable formatted = FormattedTable.of(table);
        this.headings = lines(formatted.headings());
        this.right = formatted.right();
        this.rows = new ArrayList<>();
        for (List<String> row : formatted.rows()) {
            rows.add(lines(row));
        }
    }

    /** A row is a line, whatever a cell's text was made of. */
    private static List<String> lines(List<String> cells) {
        List<String> lines = new ArrayList<>(cells.size());
        for (String cell : cells) {
            lines.add(Visible.line(cell));
        }
        return lines;
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
