package dev.roofline.run;

import dev.roofline.metric.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run in slices of one kind, with the files that it was made from: what reports, charts and comparisons are of.
 *
 * @param inputs machines with their number
 */
public record SlicedRun(
        AnalysisRun run, List<Input> inputs, Grouping grouping, List<SlicedPhase> phases, UsedLimits limits) {
    public SlicedRun {
        inputs = List.copyOf(inputs);
        phases = List.copyOf(phases);
    }

    /**
     * A run cut into slices.
     *
     * @param inputs the files that the run was made from
     */
    public static SlicedRun of(AnalysisRun run, List<Input> inputs, Grouping grouping) {
        List<SlicedPhase> phases = new ArrayList<>();
        for (PhaseRun phase : run.phases()) {
            phases.add(new SlicedPhase(phase, phase.by(grouping)));
        }
        return new SlicedRun(run, counted(run, inputs), grouping, phases, UsedLimits.of(run));
    }

    private static List<Input> counted(AnalysisRun run, List<Input> inputs) {
        List<Input> counted = new ArrayList<>();
        for (Input input : inputs) {
            if (input.role().equals(Input.HARDWARE)) {
                counted.add(input.times(run.devices()));
            } else if (input.role().equals(Input.PREFILL_HARDWARE)) {
                counted.add(input.times(
                        run.assistance().prefill().orElseThrow().parallelism().devices()));
            } else {
                counted.add(input);
            }
        }
        return counted;
    }

    /** The phase that is called so, where the run has it. */
    public Optional<SlicedPhase> phase(String title) {
        for (SlicedPhase phase : phases) {
            if (phase.title().equals(title)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    /** Whether all of its files are shipped ones: another of the same name is another thing. */
    public boolean isOfShippedFiles() {
        for (Input input : inputs) {
            if (!input.origin().equals("catalogue:" + input.id())) {
                return false;
            }
        }
        return true;
    }
}
