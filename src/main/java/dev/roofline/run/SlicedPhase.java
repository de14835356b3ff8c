package dev.roofline.run;

import dev.roofline.metric.Slice;
import java.util.List;

/**
 * One phase of a run in slices.
 *
 * @param rows the phase as it was asked for
 */
public record SlicedPhase(PhaseRun phase, List<Slice> rows) {
    public SlicedPhase {
        rows = List.copyOf(rows);
    }

    /** What the phase is called, with the tower that it runs where that is not the model's own stack. */
    public String title() {
        return phase.title();
    }

    /** The sum over the phase. */
    public Slice total() {
        return phase.total();
    }

    /** The phase at other sizes, where they were asked for. */
    public SizeSweep sweep() {
        return phase.sweep();
    }
}
