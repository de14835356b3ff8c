package dev.roofline.run;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.Deployment;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.evaluate.Rates;
import dev.roofline.metric.Slice;
import dev.roofline.metric.Slices;
import dev.roofline.metric.WholePhase;
import dev.roofline.placement.Analysis;
import dev.roofline.workload.Phase;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The phases of a model's own plan.
 *
 * @param sweep sizes at which each phase is worked out too, where it has them
 */
record PlanPhases(RunBasis basis, Depth depth, Optional<SizeSweep.Sizes> sweep, SizeFit fits) {
    /** In the order of the plan. */
    List<PhaseRun> all() {
        List<PhaseRun> all = new ArrayList<>();
        for (int i = 0; i < basis.workloads().size(); i++) {
            all.add(phase(i));
        }
        return all;
    }

    /** @param index of the phase in its plan, and among those with their forms decided */
    private PhaseRun phase(int index) {
        Workload workload = basis.workloads().get(index);
        // Before the form of its latent attention was decided.
        Workload planned = basis.plan().workloads().get(index);
        Analysis analysis = basis.analyse(workload);
        WholePhase whole = whole(basis.memory(), workload, analysis);
        return PhaseRun.of(PhaseRun.Role.OWN, basis.model(), basis.hardware(), workload, analysis, whole)
                .at(
                        depth == Depth.ROWS ? PhaseLadders.NONE : ladders(index),
                        sweep.isPresent() ? sweep(planned, sweep.get()) : SizeSweep.NONE);
    }

    private PhaseLadders ladders(int index) {
        // Another size may be faster in the other form: it is decided anew. A training step's stage stays.
        Workload phase = basis.plan().isTraining()
                ? basis.workloads().get(index)
                : basis.plan().workloads().get(index);
        return PhaseLadders.of(
                basis.model(), basis.hardware(), phase, basis.sizes().of(index), fits, depth == Depth.GROUP_LADDERS);
    }

    /** The phase at each size, the form of latent attention decided anew; none where the phase has no such size. */
    private SizeSweep sweep(Workload planned, SizeSweep.Sizes asked) {
        List<Slice> totals = new ArrayList<>();
        boolean decodes = planned.phase() == Phase.DECODE;
        boolean applies = planned.isUniform()
                && switch (asked.variable()) {
                    case BATCH -> true;
                    case PROMPT -> !decodes;
                    case CONTEXT ->
                        planned.phase() != Phase.ENCODE && !planned.phase().isTraining();
                    case LENGTH -> false;
                };
        for (long size : applies ? asked.sizes() : List.<Long>of()) {
            Workload sized = switch (asked.variable()) {
                case BATCH -> ofBatch(planned, size);
                case PROMPT -> ofPrompt(planned, size);
                case CONTEXT -> planned.withContextTokens(size);
                case LENGTH -> throw new IllegalStateException("a phase is not a whole sequence");
            };
            Workload decided = basis.decided(List.of(sized)).get(0);
            Analysis analysis = basis.analyse(decided);
            MemoryFit fit = MemoryFit.of(basis.device(), List.of(decided));
            totals.add(new Slices(basis.model(), basis.hardware(), decided, analysis)
                    .total()
                    .with(whole(fit, decided, analysis)));
        }
        return new SizeSweep(asked.variable(), totals);
    }

    private static Workload ofPrompt(Workload planned, long size) {
        WorkloadPlan.requireDividable(planned.phase(), size, planned.parallelism());
        return planned.withNewTokens(size);
    }

    private static Workload ofBatch(Workload planned, long size) {
        try {
            return planned.withGlobalBatch(size);
        } catch (IllegalArgumentException e) {
            throw new UnsuitableWorkloadException(String.valueOf(e.getMessage()));
        }
    }

    private WholePhase whole(MemoryFit fit, Workload workload, Analysis analysis) {
        if (analysis.seconds() == 0) {
            return WholePhase.without(fit);
        }
        Optional<Deployment> deployment = workload.parallelism().isNone() || depth == Depth.ROWS
                ? Optional.empty()
                : Deployment.of(basis.model(), workload, basis.hardware());
        if (workload.phase().isTraining()) {
            // A phase of a step makes no tokens of its own: rates are those of the step.
            return new WholePhase(fit, Optional.empty(), Optional.empty(), deployment);
        }
        Rates rates = Rates.of(basis.model(), workload, analysis, basis.hardware());
        Cost cost = Cost.of(basis.plan().cost(), basis.hardware(), rates.perDevice());
        return new WholePhase(fit, Optional.of(rates), Optional.of(cost), deployment);
    }
}
