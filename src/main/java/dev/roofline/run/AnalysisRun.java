package dev.roofline.run;

import dev.roofline.evaluate.MemoryFit;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.Slice;
import dev.roofline.metric.Slices;
import dev.roofline.metric.WholePhase;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.PipelineTime;
import dev.roofline.placement.Placement;
import dev.roofline.training.TrainingStep;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One model on one machine: its phases, what a device keeps, and what holds of all phases together.
 *
 * @param plan of the longest sequence, where whole sequences were asked for
 * @param workloads the plan's, each with the form of its latent attention decided
 * @param own the phases of the model's own plan
 * @param phases the same, or those that stand in their place where a draft or other machines help
 * @param memory what a device keeps, and how large a run it could keep
 * @param training the step that the phases are, where they are one
 * @param length tokens of the longest whole sequence, where those were asked for
 */
public record AnalysisRun(
        ModelSpec model,
        HardwareProfile hardware,
        WorkloadPlan plan,
        List<Workload> workloads,
        List<PhaseRun> own,
        List<PhaseRun> phases,
        MemoryFit memory,
        Optional<TrainingStep> training,
        SpeculationOrDisaggregation assistance,
        RunTotals totals,
        OptionalLong length) {
    public AnalysisRun {
        workloads = List.copyOf(workloads);
        own = List.copyOf(own);
        phases = List.copyOf(phases);
    }

    /**
     * Analyses every phase of a plan.
     *
     * @param sweep sizes at which each phase is worked out too, where it has them
     * @throws dev.roofline.placement.UnsupportedFormatException where the machine cannot compute in the formats
     */
    public static AnalysisRun of(
            ModelSpec model,
            HardwareProfile hardware,
            WorkloadPlan plan,
            boolean wholePhases,
            Depth depth,
            Optional<SizeSweep.Sizes> sweep,
            SpeculationOrDisaggregation assistance) {
        assistance.requireFor(plan);
        RunBasis basis = RunBasis.of(model, hardware, plan, wholePhases || depth != Depth.ROWS, assistance);
        List<PhaseRun> own = new PlanPhases(basis, depth, sweep, basis.fits()).all();
        if (assistance.speculation().isPresent()) {
            return SpeculativeRun.of(basis, assistance.speculation().get()).run(own);
        }
        if (assistance.prefill().isPresent()) {
            return DividedRun.of(basis, assistance.prefill().get()).run(own);
        }
        return basis.run(own, own, PlainTotals.of(basis, own), OptionalLong.empty());
    }

    /**
     * Analyses whole sequences: each a slice that sums up the phases in which the model comes by it.
     *
     * @param plans of {@link WorkloadPlan#ofSequence}, by rising length
     * @param lengths tokens of each plan's sequence
     */
    public static AnalysisRun ofSequences(
            ModelSpec model, HardwareProfile hardware, List<WorkloadPlan> plans, List<Long> lengths) {
        RunBasis basis =
                RunBasis.of(model, hardware, plans.get(plans.size() - 1), true, SpeculationOrDisaggregation.NONE);
        List<Slice> totals = new ArrayList<>();
        Analysis longest = new Analysis(List.of());
        for (int i = 0; i < plans.size(); i++) {
            List<Placement> placements = new ArrayList<>();
            Optional<PipelineTime> together = Optional.empty();
            for (Workload workload : plans.get(i).workloads()) {
                Analysis phase = basis.analyse(workload);
                placements.addAll(phase.placements());
                together = together.isEmpty()
                        ? phase.pipeline()
                        : Optional.of(together.get().plus(phase.pipeline().orElseThrow()));
            }
            longest = new Analysis(placements, together);
            totals.add(new Slices(model, hardware, plans.get(i).anyPhase(), longest)
                    .total()
                    .asSequence(lengths.get(i))
                    .with(WholePhase.without(basis.fit(plans.get(i).workloads()))));
        }
        Workload making = WorkloadPlan.phase(basis.workloads(), Phase.DECODE).orElse(basis.anyPhase());
        WholePhase whole = totals.get(0).whole().orElseThrow();
        PhaseRun phase = PhaseRun.of(PhaseRun.Role.SEQUENCE, model, hardware, making, longest, whole)
                .with(totals.get(0))
                .at(PhaseLadders.NONE, new SizeSweep(SizeSweep.Variable.LENGTH, totals));
        List<PhaseRun> all = List.of(phase);
        return basis.run(all, all, RunTotals.NONE, OptionalLong.of(lengths.get(lengths.size() - 1)));
    }

    /** The phase of a role of which a run has one at most. */
    public Optional<PhaseRun> phase(PhaseRun.Role role) {
        for (PhaseRun phase : phases) {
            if (phase.role() == role) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    /** Devices of the machine that runs the model. */
    public long devices() {
        return plan.anyPhase().parallelism().devices();
    }

    /** Model and machine, with the number of devices where there are several. */
    public String title() {
        return model.name() + " on " + (devices() == 1 ? "" : devices() + " x ") + hardware.name();
    }

    /** FLOPs a byte at which a peak of the machine and its main memory meet. */
    public double ridge(ComputeCeiling ceiling) {
        return ceiling.peak().over(hardware.mainBandwidth());
    }
}
