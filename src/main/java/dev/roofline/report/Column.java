package dev.roofline.report;

import dev.roofline.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A metric as a column of a table.
 *
 * @param heading over it for people, without the unit, which the scale of its numbers decides
 */
public record Column<R>(Metric<R> metric, String heading) {
    /** A column that is called alike for programs and people. */
    public Column(Metric<R> metric) {
        this(metric, metric.label());
    }

    /** The name in CSV, JSON and {@code --columns}. */
    public String label() {
        return metric.label();
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

    /** The names of columns, in their order. */
    public static <R> List<String> labels(List<Column<R>> columns) {
        List<String> labels = new ArrayList<>();
        for (Column<R> column : columns) {
            labels.add(column.label());
        }
        return labels;
    }
}
