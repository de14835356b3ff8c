package dev.roofline.report;

import dev.roofline.metric.Slice;
import dev.roofline.prose.PhaseVerdict;
import dev.roofline.run.PhaseRun;
import dev.roofline.run.SizeSweep;
import dev.roofline.run.SlicedPhase;
import java.util.List;
import java.util.Optional;

/**
 * One phase of a report.
 *
 * @param sliced the phase in slices, as they were asked for
 * @param verdict what is said of it, where that was asked for
 */
public record Section(SlicedPhase sliced, Optional<PhaseVerdict> verdict) {
    public PhaseRun phase() {
        return sliced.phase();
    }

    /** The phase, and the tower that it runs where that is not the model's own stack. */
    public String title() {
        return sliced.title();
    }

    public List<Slice> rows() {
        return sliced.rows();
    }

    /** The sum over the phase. */
    public Slice total() {
        return sliced.total();
    }

    /** The phase at other sizes, where they were asked for. */
    public SizeSweep growth() {
        return sliced.growth();
    }

    /** The verdict in words, where it was asked for. */
    public Optional<String> sentence() {
        return verdict.isPresent() ? Optional.of(verdict.get().sentence()) : Optional.empty();
    }
}
