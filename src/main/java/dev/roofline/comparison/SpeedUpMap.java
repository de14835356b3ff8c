package dev.roofline.comparison;

import dev.roofline.metric.Slice;
import dev.roofline.report.Cell;
import dev.roofline.report.Section;
import dev.roofline.report.Table;
import dev.roofline.report.ValueKind;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How many times as fast each part of a phase is with some contenders as with others: where the time is gained or lost. */
final class SpeedUpMap {
    private final SideBySide compared;
    private final String phase;
    /** Whose time and share stand first; empty where each contender is divided by another. */
    private final Optional<Section> base;

    private final List<Candidate> shown;
    /** What each of them is divided by. */
    private final List<Section> divisors = new ArrayList<>();

    private final List<Slice> parts;
    /** Whether times are of different numbers of tokens: then each is divided by its own. */
    private final boolean isUneven;

    private SpeedUpMap(SideBySide compared, String phase, Optional<Section> base, List<Candidate> shown) {
        this.compared = compared;
        this.phase = phase;
        this.base = base;
        this.shown = shown;
        for (Candidate contender : shown) {
            divisors.add(base.orElseGet(() -> section(plain(compared, contender))));
        }
        this.parts = parts(base.map(Section::rows).orElse(List.of()));
        this.isUneven = compared.isUneven(phase);
    }

    /** Every contender but the baseline over the baseline; empty where one of the two is missing in the phase. */
    static Optional<SpeedUpMap> overBaseline(SideBySide compared, String phase) {
        Optional<Section> base = SideBySide.section(compared.baseline(), phase);
        List<Candidate> others =
                having(compared.contenders().subList(1, compared.contenders().size()), phase);
        return base.isEmpty() || others.isEmpty()
                ? Optional.empty()
                : Optional.of(new SpeedUpMap(compared, phase, base, others));
    }

    /** Every what-if over the same without its changes; empty where that is the baseline for all of them. */
    static Optional<SpeedUpMap> overPlain(SideBySide compared, String phase) {
        List<Candidate> changed = having(compared.contenders(), phase);
        changed.removeIf(contender -> contender.whatIf().isEmpty()
                || SideBySide.section(plain(compared, contender), phase).isEmpty());
        boolean isNews = changed.stream().anyMatch(contender -> contender.plain() != 0);
        return isNews ? Optional.of(new SpeedUpMap(compared, phase, Optional.empty(), changed)) : Optional.empty();
    }

    /** A row a part, the sum last. */
    Table table() {
        List<Table.Heading> headings = new ArrayList<>();
        headings.add(new Table.Heading("part", ValueKind.TEXT));
        if (base.isPresent()) {
            headings.add(new Table.Heading(compared.baseline().name(), ValueKind.TIME));
            headings.add(new Table.Heading("share", ValueKind.SHARE));
        }
        for (Candidate contender : shown) {
            headings.add(new Table.Heading(contender.name(), ValueKind.SPEED_UP));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Slice part : parts) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(name(part)));
            if (base.isPresent()) {
                Optional<Slice> own = RowMatch.of(part, base.get().rows());
                cells.add(own.map(row -> Cell.of(row.seconds())).orElse(Cell.ABSENT));
                cells.add(own.map(row -> Cell.of(row.times().share())).orElse(Cell.ABSENT));
            }
            for (int i = 0; i < shown.size(); i++) {
                Optional<Slice> own = RowMatch.of(part, section(shown.get(i)).rows());
                Optional<Slice> other = RowMatch.of(part, divisors.get(i).rows());
                cells.add(own.isPresent() ? speedUp(own.get(), other) : Cell.ABSENT);
            }
            rows.add(cells);
        }
        List<Cell> sum = new ArrayList<>(List.of(Cell.of("total")));
        if (base.isPresent()) {
            sum.add(Cell.of(base.get().total().seconds()));
            sum.add(Cell.of(base.get().total().times().share()));
        }
        for (int i = 0; i < shown.size(); i++) {
            sum.add(speedUp(
                    section(shown.get(i)).total(), Optional.of(divisors.get(i).total())));
        }
        rows.add(sum);
        return new Table(headings, rows);
    }

    /** What a device gains in all, where numbers of devices differ; else empty. */
    String perDevice() {
        if (!compared.areOfUnlikeDevices()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            Ratios ratios = Ratios.of(
                    section(shown.get(i)).total(), Optional.of(divisors.get(i).total()));
            OptionalDouble gain = isUneven ? ratios.tokenRatePerDevice() : ratios.speedUpPerDevice();
            if (gain.isPresent()) {
                text.append(text.isEmpty() ? "in all, a device: " : ", ")
                        .append(shown.get(i).name())
                        .append(' ')
                        .append(Phrase.number(gain.getAsDouble()));
            }
        }
        return text.toString();
    }

    /** The group of each row, none of the sum's. */
    List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (Slice part : parts) {
            groups.add(part.group());
        }
        groups.add("");
        return groups;
    }

    /** Notes in which row each contender's rows are told, the map's first row being given. */
    void tell(IdentityHashMap<Slice, Integer> told, int first) {
        for (Candidate contender : having(compared.contenders(), phase)) {
            for (Slice row : section(contender).rows()) {
                RowMatch.of(row, parts).ifPresent(part -> told.put(row, first + parts.indexOf(part)));
            }
        }
    }

    private static Candidate plain(SideBySide compared, Candidate contender) {
        return compared.contenders().get(contender.plain());
    }

    private static List<Candidate> having(List<Candidate> contenders, String phase) {
        List<Candidate> some = new ArrayList<>(contenders);
        some.removeIf(contender -> SideBySide.section(contender, phase).isEmpty());
        return some;
    }

    private Section section(Candidate contender) {
        return SideBySide.section(contender, phase).orElseThrow();
    }

    /** The first's parts in their order, then what only others have. */
    private List<Slice> parts(List<Slice> first) {
        List<Slice> all = new ArrayList<>(first);
        for (Candidate contender : shown) {
            for (Slice row : section(contender).rows()) {
                if (RowMatch.of(row, all).isEmpty()) {
                    all.add(row);
                }
            }
        }
        all.removeIf(this::takesNoTime);
        return all;
    }

    /** Folded work takes no time of its own with any contender: nothing to divide. */
    private boolean takesNoTime(Slice part) {
        for (Candidate contender : having(compared.contenders(), phase)) {
            Optional<Slice> own = RowMatch.of(part, section(contender).rows());
            if (own.isPresent() && own.get().seconds() > 0) {
                return false;
            }
        }
        return true;
    }

    private Cell speedUp(Slice own, Optional<Slice> other) {
        Ratios ratios = Ratios.of(own, other);
        OptionalDouble value = isUneven ? ratios.tokenRate() : ratios.speedUp();
        return value.isPresent() ? Cell.of(value.getAsDouble()) : Cell.ABSENT;
    }

    private static String name(Slice part) {
        if (!part.operator().isEmpty()) {
            return part.operator() + (part.layers().isEmpty() ? "" : " " + part.layers());
        }
        return !part.layers().isEmpty() ? "layer " + part.layers() : part.group();
    }
}
