package dev.roofline.training;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.ProductWork;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.OperatorList;
import dev.roofline.placement.Analysis;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A whole step on all devices. Stages work at once, so that it lasts as long as the slowest stage's device works, and as it
 * waits while the pipeline fills and empties: (p-1)/m of the work where stages are alike, a v-th of that where v runs of
 * layers a device are interleaved (Narayanan et al., arXiv 2104.04473, sections 2.2.1 and 2.2.2).
 *
 * @param stage the slowest stage
 * @param workSeconds in which its device works: forward, backward, optimizer
 * @param bubbleSeconds in which it waits for the pipeline to fill and to empty
 * @param tokens of all sequences
 * @param model products, attention and scans that the model asks for: forward, and their gradients
 * @param hardware what of that kind all devices together do: what is computed again and what several do too
 * @param devices of the deployment
 */
public record TrainingStep(
        long stage,
        double workSeconds,
        double bubbleSeconds,
        double tokens,
        ProductWork model,
        ProductWork hardware,
        long devices) {
    /**
     * The step of three phases.
     *
     * @throws dev.roofline.placement.UnsupportedMachineException where the machine cannot compute it or has no link for it
     */
    public static TrainingStep of(ModelSpec model, List<Workload> phases, HardwareProfile machine) {
        Workload forward = WorkloadPlan.phase(phases, Phase.FORWARD).orElseThrow();
        Parallelism parallelism = forward.parallelism();
        double slowest = -1;
        long stage = 0;
        double all = 0;
        double work = 0;
        ProductWork done = ProductWork.NONE;
        for (long candidate = 0; candidate < parallelism.pipeline(); candidate++) {
            double micro = 0;
            double whole = 0;
            for (Workload phase : at(phases, candidate)) {
                micro += phase.phase() == Phase.OPTIMIZER
                        ? 0
                        : Evaluator.place(OperatorList.ofMicroBatch(model, phase), phase, machine)
                                .seconds();
                Analysis step = Evaluator.analyse(model, phase, machine);
                whole += step.seconds();
                done = done.plus(ProductWork.of(step).times(parallelism.stageDevices()));
            }
            all += micro;
            if (micro > slowest) {
                slowest = micro;
                stage = candidate;
                work = whole;
            }
        }
        return new TrainingStep(
                stage,
                work,
                (all - slowest) / forward.training().orElseThrow().chunks(),
                forward.allTokens(),
                asked(model, phases, machine),
                done,
                parallelism.devices());
    }

    /** The phases of a stage. */
    public static List<Workload> at(List<Workload> phases, long stage) {
        List<Workload> own = new ArrayList<>();
        for (Workload phase : phases) {
            own.add(phase.withTraining(phase.training().orElseThrow().withStage(stage)));
        }
        return own;
    }

    /** Forward and backward once, nothing divided and nothing computed again. */
    private static ProductWork asked(ModelSpec model, List<Workload> phases, HardwareProfile machine) {
        ProductWork sum = ProductWork.NONE;
        for (Workload phase : phases) {
            if (phase.phase() != Phase.OPTIMIZER) {
                sum = sum.plus(ProductWork.once(model, plain(phase), machine));
            }
        }
        return sum.times(WorkloadPlan.phase(phases, Phase.FORWARD).orElseThrow().microBatches());
    }

    /** One micro-batch of a phase, nothing divided. */
    private static Workload plain(Workload phase) {
        return phase.withTraining(phase.training().orElseThrow().plain());
    }

    public double seconds() {
        return workSeconds + bubbleSeconds;
    }

    /** Share of the step in which the slowest stage's device waits. */
    public double bubble() {
        return bubbleSeconds / seconds();
    }

    public double tokensPerSecond() {
        return tokens / seconds();
    }

    /** MFU: what the model asks for, each operation at the peak that it runs under (PaLM, arXiv 2204.02311, for one peak). */
    public OptionalDouble modelFlopsUtilization() {
        return utilization(model);
    }

    /** HFU: the same of all operations that the devices do, what is computed again too (arXiv 2205.05198). */
    public OptionalDouble hardwareFlopsUtilization() {
        return utilization(hardware);
    }

    private OptionalDouble utilization(ProductWork work) {
        return work.flops() > 0 ? OptionalDouble.of(work.seconds() / (devices * seconds())) : OptionalDouble.empty();
    }
}
