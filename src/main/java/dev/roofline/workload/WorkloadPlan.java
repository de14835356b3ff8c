package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The workloads that a request stands for. All defaults of the tool are decided here.
 *
 * @param workloads one a phase, in the order in which a model runs them
 * @param generated tokens of each sequence that a generation makes; empty without one
 * @param page tokens of the cache that an engine keeps together
 * @param memory the part of a device's memory that the run may take
 * @param cost what devices cost, where that is asked for
 * @param arrival requests a second that a server gets; empty where none is asked about
 * @param chunk prompt tokens that a server's pass takes
 * @param tokens of a whole training run, where its time is asked for
 * @param oneLength whether a training step's prompt is the length of an encoder-decoder's both sides
 * @param layout of the devices that were asked for as a number; empty where none was
 * @param notes what the user should know of the choice
 */
public record WorkloadPlan(
        List<Workload> workloads,
        OptionalLong generated,
        long page,
        MemoryShare memory,
        CostBasis cost,
        OptionalDouble arrival,
        long chunk,
        OptionalDouble tokens,
        boolean oneLength,
        Optional<DeviceLayout> layout,
        List<String> notes) {
    public WorkloadPlan {
        workloads = List.copyOf(workloads);
        notes = List.copyOf(notes);
    }

    /**
     * The plan for a model.
     *
     * @throws UnsuitableWorkloadException where the options do not fit the model or each other
     */
    public static WorkloadPlan of(ModelSpec model, WorkloadOptions options) {
        return Planner.of(model, options).plan();
    }

    /**
     * How a plan spreads a model over devices.
     *
     * @throws UnsuitableWorkloadException where the model cannot be spread like that
     */
    public static Parallelism spread(ModelSpec model, WorkloadOptions options) {
        return new ParallelismPlan(model, options).degrees();
    }

    /**
     * The plan for a whole sequence of a length, whatever phases the model comes by it in.
     *
     * @throws UnsuitableWorkloadException where the options do not fit the model or a whole sequence
     */
    public static WorkloadPlan ofSequence(ModelSpec model, WorkloadOptions options, long tokens) {
        return Planner.of(model, options).sequence(tokens);
    }

    /**
     * Refuses fewer tokens of a sequence than there are ranks that divide them.
     *
     * @throws UnsuitableWorkloadException where a rank would have none
     */
    public static void requireDividable(Phase phase, long newTokens, Parallelism parallelism) {
        Decisions.refuse(
                phase != Phase.DECODE && newTokens < parallelism.context(),
                Field.CONTEXT_RANKS,
                Long.toString(parallelism.context()),
                "the " + phase.label() + " has " + newTokens + " tokens a sequence to divide");
    }

    public boolean isTraining() {
        return workloads.get(0).phase().isTraining();
    }

    /** A phase for what all of a plan's phases share: formats, degrees, and what the host keeps. */
    public Workload anyPhase() {
        return workloads.get(0);
    }

    /** The phase of a kind, of which a plan has one at most. */
    public Optional<Workload> phase(Phase kind) {
        return phase(workloads, kind);
    }

    /** The phase of a kind among a plan's, as decided for a machine. */
    public static Optional<Workload> phase(List<Workload> workloads, Phase kind) {
        for (Workload workload : workloads) {
            if (workload.phase() == kind) {
                return Optional.of(workload);
            }
        }
        return Optional.empty();
    }

    /** The same plan with something more that the user should know. */
    public WorkloadPlan noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new WorkloadPlan(
                workloads, generated, page, memory, cost, arrival, chunk, tokens, oneLength, layout, all);
    }
}
