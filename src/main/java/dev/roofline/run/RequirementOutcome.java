package dev.roofline.run;

import dev.roofline.metric.Cell;
import dev.roofline.metric.Requirement;
import dev.roofline.metric.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a demand holds for a phase of a run.
 *
 * @param size of the sweep at which it was held against the phase; empty for the phase's own
 * @param actual the value that decided it
 */
public record RequirementOutcome(
        Requirement requirement, PhaseRun phase, OptionalLong size, Cell actual, boolean holds) {
    /**
     * Holds a demand against the totals of each phase that it is about, or against each size of its sweep where it has one:
     * sizes have no sum, so that each has to hold. Phases that have no number in the metric are left out.
     *
     * @return an outcome for each slice that it was held against; none where there was no such slice
     */
    public static List<RequirementOutcome> of(Requirement requirement, AnalysisRun run) {
        List<RequirementOutcome> outcomes = new ArrayList<>();
        for (PhaseRun phase : run.phases()) {
            SizeSweep sweep = phase.sweep();
            if (requirement.isAbout(phase.name())) {
                if (sweep.rows().isEmpty()) {
                    add(outcomes, requirement, phase, OptionalLong.empty(), phase.total());
                }
                for (Slice row : sweep.rows()) {
                    add(outcomes, requirement, phase, OptionalLong.of(sweep.sizeOf(row)), row);
                }
            }
        }
        return outcomes;
    }

    private static void add(
            List<RequirementOutcome> outcomes, Requirement requirement, PhaseRun phase, OptionalLong size, Slice row) {
        Cell actual = requirement.metric().of(row);
        Optional<Boolean> holds = requirement.holds(actual);
        if (holds.isPresent()) {
            outcomes.add(new RequirementOutcome(requirement, phase, size, actual, holds.get()));
        }
    }
}
