package dev.roofline.comparison;

import dev.roofline.metric.Slice;
import dev.roofline.report.Section;
import dev.roofline.reproduction.MeasuredTimes;
import dev.roofline.run.SizeSweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Several analyses of one kind beside each other.
 *
 * @param contenders the first is the baseline, which the others are divided by
 */
public record SideBySide(List<Candidate> contenders) {
    public SideBySide {
        contenders = List.copyOf(contenders);
        if (contenders.isEmpty()) {
            throw new IllegalArgumentException("a comparison is of something");
        }
    }

    Candidate baseline() {
        return contenders.get(0);
    }

    /** Titles of the phases that any contender has, in order. */
    List<String> phases() {
        List<String> titles = new ArrayList<>();
        for (Candidate contender : contenders) {
            for (Section section : contender.report().sections()) {
                if (!titles.contains(section.title())) {
                    titles.add(section.title());
                }
            }
        }
        return titles;
    }

    static Optional<Section> section(Candidate contender, String phase) {
        for (Section section : contender.report().sections()) {
            if (section.title().equals(phase)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** Whether a phase takes other numbers of tokens of some contenders than of others, so that its times do not compare. */
    boolean isUneven(String phase) {
        boolean uneven = false;
        Optional<Section> base = section(baseline(), phase);
        for (Candidate contender : contenders) {
            Optional<Section> own = section(contender, phase);
            if (own.isPresent() && base.isPresent()) {
                uneven |= own.get().total().key().processed()
                        != base.get().total().key().processed();
            }
        }
        return uneven;
    }

    /** Whether they are of different numbers of devices, so that what a device gains is another question. */
    boolean areOfUnlikeDevices() {
        boolean unlike = false;
        for (Candidate contender : contenders) {
            unlike |= contender.report().devices() != baseline().report().devices();
        }
        return unlike;
    }

    /** Whether whole sequences are compared, and not phases. */
    boolean isOfSequences() {
        return section(baseline(), "sequence").isPresent();
    }

    /** Every row of every phase, contender by contender; on a path those of its sizes. */
    List<ComparedRow> rows() {
        List<ComparedRow> rows = new ArrayList<>();
        for (String phase : phases()) {
            rows.addAll(rows(phase));
        }
        return rows;
    }

    List<ComparedRow> rows(String phase) {
        List<ComparedRow> rows = new ArrayList<>();
        Optional<Section> base = section(baseline(), phase);
        for (Candidate contender : contenders) {
            Optional<Section> own = section(contender, phase);
            if (own.isPresent() && own.get().growth().rows().isEmpty()) {
                for (Slice row : own.get().rows()) {
                    Optional<Slice> other = base.flatMap(section -> RowMatch.of(row, section.rows()));
                    rows.add(compared(contender, row, Ratios.of(row, other)));
                }
            } else if (own.isPresent() && own.get().growth().variable() == SizeSweep.Variable.LENGTH) {
                sequences(
                        rows, contender, own.get().growth(), base.orElseThrow().growth());
            } else if (own.isPresent()) {
                SizeSweep growth = own.get().growth();
                for (Slice row : growth.rows()) {
                    Optional<Slice> other = base.flatMap(section -> atSize(section.growth(), growth.sizeOf(row)));
                    rows.add(new ComparedRow(
                            contender,
                            row,
                            OptionalLong.empty(),
                            OptionalLong.of(growth.sizeOf(row)),
                            baseline().name(),
                            Ratios.of(row, other),
                            OptionalDouble.empty(),
                            OptionalDouble.empty()));
                }
            }
        }
        return rows;
    }

    /** The sum of each contender that has the phase, beside that of the baseline. */
    List<ComparedRow> totals(String phase) {
        List<ComparedRow> totals = new ArrayList<>();
        Optional<Slice> base = section(baseline(), phase).map(Section::total);
        for (Candidate contender : contenders) {
            Optional<Slice> total = section(contender, phase).map(Section::total);
            if (total.isPresent()) {
                totals.add(compared(contender, total.get(), Ratios.of(total.get(), base)));
            }
        }
        return totals;
    }

    private void sequences(List<ComparedRow> rows, Candidate contender, SizeSweep own, SizeSweep base) {
        Slice shortest = base.rows().get(0);
        for (Slice row : own.rows()) {
            long length = own.sizeOf(row);
            rows.add(new ComparedRow(
                    contender,
                    row,
                    OptionalLong.of(length),
                    OptionalLong.of(length),
                    baseline().name() + " at " + base.sizeOf(shortest) + " tokens",
                    Ratios.of(row, Optional.of(shortest)),
                    Ratios.of(row, atSize(base, length)).time(),
                    published(contender, row, length, shortest, base.sizeOf(shortest))));
        }
    }

    /** Of the shipped files alone: another of the same name is not what was measured. */
    private OptionalDouble published(Candidate contender, Slice row, long length, Slice base, long shortest) {
        boolean isTheirs =
                MeasuredTimes.isBaseline(base.key().model(), base.key().hardware(), base.batch(), shortest)
                        && isShipped(baseline())
                        && isShipped(contender);
        return isTheirs
                ? MeasuredTimes.relative(row.key().model(), row.key().hardware(), row.batch(), length)
                : OptionalDouble.empty();
    }

    private static boolean isShipped(Candidate contender) {
        return contender.report().inputs().stream()
                .allMatch(input -> input.origin().equals("catalogue:" + input.id()));
    }

    private static Optional<Slice> atSize(SizeSweep growth, long size) {
        for (Slice row : growth.rows()) {
            if (growth.sizeOf(row) == size) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private ComparedRow compared(Candidate contender, Slice row, Ratios ratios) {
        return new ComparedRow(
                contender,
                row,
                OptionalLong.empty(),
                OptionalLong.empty(),
                baseline().name(),
                ratios,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
