package dev.roofline.report;

import dev.roofline.metric.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that a user asked for.
 *
 * @param named one by one, in their order; none for a format's own choice
 * @param sets shown behind those
 * @param ofPhases whether rows of whole phases were asked for, which have more to show where no columns are named
 */
public record ColumnChoice<R>(List<Column<R>> named, List<ColumnSet> sets, boolean ofPhases) {
    public ColumnChoice {
        named = List.copyOf(named);
        sets = List.copyOf(sets);
    }

    /** A format's own choice. */
    public static <R> ColumnChoice<R> none() {
        return new ColumnChoice<>(List.of(), List.of(), false);
    }

    /** Whether columns were named one by one. */
    boolean isNamed() {
        return !named.isEmpty();
    }

    /**
     * The columns of a table for people, who are spared those of sets that hold nothing.
     *
     * @param usual what is shown where none are named
     * @param all in the order in which those of sets follow
     * @param rows of the table, its sums too
     */
    List<Column<R>> forPeople(List<Column<R>> usual, List<Column<R>> all, List<R> rows) {
        List<Column<R>> shown = new ArrayList<>(isNamed() ? named : usual);
        for (Column<R> column : behind(shown, all)) {
            if (isValued(column, rows)) {
                shown.add(column);
            }
        }
        return shown;
    }

    private static <R> boolean isValued(Column<R> column, List<R> rows) {
        for (R row : rows) {
            if (!(column.metric().of(row) instanceof Cell.Absent)) {
                return true;
            }
        }
        return false;
    }

    /** The columns of the sets that are not shown already. */
    private List<Column<R>> behind(List<Column<R>> shown, List<Column<R>> all) {
        List<Column<R>> more = new ArrayList<>();
        for (Column<R> column : all) {
            if (isOfSets(column) && Column.named(shown, column.label()).isEmpty()) {
                more.add(column);
            }
        }
        return more;
    }

    /**
     * The columns of rows for machines, which depend on nothing but what was asked for.
     *
     * @param all in their order
     * @param morePhases labels of what rows of whole phases show besides
     */
    List<Column<R>> ofRows(List<Column<R>> all, List<String> morePhases) {
        if (!isNamed() && sets.contains(ColumnSet.ALL)) {
            // One order, with --by phase and without.
            return all;
        }
        List<Column<R>> shown = new ArrayList<>(isNamed() ? named : usual(all, morePhases));
        shown.addAll(behind(shown, all));
        return shown;
    }

    private List<Column<R>> usual(List<Column<R>> all, List<String> morePhases) {
        List<Column<R>> usual = new ArrayList<>();
        for (Column<R> column : all) {
            if (column.isUsual()) {
                usual.add(column);
            }
        }
        if (ofPhases) {
            for (String label : morePhases) {
                Column<R> more = Column.named(all, label).orElseThrow();
                if (!more.isUsual()) {
                    usual.add(more);
                }
            }
        }
        return usual;
    }

    private boolean isOfSets(Column<R> column) {
        for (ColumnSet set : sets) {
            if (set.holds(column)) {
                return true;
            }
        }
        return false;
    }
}
