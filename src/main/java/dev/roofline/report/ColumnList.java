package dev.roofline.report;

import dev.roofline.units.Setting;
import java.util.ArrayList;
import java.util.List;

/** What there is to know of columns: names, the sets and the rows that they are of, and what they hold. */
public final class ColumnList {
    /** What a reader of the list has to know of its words. */
    public static final String NOTE =
            Setting.filled("{columns} takes long and short names; sets behind them: {columns} phase,time,"
                    + ColumnSet.MEMORY.asked()
                    + ". Columns of \"default\" are those of CSV without it, \"by-phase\" too with {by}"
                    + " phase. Rows of \"phases\" are those of {by} phase, and sums under tables.");

    private ColumnList() {}

    /** What a column holds, and where it is shown. */
    private record Listed(Column<?> column, boolean compared) {
        String sets() {
            List<String> sets = new ArrayList<>();
            if (column.isUsual()) {
                sets.add("default");
            }
            if (!compared && AnalysisColumns.ofPhases().contains(column.label())) {
                sets.add("by-phase");
            }
            for (ColumnSet set : column.sets()) {
                sets.add(set.label());
            }
            return String.join(" ", sets);
        }

        String meaning() {
            String meaning = column.metric().definition().meaning();
            return compared ? "compare only: " + meaning : meaning;
        }
    }

    /** The columns of an analysis, then those that a comparison adds. */
    public static Table of() {
        List<Listed> rows = new ArrayList<>();
        for (Column<?> column : AnalysisColumns.ALL) {
            rows.add(new Listed(column, false));
        }
        for (Column<?> column : ComparisonTable.own()) {
            rows.add(new Listed(column, true));
        }
        return new Listing<Listed>()
                .text("name", row -> row.column().label())
                .text("short", row -> row.column().heading())
                .text("unit", row -> row.column().metric().kind().symbol())
                .text("sets", Listed::sets)
                .text("rows", row -> row.column().metric().rows().label())
                .text("meaning", Listed::meaning)
                .without("unit", "rows", "sets")
                .of(rows);
    }
}
