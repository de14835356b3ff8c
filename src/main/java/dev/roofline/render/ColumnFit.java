package dev.roofline.render;

import dev.roofline.draw.Screen;
import dev.roofline.metric.ValueKind;
import dev.roofline.report.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a table a screen has room for, and how wide they are. First go those that their table can best do
 * without, in its order; then text breaks into lines within its column; then others go from the right. The first stays.
 *
 * @param shown numbers of columns, in their order
 * @param widths of all columns
 * @param leftOut names of the others, in their order
 */
record ColumnFit(List<Integer> shown, List<Integer> widths, List<String> leftOut) {
    private static final int GAP = 2;

    /** A column of text can be read from so many characters on. */
    private static final int READABLE = 24;

    static ColumnFit of(List<Table.Heading> headings, List<Integer> widths, Screen screen) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            shown.add(i);
        }
        List<Integer> fitted = new ArrayList<>(widths);
        while (screen.isBounded() && taken(shown, fitted) > screen.width()) {
            int excess = taken(shown, fitted) - screen.width();
            int next = next(headings, shown);
            int widest = widest(headings, shown, fitted);
            if (next >= 0) {
                shown.remove((Integer) next);
            } else if (fitted.get(widest) > READABLE || shown.size() == 1) {
                int least = shown.size() == 1 ? 1 : READABLE;
                fitted.set(widest, Math.max(least, fitted.get(widest) - excess));
            } else {
                shown.remove(shown.size() - 1);
            }
        }
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            if (!shown.contains(i)) {
                leftOut.add(headings.get(i).shown());
            }
        }
        return new ColumnFit(shown, fitted, leftOut);
    }

    private static int taken(List<Integer> shown, List<Integer> widths) {
        int taken = -GAP;
        for (int column : shown) {
            taken += widths.get(column) + GAP;
        }
        return taken;
    }

    /** The column that its table can best do without; negative where it needs all that are left. */
    private static int next(List<Table.Heading> headings, List<Integer> shown) {
        int next = -1;
        int earliest = Table.Heading.KEPT;
        for (int column : shown) {
            int rank = headings.get(column).dropped();
            if (column > 0 && rank < earliest) {
                earliest = rank;
                next = column;
            }
        }
        return next;
    }

    /** The widest column of text that breaks well; the first, whose names do not, where there is none. */
    private static int widest(List<Table.Heading> headings, List<Integer> shown, List<Integer> widths) {
        int widest = 0;
        for (int column : shown) {
            boolean breaks =
                    column > 0 && headings.get(column).kind() == ValueKind.TEXT && widths.get(column) > READABLE;
            if (breaks && (widest == 0 || widths.get(column) > widths.get(widest))) {
                widest = column;
            }
        }
        return widest;
    }

    int width(int column) {
        return widths.get(column);
    }
}
