package dev.roofline.report;

import dev.roofline.metric.Slice;
import dev.roofline.prose.Verdict;
import dev.roofline.run.PhaseRun;
import dev.roofline.run.SizeSweep;
import java.util.List;
import java.util.Optional;

/**
 * One phase of a report.
 *
 * @param title the phase, and the tower that it runs where that is not the model's own stack
 * @param rows the phase in slices, as they were asked for
 * @param verdict bound, time, cause and the ceiling's source, where it was asked for
 * @param repeated what the verdict says of work that several devices do alike
 */
public record Section(
        PhaseRun phase, String title, List<Slice> rows, Optional<Verdict> verdict, List<String> repeated) {
    public Section {
        rows = List.copyOf(rows);
        repeated = List.copyOf(repeated);
    }

    /** The sum over the phase. */
    public Slice total() {
        return phase.total();
    }

    /** The phase at other sizes, where they were asked for. */
    public SizeSweep growth() {
        return phase.sweep();
    }

    /** The verdict in words, where it was asked for. */
    public Optional<String> sentence() {
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(verdict.get().sentence());
        for (String clause : repeated) {
            text.append("; ").append(clause);
        }
        return Optional.of(text.toString());
    }
}
