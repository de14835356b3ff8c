package dev.roofline.cli;

import dev.roofline.json.Visible;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.RowKind;
import dev.roofline.report.Column;
import dev.roofline.report.ColumnChoice;
import dev.roofline.report.ColumnSet;
import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which columns are shown, and in which order. */
record ColumnsOption(GivenOptions given) {
    static final Option<String> COLUMNS = OptionGroup.OUTPUT
            .of(
                    "columns",
                    Argument.text("A,B,+SET"),
                    "columns of table, csv, markdown and html, in this order, by long or short names; sets behind them: "
                            + String.join(", ", ColumnSet.allAsked()))
            .detailed("Sets alone stand behind the columns that a format has of itself.");

    /** @throws UsageException where columns are chosen for a format that shows none, or all of them */
    void requireTable(OutputFormat format) {
        if (given.has(COLUMNS) && !format.choosesColumns()) {
            throw new UsageException(COLUMNS.name() + " has no effect on --format " + format.label()
                    + "; it is for table, csv, markdown and html");
        }
    }

    /**
     * The columns that were asked for.
     *
     * @param all those that there are
     * @param grouping that was asked for, if any
     * @throws UsageException where one is unknown, or asked for twice
     */
    <R> ColumnChoice<R> chosen(List<Column<R>> all, Optional<Grouping> grouping) {
        List<Column<R>> named = new ArrayList<>();
        List<ColumnSet> sets = new ArrayList<>();
        if (given.has(COLUMNS)) {
            for (String part : given.text(COLUMNS).split(",", -1)) {
                String word = part.strip();
                boolean repeated = word.startsWith(ColumnSet.MARK)
                        ? !add(sets, set(word.toLowerCase(Locale.ROOT)))
                        : !add(named, column(word, all));
                if (repeated) {
                    throw new UsageException(
                            COLUMNS.name() + " names " + Visible.quoted(word) + " twice; a column is shown once");
                }
            }
        }
        return new ColumnChoice<>(named, sets, grouping.isPresent() && grouping.get() == Grouping.PHASE);
    }

    @SuppressWarnings("ReferenceEquality") // Columns and sets are constants; records that are compared link methods.
    private static <E> boolean add(List<E> some, E one) {
        for (E other : some) {
            if (other == one) {
                return false;
            }
        }
        return some.add(one);
    }

    private static ColumnSet set(String word) {
        Optional<ColumnSet> set = Labelled.of(ColumnSet.values(), word.substring(ColumnSet.MARK.length()));
        if (set.isPresent()) {
            return set.get();
        }
        List<String> known = ColumnSet.allAsked();
        throw Arguments.unknown(
                COLUMNS.name() + " has no set " + Visible.quoted(word) + "; sets are " + String.join(", ", known),
                word,
                known);
    }

    private static <R> Column<R> column(String word, List<Column<R>> all) {
        Optional<Column<R>> column = Column.meant(all, word);
        if (column.isPresent()) {
            return column.get();
        }
        String message = COLUMNS.name() + " has no column " + Visible.quoted(word) + " (see \"roofline list columns\")";
        Optional<ColumnSet> set = Labelled.of(ColumnSet.values(), word.toLowerCase(Locale.ROOT));
        if (set.isPresent()) {
            throw new UsageException(message + "; the set of columns of that name is asked for by "
                    + set.get().asked());
        }
        List<String> known = new ArrayList<>(Column.labels(all));
        known.addAll(Column.headings(all));
        throw Arguments.unknown(message, word, known);
    }

    /** Says of which of the columns that were named rows of parts of phases hold nothing, where nothing but such rows is written. */
    static <R> void noteEmpty(ColumnChoice<R> choice, OutputFormat format, Grouping grouping, Console console) {
        if (!format.holdsRowsAlone() || grouping == Grouping.PHASE) {
            return;
        }
        List<String> empty = new ArrayList<>();
        for (Column<R> column : choice.named()) {
            if (column.metric().rows() == RowKind.PHASES) {
                empty.add(column.label());
            }
        }
        if (!empty.isEmpty()) {
            console.say("roofline: note: only rows of whole phases have " + String.join(", ", empty)
                    + ": --by phase writes those");
        }
    }
}
