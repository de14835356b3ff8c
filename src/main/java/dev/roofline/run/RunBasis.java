package dev.roofline.run;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.ladder.RunSizes;
import dev.roofline.metric.RunTotals;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.serving.Speculation;
import dev.roofline.training.TrainingMemory;
import dev.roofline.training.TrainingStep;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What every phase of a run stands on: the plan with the forms of its latents decided, and what devices keep of it.
 *
 * @param workloads the plan's, each with the form of its latent attention decided, or with the slowest stage of a training
 *     step
 * @param device what a device keeps of phases
 * @param memory of the run, with the largest sizes where they were asked for
 * @param sizes of the workloads
 * @param elsewhere phases before those that the device keeps something for
 */
record RunBasis(
        ModelSpec model,
        HardwareProfile hardware,
        WorkloadPlan plan,
        SpeculationOrDisaggregation assistance,
        Optional<TrainingStep> training,
        List<Workload> workloads,
        MemoryFit.MemoryModel device,
        MemoryFit memory,
        RunSizes sizes,
        int elsewhere) {
    /** @param largest whether the largest sizes that fit are worked out */
    static RunBasis of(
            ModelSpec model,
            HardwareProfile hardware,
            WorkloadPlan plan,
            boolean largest,
            SpeculationOrDisaggregation assistance) {
        Optional<TrainingStep> training =
                plan.isTraining() ? Optional.of(TrainingStep.of(model, plan.workloads(), hardware)) : Optional.empty();
        List<Workload> workloads = decided(model, hardware, training, plan.workloads());
        MemoryFit.MemoryModel device = plan.isTraining()
                ? others -> TrainingMemory.of(model, others.get(0), MemoryBudget.of(hardware, plan.memory()))
                : inference(model, hardware, plan, workloads.get(0), assistance);
        // Where other machines process the prompt, this one keeps what its decode steps want.
        int elsewhere = assistance.prefill().isPresent() ? 1 : 0;
        MemoryFit own = MemoryFit.of(device, workloads.subList(elsewhere, workloads.size()));
        List<Workload> open = plan.isTraining() ? workloads : plan.workloads();
        RunSizes sizes = new RunSizes(model, plan, workloads);
        MemoryFit memory = largest
                ? LargestSizes.withLargest(
                        model, hardware, device, own, open, new RunSizes(model, plan, open), elsewhere)
                : own;
        return new RunBasis(model, hardware, plan, assistance, training, workloads, device, memory, sizes, elsewhere);
    }

    /** The model, and a draft beside it where there is one. */
    private static MemoryFit.MemoryModel inference(
            ModelSpec model,
            HardwareProfile hardware,
            WorkloadPlan plan,
            Workload first,
            SpeculationOrDisaggregation assistance) {
        DeviceParts parts = new DeviceParts(model, first.precision(), first.parallelism());
        MemoryBudget memory = MemoryBudget.of(hardware, plan.memory());
        if (assistance.speculation().isEmpty()) {
            return others -> parts.memoryKept(others, plan.page(), memory);
        }
        Speculation speculation = assistance.speculation().get();
        return others -> parts.memoryKept(speculation.checked(others), plan.page(), memory)
                .beside(speculation.memoryKept(others, plan.page(), memory));
    }

    private static List<Workload> decided(
            ModelSpec model, HardwareProfile hardware, Optional<TrainingStep> training, List<Workload> planned) {
        if (training.isPresent()) {
            return TrainingStep.at(planned, training.get().stage());
        }
        List<Workload> decided = new ArrayList<>();
        for (Workload workload : planned) {
            decided.add(Evaluator.decided(model, workload, hardware));
        }
        return decided;
    }

    /** Workloads like the plan's, decided as those are. */
    List<Workload> decided(List<Workload> planned) {
        return decided(model, hardware, training, planned);
    }

    /** Any phase, for what all phases share. */
    Workload anyPhase() {
        return workloads.get(0);
    }

    /** A workload of the model on its machine. */
    Analysis analyse(Workload workload) {
        return Evaluator.analyse(model, workload, hardware);
    }

    /** The decode steps, the form of their latent attention decided. */
    Workload decode() {
        return WorkloadPlan.phase(workloads, Phase.DECODE).orElseThrow();
    }

    /** What a device keeps of other phases of such a run. */
    MemoryFit fit(List<Workload> planned) {
        return MemoryFit.of(device, decided(planned));
    }

    /** The largest sizes at which the run fits, each searched once. */
    SizeFit fits() {
        return new SizeFit(memory, device, sizes, elsewhere);
    }

    /**
     * A generation of the plan's tokens.
     *
     * @param firstToken seconds to it
     * @param total seconds of the whole
     * @param devices that are paid for
     */
    GenerationTimes generation(
            double firstToken,
            GenerationTimes.Steps steps,
            double total,
            long sequences,
            CostBasis costs,
            long devices) {
        long tokens = plan.generated().orElseThrow();
        double rate = sequences * (double) tokens / total / devices;
        Cost cost = Cost.of(costs, hardware, rate);
        return new GenerationTimes(firstToken, steps, total, tokens, sequences, cost, memory.largestBatch());
    }

    /** The same made by one phase on the model's own machine. */
    GenerationTimes generation(double firstToken, GenerationTimes.Steps steps, double total, Workload decode) {
        return generation(
                firstToken,
                steps,
                total,
                decode.sequences(),
                plan.cost(),
                decode.parallelism().devices());
    }

    /** The run of phases, each as a part of it. */
    AnalysisRun run(List<PhaseRun> own, List<PhaseRun> phases, RunTotals totals, OptionalLong length) {
        List<PhaseRun> parts = new ArrayList<>();
        for (PhaseRun phase : phases) {
            parts.add(phase.of(totals));
        }
        return new AnalysisRun(
                model, hardware, plan, workloads, own, parts, memory, training, assistance, totals, length);
    }
}
