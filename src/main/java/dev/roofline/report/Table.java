package dev.roofline.report;

import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import java.util.ArrayList;
import java.util.List;

/** Values in rows under headings, without layout. */
public record Table(List<Heading> headings, List<List<Cell>> rows) {
    /**
     * A column's name and what it holds.
     *
     * @param label its name for programs
     * @param shown its name for people
     * @param dropped its place among those that a narrow screen goes without, lower ones first
     * @param isMixed whether its numbers are so unlike that each is shown in a unit of its own
     */
    public record Heading(String label, String shown, ValueKind kind, int dropped, boolean isMixed) {
        /** The place of columns that a screen shows as long as it can. */
        public static final int KEPT = Integer.MAX_VALUE;

        /** One of one name and one unit, which a screen shows as long as it can. */
        public Heading(String label, ValueKind kind) {
            this(label, kind, KEPT);
        }

        /** One of one name and one unit. */
        public Heading(String label, ValueKind kind, int dropped) {
            this(label, label, kind, dropped, false);
        }

        /** The same at another place among those that a narrow screen goes without. */
        Heading dropped(int place) {
            return new Heading(label, shown, kind, place, isMixed);
        }
    }

    public Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        for (List<Cell> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException("a row has a cell for each heading");
            }
        }
    }

    /** Where a column of a name for programs stands; -1 where there is none. */
    int at(String label) {
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).label().equals(label)) {
                return i;
            }
        }
        return -1;
    }

    /** The same where a narrow screen keeps a column as long as it can. */
    Table keeping(String label) {
        List<Heading> kept = new ArrayList<>();
        for (Heading heading : headings) {
            kept.add(heading.label().equals(label) ? heading.dropped(Heading.KEPT) : heading);
        }
        return new Table(kept, rows);
    }

    /** The same with another name for people over a column. */
    Table shownAs(String label, String shown) {
        List<Heading> named = new ArrayList<>();
        for (Heading heading : headings) {
            named.add(
                    heading.label().equals(label)
                            ? new Heading(label, shown, heading.kind(), heading.dropped(), heading.isMixed())
                            : heading);
        }
        return new Table(named, rows);
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
                    column.label(),
                    people ? column.heading() : column.label(),
                    column.metric().kind(),
                    DropOrder.of(column.label()),
                    false));
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
