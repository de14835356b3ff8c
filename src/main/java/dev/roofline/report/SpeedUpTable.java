package dev.roofline.report;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.SideBySide;
import dev.roofline.comparison.SpeedUpMap;
import dev.roofline.metric.Cell;
import dev.roofline.metric.Slice;
import dev.roofline.metric.ValueKind;
import dev.roofline.run.SlicedPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Where time is gained or lost: a row a part of a phase, a column a candidate. */
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
        for (Candidate candidate : map.shown()) {
            headings.add(new Table.Heading(candidate.name(), ValueKind.SPEED_UP));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Slice part : map.parts()) {
            rows.add(row(map, name(part), base -> map.ofBase(part), number -> map.speedUp(part, number)));
        }
        rows.add(row(map, "total", base -> Optional.of(base.total()), map::speedUp));
        return new Table(headings, rows);
    }

    /** @param base what stands for the row in a phase of the baseline */
    private static List<Cell> row(
            SpeedUpMap map,
            String name,
            Function<SlicedPhase, Optional<Slice>> base,
            IntFunction<OptionalDouble> speedUp) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(name)));
        if (map.base().isPresent()) {
            Optional<Slice> slice = base.apply(map.base().get());
            cells.add(slice.isPresent() ? Cell.of(slice.get().seconds()) : Cell.ABSENT);
            cells.add(slice.isPresent() ? Cell.of(slice.get().times().share()) : Cell.ABSENT);
        }
        for (int i = 0; i < map.shown().size(); i++) {
            cells.add(Cell.of(speedUp.apply(i)));
        }
        return cells;
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
