package dev.roofline.report;

import dev.roofline.metric.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of columns on a page, which is read from the left and may be narrow: what a row is of, its time, its bound
 * and its share, and then what they follow from.
 */
final class PageOrder {
    /** What a row is of. Such a column goes behind where a narrow screen does without it. */
    private static final List<String> ROWS =
            List.of("operator", "layers", "group", "phase", "compared", "size", "batch", "prompt", "context");

    private static final List<String> RESULTS = List.of("time_s", "speed_up", "time_ratio", "bound", "share");

    private PageOrder() {}

    /** A document whose tables are in this order. */
    static Document of(Document document) {
        List<Document.Part> parts = new ArrayList<>();
        for (Document.Part part : document.tables()) {
            parts.add(part.with(of(part.table())));
        }
        return document.with(parts);
    }

    static Table of(Table table) {
        List<Integer> order = order(table.headings());
        List<List<Cell>> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            rows.add(picked(row, order));
        }
        return new Table(picked(table.headings(), order), rows);
    }

    /** Numbers of the columns; a table without a time, as of speed-ups, is in its own order. */
    private static List<Integer> order(List<Table.Heading> headings) {
        List<Integer> order = new ArrayList<>();
        boolean isTimed = false;
        for (Table.Heading heading : headings) {
            isTimed |= heading.label().equals(RESULTS.get(0));
        }
        for (int i = 0; i < headings.size(); i++) {
            Table.Heading heading = headings.get(i);
            boolean tellsRows = ROWS.contains(heading.label()) && heading.dropped() == Table.Heading.KEPT;
            if (i == 0 || tellsRows || !isTimed) {
                order.add(i);
            }
        }
        for (String result : RESULTS) {
            for (int i = 1; i < headings.size(); i++) {
                if (headings.get(i).label().equals(result) && !order.contains(i)) {
                    order.add(i);
                }
            }
        }
        for (int i = 1; i < headings.size(); i++) {
            if (!order.contains(i)) {
                order.add(i);
            }
        }
        return order;
    }

    private static <T> List<T> picked(List<T> all, List<Integer> order) {
        List<T> picked = new ArrayList<>();
        for (int i : order) {
            picked.add(all.get(i));
        }
        return picked;
    }
}
