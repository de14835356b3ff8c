package dev.roofline.report;

import dev.roofline.comparison.ComparedRow;
import dev.roofline.metric.Cell;
import dev.roofline.metric.KeyMetric;
import java.util.ArrayList;
import java.util.List;

/** Rows of a comparison for people, in columns that they named. */
final class NamedColumns {
    /** What tells parts of a phase apart. */
    private static final List<KeyMetric> PARTS =
            List.of(KeyMetric.OPERATOR, KeyMetric.GROUP, KeyMetric.LAYERS, KeyMetric.ENGINE);

    private NamedColumns() {}

    /** Whether parts of a phase can be told apart: without it only sums have something to say. */
    static boolean tellParts(ColumnChoice<ComparedRow> choice) {
        return firstPart(choice.named()) >= 0;
    }

    private static int firstPart(List<Column<ComparedRow>> columns) {
        for (int i = 0; i < columns.size(); i++) {
            for (KeyMetric part : PARTS) {
                if (columns.get(i).label().equals(part.label())) {
                    return i;
                }
            }
        }
        return -1;
    }

    /**
     * The rows with the columns that were named, and those of sets behind them.
     *
     * @param sums how many rows, the last ones, are sums
     */
    static Table table(ColumnChoice<ComparedRow> choice, List<ComparedRow> rows, int sums) {
        List<Column<ComparedRow>> columns = choice.forPeople(List.of(), ComparisonTable.COLUMNS, rows);
        Table table = Table.forPeople(columns, rows);
        int part = firstPart(columns);
        if (sums == 0 || part < 0) {
            return table;
        }
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> line = new ArrayList<>(table.rows().get(i));
            if (i >= rows.size() - sums) {
                line.set(part, Cell.of("total"));
            }
            cells.add(line);
        }
        return new Table(table.headings(), cells);
    }
}
