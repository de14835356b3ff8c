package dev.roofline.comparison;

import dev.roofline.metric.Slice;
import dev.roofline.run.SlicedPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How many times as fast each part of a phase is with some candidates as with others: where the time is gained or lost. */
public final class SpeedUpMap {
    private final SideBySide compared;
    private final String phase;
    /** Whose time and share stand first; empty where each candidate is divided by another. */
    private final Optional<SlicedPhase> base;

    private final List<Candidate> shown;
    /** What each of them is divided by. */
    private final List<SlicedPhase> divisors = new ArrayList<>();

    private final List<Slice> parts;
    /** Whether times are of different numbers of tokens: then each is divided by its own. */
    private final boolean isUneven;

    private SpeedUpMap(SideBySide compared, String phase, Optional<SlicedPhase> base, List<Candidate> shown) {
        this.compared = compared;
        this.phase = phase;
        this.base = base;
        this.shown = shown;
        for (Candidate candidate : shown) {
            divisors.add(base.orElseGet(() -> section(plain(compared, candidate))));
        }
        this.parts = parts(base.map(SlicedPhase::rows).orElse(List.of()));
        this.isUneven = compared.isUneven(phase);
    }

    /** Every candidate but the baseline over the baseline; empty where one of the two is missing in the phase. */
    public static Optional<SpeedUpMap> overBaseline(SideBySide compared, String phase) {
        Optional<SlicedPhase> base = compared.baseline().phase(phase);
        List<Candidate> others =
                having(compared.candidates().subList(1, compared.candidates().size()), phase);
        return base.isEmpty() || others.isEmpty()
                ? Optional.empty()
                : Optional.of(new SpeedUpMap(compared, phase, base, others));
    }

    /** Every what-if over the same without its changes; empty where that is the baseline for all of them. */
    public static Optional<SpeedUpMap> overPlain(SideBySide compared, String phase) {
        List<Candidate> changed = having(compared.candidates(), phase);
        changed.removeIf(candidate -> candidate.whatIf().isEmpty()
                || plain(compared, candidate).phase(phase).isEmpty());
        boolean isNews = changed.stream().anyMatch(candidate -> candidate.plain() != 0);
        return isNews ? Optional.of(new SpeedUpMap(compared, phase, Optional.empty(), changed)) : Optional.empty();
    }

    /** Whose time and share stand first; empty where each candidate is divided by another. */
    public Optional<SlicedPhase> base() {
        return base;
    }

    /** The candidates that are divided. */
    public List<Candidate> shown() {
        return shown;
    }

    /** What phases are divided into: the first's parts in their order, then what only others have. */
    public List<Slice> parts() {
        return parts;
    }

    /** The baseline's counterpart of a part. */
    public Optional<Slice> ofBase(Slice part) {
        return RowMatch.of(part, base.orElseThrow().rows());
    }

    /** How many times as fast a part is with the candidate of a number. */
    public OptionalDouble speedUp(Slice part, int number) {
        Optional<Slice> own = RowMatch.of(part, section(shown.get(number)).rows());
        Optional<Slice> other = RowMatch.of(part, divisors.get(number).rows());
        return own.isPresent() ? speedUp(Ratios.of(own.get(), other)) : OptionalDouble.empty();
    }

    /** How many times as fast the phase is with the candidate of a number. */
    public OptionalDouble speedUp(int number) {
        return speedUp(whole(number));
    }

    /** How many times as fast a device of the candidate of a number is, in all. */
    public OptionalDouble perDevice(int number) {
        return isUneven ? whole(number).tokenRatePerDevice() : whole(number).speedUpPerDevice();
    }

    private Ratios whole(int number) {
        return Ratios.of(
                section(shown.get(number)).total(),
                Optional.of(divisors.get(number).total()));
    }

    private OptionalDouble speedUp(Ratios ratios) {
        return isUneven ? ratios.tokenRate() : ratios.speedUp();
    }

    /** The number of the part that a slice of a candidate is; empty for none. */
    public OptionalInt numberOf(Slice row) {
        Optional<Slice> part = RowMatch.of(row, parts);
        return part.isPresent() ? OptionalInt.of(parts.indexOf(part.get())) : OptionalInt.empty();
    }

    /** Every slice of the phase, candidate by candidate. */
    public List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (Candidate candidate : having(compared.candidates(), phase)) {
            slices.addAll(section(candidate).rows());
        }
        return slices;
    }

    private static Candidate plain(SideBySide compared, Candidate candidate) {
        return compared.candidates().get(candidate.plain());
    }

    private static List<Candidate> having(List<Candidate> candidates, String phase) {
        List<Candidate> some = new ArrayList<>(candidates);
        some.removeIf(candidate -> candidate.phase(phase).isEmpty());
        return some;
    }

    private SlicedPhase section(Candidate candidate) {
        return candidate.phase(phase).orElseThrow();
    }

    /** The first's parts in their order, then what only others have. */
    private List<Slice> parts(List<Slice> first) {
        List<Slice> all = new ArrayList<>(first);
        for (Candidate candidate : shown) {
            for (Slice row : section(candidate).rows()) {
                if (RowMatch.of(row, all).isEmpty()) {
                    all.add(row);
                }
            }
        }
        all.removeIf(this::takesNoTime);
        return all;
    }

    /** Folded work takes no time of its own with any candidate: nothing to divide. */
    private boolean takesNoTime(Slice part) {
        for (Candidate candidate : having(compared.candidates(), phase)) {
            Optional<Slice> own = RowMatch.of(part, section(candidate).rows());
            if (own.isPresent() && own.get().seconds() > 0) {
                return false;
            }
        }
        return true;
    }
}
