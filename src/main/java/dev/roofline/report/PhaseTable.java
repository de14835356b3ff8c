package dev.roofline.report;

import dev.roofline.comparison.ComparedRow;
import dev.roofline.run.Flip;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One phase of all contenders for people: time first, each value beside its ratio to the baseline's, and last from which
 * sizes on another resource is the bound.
 */
final class PhaseTable {
    private PhaseTable() {}

    /**
     * @param sizes name of the sizes of a path; empty for none
     * @param uneven whether numbers of tokens differ, so that tokens a second are what compares
     * @param unlike whether numbers of devices differ, so that what a device gains is told too
     * @param flips of each row's phase; empty where they were not worked out
     */
    static Table of(List<ComparedRow> rows, String sizes, boolean uneven, boolean unlike, List<List<Flip>> flips) {
        boolean published = rows.stream().anyMatch(row -> row.published().isPresent());
        List<Table.Heading> headings = new ArrayList<>();
        headings.add(new Table.Heading("compared", ValueKind.TEXT));
        if (!sizes.isEmpty()) {
            headings.add(new Table.Heading(sizes, ValueKind.COUNT));
        }
        headings.add(new Table.Heading("time", ValueKind.TIME));
        headings.add(new Table.Heading("time x", ValueKind.PLAIN));
        if (published) {
            // Whole numbers, as they were printed.
            headings.add(new Table.Heading("measured x", ValueKind.COUNT));
        }
        if (uneven) {
            headings.add(new Table.Heading("tokens/s", ValueKind.PLAIN));
            headings.add(new Table.Heading("tokens/s x", ValueKind.PLAIN));
        }
        if (unlike) {
            headings.add(new Table.Heading("devices", ValueKind.COUNT));
            headings.add(new Table.Heading(uneven ? "tokens/s x a device" : "speed x a device", ValueKind.PLAIN));
        }
        headings.add(new Table.Heading("work", ValueKind.FLOPS));
        headings.add(new Table.Heading("work x", ValueKind.PLAIN));
        headings.add(new Table.Heading("traffic", ValueKind.BYTES));
        headings.add(new Table.Heading("traffic x", ValueKind.PLAIN));
        headings.add(new Table.Heading("intensity", ValueKind.INTENSITY));
        headings.add(new Table.Heading("intensity x", ValueKind.PLAIN));
        headings.add(new Table.Heading("attainable", ValueKind.FLOP_RATE));
        headings.add(new Table.Heading("bound", ValueKind.TEXT));
        List<String> variables = variables(flips);
        for (String variable : variables) {
            headings.add(new Table.Heading("turns at " + variable, ValueKind.TEXT));
        }
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ComparedRow row = rows.get(i);
            List<Cell> line = new ArrayList<>();
            line.add(Cell.of(row.contender().name()));
            if (!sizes.isEmpty()) {
                line.add(Cell.of(row.size().orElseThrow()));
            }
            line.add(Column.TIME_S.of(row.row()));
            line.add(cell(row.ratios().time()));
            if (published) {
                line.add(cell(row.published()));
            }
            if (uneven) {
                line.add(ComparisonColumn.TOKENS_PER_S.of(row));
                line.add(ComparisonColumn.TOKENS_PER_S_RATIO.of(row));
            }
            if (unlike) {
                line.add(Column.DEVICES.of(row.row()));
                line.add(cell(
                        uneven
                                ? row.ratios().tokenRatePerDevice()
                                : row.ratios().speedUpPerDevice()));
            }
            line.add(Column.FLOPS.of(row.row()));
            line.add(cell(row.ratios().flops()));
            line.add(Column.BYTES.of(row.row()));
            line.add(cell(row.ratios().bytes()));
            line.add(Column.INTENSITY_FLOP_PER_BYTE.of(row.row()));
            line.add(cell(row.ratios().intensity()));
            line.add(Column.ATTAINABLE_FLOP_PER_S.of(row.row()));
            line.add(Column.BOUND.of(row.row()));
            for (String variable : variables) {
                line.add(turn(flips.get(i), variable));
            }
            cells.add(line);
        }
        return new Table(headings, cells);
    }

    private static List<String> variables(List<List<Flip>> flips) {
        List<String> variables = new ArrayList<>();
        for (List<Flip> each : flips) {
            for (Flip flip : each) {
                if (!variables.contains(flip.variable())) {
                    variables.add(flip.variable());
                }
            }
        }
        return variables;
    }

    /** Where the bound becomes another one. */
    private static Cell turn(List<Flip> flips, String variable) {
        for (Flip flip : flips) {
            if (flip.variable().equals(variable)) {
                return Cell.of(
                        flip.at().isPresent()
                                ? "from " + flip.at().getAsLong()
                                : flip.below().isPresent()
                                        ? "up to " + flip.below().getAsLong()
                                        : "never");
            }
        }
        return Cell.ABSENT;
    }

    private static Cell cell(OptionalDouble value) {
        return value.isPresent() ? Cell.of(value.getAsDouble()) : Cell.ABSENT;
    }
}
