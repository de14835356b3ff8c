package dev.roofline.report;

import dev.roofline.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A metric as a column of a table.
 *
 * @param heading its short name, which stands over it for people without the unit that the scale of its numbers decides
 * @param sets with which it is shown; none of a column that is shown where no others are asked for
 */
public record Column<R>(Metric<R> metric, String heading, List<ColumnSet> sets) {
    public Column {
        sets = List.copyOf(sets);
    }

    /** A column that is shown where no others are asked for. */
    public Column(Metric<R> metric, String heading) {
        this(metric, heading, List.of());
    }

    /** A column of some sets. */
    Column(Metric<R> metric, String heading, ColumnSet... sets) {
        this(metric, heading, List.of(sets));
    }

    /** The name in CSV and JSON. */
    public String label() {
        return metric.label();
    }

    /** Whether it is shown where no others are asked for. */
    boolean isUsual() {
        return sets.isEmpty();
    }

    /** The column of a name; empty where there is none among some. */
    public static <R> Optional<Column<R>> named(List<Column<R>> columns, String label) {
        for (Column<R> column : columns) {
            if (column.label().equals(label)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /**
     * The column that a person means; empty where there is none among some.
     *
     * @param word the long name or the short one, in any case, with a hyphen or an underscore between its words
     */
    public static <R> Optional<Column<R>> meant(List<Column<R>> columns, String word) {
        String plain = word.replace('-', '_');
        for (Column<R> column : columns) {
            if (column.label().equalsIgnoreCase(plain)
                    || column.heading().replace('-', '_').equalsIgnoreCase(plain)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** The names of columns, in their order. */
    public static <R> List<String> labels(List<Column<R>> columns) {
        List<String> labels = new ArrayList<>();
        for (Column<R> column : columns) {
            labels.add(column.label());
        }
        return labels;
    }

    /** The short names of columns, in their order. */
    public static <R> List<String> headings(List<Column<R>> columns) {
        List<String> headings = new ArrayList<>();
        for (Column<R> column : columns) {
            headings.add(column.heading());
        }
        return headings;
    }
}
