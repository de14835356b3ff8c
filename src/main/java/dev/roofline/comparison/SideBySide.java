package dev.roofline.comparison;

import dev.roofline.metric.Cell;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.PhaseNames;
import dev.roofline.metric.Slice;
import dev.roofline.reproduction.MeasuredTimes;
import dev.roofline.run.SizeSweep;
import dev.roofline.run.SlicedPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Several analyses of one kind beside each other.
 *
 * @param candidates the first is the baseline, which the others are divided by
 * @param order in which their rows stand below each other
 */
public record SideBySide(List<Candidate> candidates, CandidateOrder order) {
    public SideBySide {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a comparison is of something");
        }
    }

    public Candidate baseline() {
        return candidates.get(0);
    }

    /** Titles of the phases that any candidate has, in order. */
    public List<String> phases() {
        List<String> titles = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (SlicedPhase phase : candidate.run().phases()) {
                if (!titles.contains(phase.title())) {
                    titles.add(phase.title());
                }
            }
        }
        return titles;
    }

    /** Whether a phase takes other numbers of tokens of some candidates than of others, so that its times do not compare. */
    public boolean isUneven(String phase) {
        boolean uneven = false;
        Optional<SlicedPhase> base = baseline().phase(phase);
        for (Candidate candidate : candidates) {
            Optional<SlicedPhase> own = candidate.phase(phase);
            if (own.isPresent() && base.isPresent()) {
                uneven |= own.get().total().key().processed()
                        != base.get().total().key().processed();
            }
        }
        return uneven;
    }

    /** Whether they are of different numbers of devices, so that what a device gains is another question. */
    public boolean areOfUnlikeDevices() {
        boolean unlike = false;
        for (Candidate candidate : candidates) {
            unlike |= candidate.devices() != baseline().devices();
        }
        return unlike;
    }

    /** Whether whole sequences are compared, and not phases. */
    public boolean isOfSequences() {
        return baseline().phase(PhaseNames.SEQUENCE).isPresent();
    }

    /** What grows in a phase; empty for nothing. */
    public String growing(String phase) {
        for (Candidate candidate : candidates) {
            Optional<SlicedPhase> own = candidate.phase(phase);
            if (own.isPresent() && !own.get().sweep().rows().isEmpty()) {
                return own.get().sweep().variable().label();
            }
        }
        return "";
    }

    /** Every row of every phase, candidate by candidate; on a path those of its sizes. */
    public List<ComparedRow> rows() {
        List<ComparedRow> rows = new ArrayList<>();
        for (String phase : phases()) {
            rows.addAll(rows(phase));
        }
        return rows;
    }

    public List<ComparedRow> rows(String phase) {
        List<ComparedRow> rows = new ArrayList<>();
        Optional<SlicedPhase> base = baseline().phase(phase);
        for (Candidate candidate : ordered(phase)) {
            Optional<SlicedPhase> own = candidate.phase(phase);
            if (own.isPresent() && own.get().sweep().rows().isEmpty()) {
                for (Slice row : own.get().rows()) {
                    Optional<Slice> other = base.flatMap(section -> RowMatch.of(row, section.rows()));
                    rows.add(compared(candidate, row, OptionalLong.empty(), Ratios.of(row, other)));
                }
            } else if (own.isPresent() && own.get().sweep().variable() == SizeSweep.Variable.LENGTH) {
                sequences(rows, candidate, own.get().sweep(), base.orElseThrow().sweep());
            } else if (own.isPresent()) {
                SizeSweep sweep = own.get().sweep();
                for (Slice row : sweep.rows()) {
                    Optional<Slice> other = base.flatMap(section -> atSize(section.sweep(), sweep.sizeOf(row)));
                    rows.add(compared(candidate, row, OptionalLong.of(sweep.sizeOf(row)), Ratios.of(row, other)));
                }
            }
        }
        return rows;
    }

    /** The candidates in the order of their rows of a phase; alike ones as they were named. */
    private List<Candidate> ordered(String phase) {
        if (order == CandidateOrder.GIVEN) {
            return candidates;
        }
        boolean uneven = isUneven(phase);
        List<Candidate> ordered = new ArrayList<>(candidates);
        ordered.sort(Comparator.comparing(Candidate::isTooLarge)
                .thenComparingDouble(candidate -> place(candidate.phase(phase), uneven)));
        return ordered;
    }

    /** Less for what comes earlier. */
    private double place(Optional<SlicedPhase> phase, boolean uneven) {
        if (phase.isEmpty()) {
            return Double.MAX_VALUE;
        }
        Slice total = phase.get().total();
        if (order == CandidateOrder.COST) {
            Cell cost = PhaseMetric.COST_PER_MILLION_TOKENS.of(total);
            return cost instanceof Cell.Number amount ? amount.value() : Double.MAX_VALUE;
        }
        return uneven ? total.seconds() / total.key().processed() : total.seconds();
    }

    /** The sum of each candidate that has the phase, beside that of the baseline. */
    public List<ComparedRow> totals(String phase) {
        List<ComparedRow> totals = new ArrayList<>();
        Optional<Slice> base = baseline().phase(phase).map(SlicedPhase::total);
        for (Candidate candidate : ordered(phase)) {
            Optional<Slice> total = candidate.phase(phase).map(SlicedPhase::total);
            if (total.isPresent()) {
                totals.add(compared(candidate, total.get(), OptionalLong.empty(), Ratios.of(total.get(), base)));
            }
        }
        return totals;
    }

    private void sequences(List<ComparedRow> rows, Candidate candidate, SizeSweep own, SizeSweep base) {
        Slice shortest = base.rows().get(0);
        for (Slice row : own.rows()) {
            long length = own.sizeOf(row);
            rows.add(new ComparedRow(
                    candidate,
                    row,
                    OptionalLong.of(length),
                    OptionalLong.of(length),
                    baseline().name() + " at " + base.sizeOf(shortest) + " tokens",
                    Ratios.of(row, Optional.of(shortest)),
                    Ratios.of(row, atSize(base, length)).time(),
                    published(candidate, row, length, shortest, base.sizeOf(shortest))));
        }
    }

    /** Of the shipped files alone: another of the same name is not what was measured. */
    private OptionalDouble published(Candidate candidate, Slice row, long length, Slice base, long shortest) {
        boolean isTheirs =
                MeasuredTimes.isBaseline(base.key().model(), base.key().hardware(), base.batch(), shortest)
                        && baseline().run().isOfShippedFiles()
                        && candidate.run().isOfShippedFiles();
        return isTheirs
                ? MeasuredTimes.relative(row.key().model(), row.key().hardware(), row.batch(), length)
                : OptionalDouble.empty();
    }

    private static Optional<Slice> atSize(SizeSweep sweep, long size) {
        for (Slice row : sweep.rows()) {
            if (sweep.sizeOf(row) == size) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private ComparedRow compared(Candidate candidate, Slice row, OptionalLong size, Ratios ratios) {
        return new ComparedRow(
                candidate,
                row,
                OptionalLong.empty(),
                size,
                baseline().name(),
                ratios,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
