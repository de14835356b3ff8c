package dev.roofline.render;

import dev.roofline.draw.Ink;
import dev.roofline.draw.Screen;
import dev.roofline.draw.TerminalText;
import dev.roofline.json.Visible;
import dev.roofline.report.Document;
import dev.roofline.report.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table as text for people. */
final class PlainTable {
    private static final String GAP = "  ";

    /** Longer ones break into lines rather than take the room of other columns. */
    private static final int LONGEST_HEADING = 24;

    private final Screen screen;
    private final List<Table.Heading> kept;
    private final List<String> headings;
    private final List<String> units;
    private final List<Boolean> right;
    private final List<List<String>> rows;
    private final boolean isTotalled;

    private PlainTable(Table table, Screen screen, Set<Integer> folded, boolean isTotalled) {
        FormattedTable formatted = FormattedTable.of(table, screen.isBounded());
        this.screen = screen;
        this.kept = table.headings();
        this.headings = lines(screen.isBounded() ? formatted.labels() : formatted.headings());
        this.units = formatted.units();
        this.right = formatted.right();
        this.rows = new ArrayList<>();
        for (int i = 0; i < formatted.rows().size(); i++) {
            if (!folded.contains(i)) {
                rows.add(lines(formatted.rows().get(i)));
            }
        }
        this.isTotalled = isTotalled;
    }

    static PlainTable of(Table table, Screen screen) {
        return new PlainTable(table, screen, Set.of(), false);
    }

    /** Without the rows that take no time, where the screen does not show them. */
    static PlainTable of(Document.Part part, Screen screen) {
        Set<Integer> folded = screen.hasAllRows() ? Set.of() : new HashSet<>(part.idle());
        return new PlainTable(part.table(), screen, folded, part.isTotalled());
    }

    /** A row is a line, whatever a cell's text was made of. */
    private static List<String> lines(List<String> cells) {
        List<String> lines = new ArrayList<>(cells.size());
        for (String cell : cells) {
            lines.add(Visible.line(cell));
        }
        return lines;
    }

    /**
     * Writes columns two spaces apart; the last, where it is text, is not padded. On a screen a unit stands below its
     * column's name, and columns for which there is no room are left out.
     *
     * @return the names of columns that were left out
     */
    List<String> write(StringBuilder out) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int widest = screen.isBounded()
                    ? Math.max(Math.min(LONGEST_HEADING, width(headings.get(i))), width(units.get(i)))
                    : width(headings.get(i));
            for (List<String> row : rows) {
                widest = Math.max(widest, width(row.get(i)));
            }
            widths.add(widest);
        }
        ColumnFit fit = ColumnFit.of(kept, widths, screen);
        line(out, headings, fit, Ink.BOLD);
        if (screen.isBounded() && !String.join("", units).isEmpty()) {
            line(out, units, fit, Ink.FAINT);
        }
        for (int i = 0; i < rows.size(); i++) {
            line(out, rows.get(i), fit, isTotalled && i == rows.size() - 1 ? Ink.BOLD : Ink.PLAIN);
        }
        return fit.leftOut();
    }

    /** A row, of several lines where a text is broken. */
    private void line(StringBuilder out, List<String> cells, ColumnFit fit, Ink ink) {
        List<List<String>> parts = new ArrayList<>();
        int lines = 1;
        for (int column : fit.shown()) {
            List<String> own = width(cells.get(column)) > fit.width(column)
                    ? new TerminalText(screen.ascii()).wrapped(cells.get(column), fit.width(column))
                    : List.of(cells.get(column));
            parts.add(own);
            lines = Math.max(lines, own.size());
        }
        for (int number = 0; number < lines; number++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                int column = fit.shown().get(i);
                List<String> own = parts.get(i);
                String cell = number < own.size() ? own.get(number) : "";
                String pad = " ".repeat(Math.max(0, fit.width(column) - width(cell)));
                Ink drawn = ink == Ink.PLAIN ? Bounds.ink(kept.get(column), cell) : ink;
                line.append(i == 0 ? "" : GAP)
                        .append(right.get(column) ? pad + drawn.of(cell, screen) : drawn.of(cell, screen) + pad);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static int width(String text) {
        return TerminalText.width(text);
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
