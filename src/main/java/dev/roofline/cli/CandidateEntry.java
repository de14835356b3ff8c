package dev.roofline.cli;

import dev.roofline.metric.Grouping;
import dev.roofline.model.ModelSpec;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.SizeSweep;
import dev.roofline.run.SlicedRun;
import dev.roofline.run.SpeculationOrDisaggregation;
import dev.roofline.workload.Field;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One of those that are compared, before it is analysed and how it is.
 *
 * @param called what it is called without changes
 * @param plain number of the one without changes
 */
record CandidateEntry(Called called, Changes changes, int plain, LoadedPair pair, WorkloadOptions options) {
    /**
     * The name of a model and a machine in a comparison.
     *
     * @param model how it begins; empty where all are of one model, so that it goes without saying
     * @param machine what the machine is called, whether or not the name says it
     * @param name the whole
     */
    record Called(String model, String machine, String name) {
        static Called of(String model, String machine, boolean saysMachine) {
            return new Called(model, machine, saysMachine ? joined(model, machine) : model);
        }

        /** The same by its machine, with the number of its devices where there are several. */
        Called of(long devices) {
            return new Called(model, machine, joined(model, (devices == 1 ? "" : devices + " x ") + machine));
        }

        private static String joined(String model, String machine) {
            return model.isEmpty() ? machine : model + " on " + machine;
        }
    }

    /** The same called by its machine, with the number of its devices where there are several. */
    CandidateEntry of(long devices) {
        return new CandidateEntry(called.of(devices), changes, plain, pair, options);
    }

    /** What it is called, with its changes. */
    String name() {
        return changed(called.name());
    }

    private String changed(String name) {
        return changes.isNone() ? name : name + " with " + changes.text();
    }

    /** What two of them share that are the same: files, number of devices and changes. */
    String identity() {
        long count = changes.options().containsKey(Field.DEVICES.word())
                ? NamedMachine.UNSAID
                : pair.named().count();
        return pair.model().origin() + "\n" + pair.machine().origin() + "\n" + count + "\n" + changes.text();
    }

    /** Its name as it was asked for. */
    String typed() {
        return pair.named().isCounted() ? changed(pair.named().name()) : name();
    }

    /** What is planned for it; what a what-if gives and does not fit is said to be its own. */
    <T> T planned(BiFunction<ModelSpec, WorkloadOptions, T> planned) {
        try {
            return planned.apply(pair.model().value(), options);
        } catch (UnsuitableWorkloadException e) {
            throw changes.options().isEmpty() ? e : new UsageException("\"" + name() + "\": " + e.getMessage());
        }
    }

    SlicedRun ofPhases(Grouping grouping, Optional<SizeSweep.Sizes> sweep, Depth depth, boolean hashed) {
        AnalysisRun run = AnalysisRun.of(
                pair.model().value(),
                pair.machine().value(),
                pair.noting(planned(WorkloadPlan::of)),
                grouping == Grouping.PHASE,
                depth,
                sweep,
                SpeculationOrDisaggregation.NONE);
        return SlicedRun.of(run, pair.inputs(hashed), grouping);
    }

    /** Over whole sequences of these lengths. */
    SlicedRun ofSequences(List<Long> sizes, boolean hashed) {
        ModelSpec spec = pair.model().value();
        List<Long> lengths = sizes.stream().sorted().toList();
        List<WorkloadPlan> plans = new ArrayList<>();
        for (long length : lengths) {
            plans.add(pair.noting(WorkloadPlan.ofSequence(spec, options, length)));
        }
        AnalysisRun run = AnalysisRun.ofSequences(spec, pair.machine().value(), plans, lengths);
        return SlicedRun.of(run, pair.inputs(hashed), Grouping.PHASE);
    }
}
