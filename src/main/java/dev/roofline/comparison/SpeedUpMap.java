package dev.roofline.comparison;

import dev.roofline.report.Cell;
import dev.roofline.report.Row;
import dev.roofline.report.Section;
import dev.roofline.report.Table;
import dev.roofline.report.ValueKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How many times as fast each part of a phase is with each contender: where the time is gained or lost. */
final class SpeedUpMap {
    private final SideBySide compared;
    private final String phase;
    /** Whether times are of different numbers of tokens: then each is divided by its own. */
    private final boolean isUneven;

    SpeedUpMap(SideBySide compared, String phase) {
        this.compared = compared;
        this.phase = phase;
        this.isUneven = compared.isUneven(phase);
    }

    /** Every contender but the baseline over the baseline, whose own time and share stand first; empty for no other. */
    Optional<Table> overBaseline() {
        Optional<Section> base = SideBySide.section(compared.baseline(), phase);
        List<Contender> others = having(compared.contenders().subList(1, compared.contenders().size()));
        if (base.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        List<Table.Heading> headings = new ArrayList<>();
        headings.add(new Table.Heading("part", ValueKind.TEXT));
        headings.add(new Table.Heading(compared.baseline().name(), ValueKind.TIME));
        headings.add(new Table.Heading("share", ValueKind.SHARE));
        List<Section> divided = new ArrayList<>();
        for (Contender other : others) {
            headings.add(new Table.Heading(other.name(), ValueKind.SPEED_UP));
            divided.add(base.get());
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Row part : parts(base.get().rows(), others)) {
            Optional<Row> own = RowMatch.of(part, base.get().rows());
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(name(part)));
            cells.add(own.map(row -> Cell.of(row.seconds())).orElse(Cell.ABSENT));
            cells.add(own.map(row -> Cell.of(row.share())).orElse(Cell.ABSENT));
            cells.addAll(speedUps(part, others, divided));
            rows.add(cells);
        }
        Row total = base.get().total();
        List<Cell> cells = new ArrayList<>(List.of(Cell.of("total"), Cell.of(total.seconds()), Cell.of(1.0)));
        cells.addAll(totals(others, divided));
        rows.add(cells);
        return Optional.of(new Table(headings, rows));
    }

    /** The group of each row of the map over the baseline. */
    List<String> groups() {
        List<Row> first = SideBySide.section(compared.baseline(), phase).map(Section::rows).orElse(List.of());
        return groups(parts(first, having(compared.contenders().subList(1, compared.contenders().size()))));
    }

    /** The group of each row of the map of what-ifs. */
    List<String> groupsOfChanged() {
        return groups(parts(List.of(), changed()));
    }

    private static List<String> groups(List<Row> parts) {
        List<String> groups = new ArrayList<>();
        for (Row part : parts) {
            groups.add(part.group());
        }
        groups.add("");
        return groups;
    }

    /** Notes in which row of the map over the baseline each contender's row is told, the map's first row being given. */
    void tell(IdentityHashMap<Row, Integer> told, int first) {
        Optional<Section> base = SideBySide.section(compared.baseline(), phase);
        List<Contender> others = having(compared.contenders().subList(1, compared.contenders().size()));
        if (base.isEmpty() || others.isEmpty()) {
            return;
        }
        List<Row> parts = parts(base.get().rows(), others);
        for (Contender contender : having(compared.contenders())) {
            for (Row row : section(contender).rows()) {
                RowMatch.of(row, parts).ifPresent(part -> told.put(row, first + parts.indexOf(part)));
            }
        }
    }

    /** Every what-if over the same without its changes; empty where that is the baseline for all of them. */
    Optional<Table> overPlain() {
        List<Contender> changed = changed();
        if (changed.stream().allMatch(contender -> contender.plain() == 0)) {
            return Optional.empty();
        }
        List<Table.Heading> headings = new ArrayList<>();
        headings.add(new Table.Heading("part", ValueKind.TEXT));
        List<Section> divided = new ArrayList<>();
        for (Contender contender : changed) {
            headings.add(new Table.Heading(contender.name(), ValueKind.SPEED_UP));
            divided.add(SideBySide.section(plain(contender), phase).orElseThrow());
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Row part : parts(List.of(), changed)) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(name(part)));
            cells.addAll(speedUps(part, changed, divided));
            rows.add(cells);
        }
        List<Cell> cells = new ArrayList<>(List.of(Cell.of("total")));
        cells.addAll(totals(changed, divided));
        rows.add(cells);
        return Optional.of(new Table(headings, rows));
    }

    /** What-ifs that have the phase, and whose own without changes has it. */
    private List<Contender> changed() {
        List<Contender> changed = new ArrayList<>();
        for (Contender contender : having(compared.contenders())) {
            if (!contender.whatIf().isEmpty()
                    && SideBySide.section(plain(contender), phase).isPresent()) {
                changed.add(contender);
            }
        }
        return changed;
    }

    private Contender plain(Contender contender) {
        return compared.contenders().get(contender.plain());
    }

    private List<Contender> having(List<Contender> contenders) {
        List<Contender> some = new ArrayList<>();
        for (Contender contender : contenders) {
            if (SideBySide.section(contender, phase).isPresent()) {
                some.add(contender);
            }
        }
        return some;
    }

    private Section section(Contender contender) {
        return SideBySide.section(contender, phase).orElseThrow();
    }

    /** The first's parts in their order, then what only others have. */
    private List<Row> parts(List<Row> first, List<Contender> others) {
        List<Row> parts = new ArrayList<>(first);
        for (Contender other : others) {
            for (Row row : section(other).rows()) {
                if (RowMatch.of(row, parts).isEmpty()) {
                    parts.add(row);
                }
            }
        }
        parts.removeIf(this::takesNoTime);
        return parts;
    }

    /** Folded work takes no time of its own with any contender: nothing to divide. */
    private boolean takesNoTime(Row part) {
        for (Contender contender : having(compared.contenders())) {
            Optional<Row> own = RowMatch.of(part, section(contender).rows());
            if (own.isPresent() && own.get().seconds() > 0) {
                return false;
            }
        }
        return true;
    }

    private List<Cell> speedUps(Row part, List<Contender> contenders, List<Section> divided) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            Optional<Row> own = RowMatch.of(part, section(contenders.get(i)).rows());
            Optional<Row> other = RowMatch.of(part, divided.get(i).rows());
            cells.add(own.isPresent() ? speedUp(own.get(), other) : Cell.ABSENT);
        }
        return cells;
    }

    private List<Cell> totals(List<Contender> contenders, List<Section> divided) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            Row own = section(contenders.get(i)).total();
            cells.add(speedUp(own, Optional.of(divided.get(i).total())));
        }
        return cells;
    }

    private Cell speedUp(Row own, Optional<Row> other) {
        Ratios ratios = Ratios.of(own, other);
        OptionalDouble value = isUneven ? ratios.tokenRate() : ratios.speedUp();
        return value.isPresent() ? Cell.of(value.getAsDouble()) : Cell.ABSENT;
    }

    private static String name(Row part) {
        if (!part.operator().isEmpty()) {
            return part.operator() + (part.layers().isEmpty() ? "" : " " + part.layers());
        }
        return !part.layers().isEmpty() ? "layer " + part.layers() : part.group();
    }
}
