package dev.roofline.render;

import dev.roofline.draw.Ink;
import dev.roofline.draw.Screen;
import dev.roofline.metric.Cell;
import dev.roofline.report.Document;
import java.util.ArrayList;
import java.util.List;

/** What a screen has no room for, gathered so that its reader is told once. */
final class LeftOut {
    private final List<String> columns = new ArrayList<>();

    /** Columns of one of the tables. */
    void add(List<String> some) {
        for (String column : some) {
            if (!columns.contains(column)) {
                columns.add(column);
            }
        }
    }

    /** The rows of a table that take no time, in one line, where they are not shown. */
    void fold(Document.Part part, Screen screen, ScreenText text) {
        if (screen.hasAllRows() || part.idle().isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (int row : part.idle()) {
            Cell first = part.table().rows().get(row).get(0);
            String whole = first instanceof Cell.Text named ? named.text() : "";
            String name = whole.substring(whole.lastIndexOf('.') + 1);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        int rows = part.idle().size();
        text.line(
                rows + (rows == 1 ? " row takes" : " rows take") + " no time of " + (rows == 1 ? "its" : "their")
                        + " own (--all-rows): " + String.join(", ", names),
                Ink.FAINT);
    }

    void write(ScreenText text) {
        if (!columns.isEmpty()) {
            text.blank();
            text.line(
                    "columns left out for want of room: " + String.join(", ", columns)
                            + " (a wider terminal or --format csv shows them)",
                    Ink.FAINT);
        }
    }
}
