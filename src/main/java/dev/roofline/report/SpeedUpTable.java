package dev.roofline.report;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.SideBySide;
import dev.roofline.comparison.SpeedUpMap;
import dev.roofline.metric.Cell;
import dev.roofline.metric.Slice;
import dev.roofline.metric.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where time is gained or lost: a row a part of a phase, a column a contender. */
final class SpeedUpTable {
    private SpeedUpTable() {}

    /** A row a part, the sum last. */
    static Table of(SideBySide compared, SpeedUpMap map) {
        List<Table.Heading> headings = new ArrayList<>();
        headings.add(new Table.Heading("part", ValueKind.TEXT));
        if (map.base().isPresent()) {
            headings.add(new Table.Heading(compared.baseline().name(), ValueKind.TIME));
            headings.add(new Table.Heading("share", ValueKind.SHARE));
        }
        for (Candidate contender : map.shown()) {
            headings.add(new Table.Heading(contender.name(), ValueKind.SPEED_UP));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Slice part : map.parts()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(name(part)));
            if (map.base().isPresent()) {
                addTimes(cells, map.ofBase(part));
            }
            for (int i = 0; i < map.shown().size(); i++) {
                cells.add(cell(map.speedUp(part, i)));
            }
            rows.add(cells);
        }
        List<Cell> sum = new ArrayList<>(List.of(Cell.of("total")));
        if (map.base().isPresent()) {
            addTimes(sum, Optional.of(map.base().get().total()));
        }
        for (int i = 0; i < map.shown().size(); i++) {
            sum.add(cell(map.speedUp(i)));
        }
        rows.add(sum);
        return new Table(headings, rows);
    }

    private static void addTimes(List<Cell> cells, Optional<Slice> slice) {
        cells.add(slice.isPresent() ? Cell.of(slice.get().seconds()) : Cell.ABSENT);
        cells.add(slice.isPresent() ? Cell.of(slice.get().times().share()) : Cell.ABSENT);
    }

    private static Cell cell(OptionalDouble value) {
        return value.isPresent() ? Cell.of(value.getAsDouble()) : Cell.ABSENT;
    }

    /** The group of each row, none of the sum's. */
    static List<String> groups(SpeedUpMap map) {
        List<String> groups = new ArrayList<>();
        for (Slice part : map.parts()) {
            groups.add(part.group());
        }
        groups.add("");
        return groups;
    }

    private static String name(Slice part) {
        if (!part.operator().isEmpty()) {
            return part.operator() + (part.layers().isEmpty() ? "" : " " + part.layers());
        }
        return !part.layers().isEmpty() ? "layer " + part.layers() : part.group();
    }
}
