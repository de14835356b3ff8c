package dev.roofline.training;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.OperatorList;
import dev.roofline.roofline.Analysis;
import dev.roofline.roofline.Placement;
import dev.roofline.serving.Generation;
import dev.roofline.serving.Rates;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A whole step on all devices. Stages work at once, so that it lasts as long as the slowest stage's device works, and as it
 * waits while the pipeline fills and empties: (p-1)/m of the work where stages are alike, a v-th of that where v runs of
 * layers a device are interleaved (Narayanan et al., arXiv 2104.04473, sections 2.2.1 and 2.2.2).
 *
 * @param stage the slowest stage
 * @param workSeconds in which its device works: forward, backward, optimiser
 * @param bubbleSeconds in which it waits for the pipeline to fill and to empty
 * @param tokens of all sequences
 * @param modelFlops operations that the model asks for: products, attention and scans forward, twice that backward
 * @param hardwareFlops operations of that kind that the devices do: what is computed again and what several do too
 * @param peak under which most of them are done, of all devices together
 */
public record TrainingStep(
        long stage,
        double workSeconds,
        double bubbleSeconds,
        double tokens,
        double modelFlops,
        double hardwareFlops,
        double peak) {
    /** Forward once, and backward two products for each of its. */
    private static final int PASSES = 3;

    /**
     * The step of three phases.
     *
     * @throws dev.roofline.roofline.UnsupportedMachineException where the machine cannot compute it or has no link for it
     */
    public static TrainingStep of(ModelSpec model, List<Workload> phases, HardwareProfile hardware) {
        Workload forward = phases.get(0);
        Parallelism parallelism = forward.parallelism();
        double slowest = -1;
        long stage = 0;
        double all = 0;
        double work = 0;
        double hardwareFlops = 0;
        double peak = 0;
        for (long candidate = 0; candidate < parallelism.pipeline(); candidate++) {
            double micro = 0;
            double whole = 0;
            List<Placement> placements = new ArrayList<>();
            for (Workload phase : at(phases, candidate)) {
                micro += phase.phase() == Phase.OPTIMIZER
                        ? 0
                        : Generation.place(OperatorList.ofMicroBatch(model, phase), phase, hardware).totals().seconds();
                Analysis step = Generation.analyse(model, phase, hardware);
                whole += step.totals().seconds();
                placements.addAll(step.placements());
            }
            Analysis step = new Analysis(placements);
            hardwareFlops += Rates.productFlops(step) * parallelism.stageDevices();
            all += micro;
            if (micro > slowest) {
                slowest = micro;
                stage = candidate;
                work = whole;
                peak = Rates.productPeak(step);
            }
        }
        return new TrainingStep(
                stage,
                work,
                (all - slowest) / forward.training().orElseThrow().chunks(),
                forward.allTokens(),
                PASSES * Rates.productFlops(model, plain(forward)) * forward.microBatches(),
                hardwareFlops,
                peak * parallelism.devices());
    }

    /** The phases of a stage. */
    public static List<Workload> at(List<Workload> phases, long stage) {
        List<Workload> own = new ArrayList<>();
        for (Workload phase : phases) {
            own.add(phase.withTraining(phase.training().orElseThrow().withStage(stage)));
        }
        return own;
    }

    /** One micro-batch forward, nothing divided. */
    private static Workload plain(Workload forward) {
        Training training = forward.training().orElseThrow();
        return forward.withTraining(new Training(
                1, Recomputation.NONE, training.sharding(), false, training.schedule(), training.chunks(),
                training.gradients(), training.optimizer(), training.dropout(), 0));
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

    /** MFU: operations that the model asks for over what the devices' peaks could do (PaLM, arXiv 2204.02311). */
    public OptionalDouble modelFlopsUtilization() {
        return peak > 0 ? OptionalDouble.of(modelFlops / (peak * seconds())) : OptionalDouble.empty();
    }

    /** HFU: the same of all operations that the devices do, what is computed again too (arXiv 2205.05198). */
    public OptionalDouble hardwareFlopsUtilization() {
        return peak > 0 ? OptionalDouble.of(hardwareFlops / (peak * seconds())) : OptionalDouble.empty();
    }
}
