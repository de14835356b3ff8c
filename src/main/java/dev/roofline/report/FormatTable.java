package dev.roofline.report;

import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.units.FormatFamily;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Field;
import java.util.ArrayList;
import java.util.List;

/** Every number format that an option takes: those with names of their own, those of groups of any size, and bare ones. */
public final class FormatTable {
    /** What stands under the table. */
    public static final String NOTE = "N is from 1 to 99999; " + Field.FORMAT
            + " sets formats of weights for the weights alone, options of other tensors take them too;" + " "
            + Field.COMPUTE
            + " takes the words of arithmetic: the format that elements are multiplied in, without scales";

    private static final String ALL = "all tensors";
    private static final String WEIGHTS = "weights";
    private static final String PRODUCTS = "products";

    private FormatTable() {}

    private static List<Cell> row(TensorFormat format) {
        return List.of(
                Cell.of(format.label()),
                Cell.of(String.join(" ", format.aliases())),
                Cell.of(format.arithmetic().label()),
                Cell.of(format.bitsPerElement()),
                Cell.of(format.bitsPerRow()),
                Cell.of(format.scales()),
                Cell.of(format.isOfWeights() ? WEIGHTS : ALL));
    }

    public static Table of() {
        List<List<Cell>> rows = new ArrayList<>();
        List<NumberFormat> stored = new ArrayList<>();
        for (TensorFormat format : TensorFormat.named()) {
            stored.add(format.arithmetic());
            rows.add(row(format));
        }
        for (TensorFormat format : TensorFormat.spelled()) {
            rows.add(row(format));
        }
        for (FormatFamily family : FormatFamily.all()) {
            rows.add(List.of(
                    Cell.of(family.pattern()),
                    Cell.ABSENT,
                    Cell.of(family.arithmetic().label()),
                    Cell.ABSENT,
                    Cell.of(0),
                    Cell.of(family.scales()),
                    Cell.of(family.isOfWeights() ? WEIGHTS : ALL)));
        }
        for (NumberFormat format : NumberFormat.values()) {
            if (!stored.contains(format)) {
                rows.add(List.of(
                        Cell.of(format.label()),
                        Cell.ABSENT,
                        Cell.of(format.label()),
                        Cell.of(format.bits()),
                        Cell.of(0),
                        Cell.ABSENT,
                        Cell.of(PRODUCTS)));
            }
        }
        return new Table(
                List.of(
                        new Table.Heading("name", ValueKind.TEXT),
                        new Table.Heading("aliases", ValueKind.TEXT, 1),
                        new Table.Heading("arithmetic", ValueKind.TEXT),
                        new Table.Heading("bits_per_element", ValueKind.PLAIN),
                        new Table.Heading("bits_per_row", ValueKind.PLAIN, 0),
                        new Table.Heading("scales", ValueKind.TEXT),
                        new Table.Heading("used_for", ValueKind.TEXT)),
                rows);
    }
}
