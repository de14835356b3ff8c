package dev.roofline.prose;

import dev.roofline.metric.RunTotals;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.PhaseRun;
import dev.roofline.training.TrainingTimes;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of a run as a whole. */
public final class RunText {
    private RunText() {}

    /** What a run takes for granted. */
    public static List<Fact> assumptions(AnalysisRun run) {
        Assumptions assumptions =
                new Assumptions(run.model(), run.plan(), run.workloads(), Optional.of(run.hardware()));
        if (run.length().isPresent()) {
            return assumptions.ofSequences();
        }
        List<Fact> helpers = new ArrayList<>();
        if (run.assistance().prefill().isPresent()) {
            PhaseRun prompt = run.phase(PhaseRun.Role.PREFILL_SIDE).orElseThrow();
            helpers.add(DisaggregationText.fact(run.assistance().prefill().get(), prompt, run.plan()));
        }
        if (run.assistance().speculation().isPresent()) {
            Workload decode = WorkloadPlan.phase(run.workloads(), Phase.DECODE).orElseThrow();
            helpers.add(SpeculationText.fact(run.assistance().speculation().get(), run.plan(), decode));
        }
        return assumptions.facts(helpers);
    }

    /** What each part of a run's totals says, in the order in which a person wants to know it. */
    public static List<Finding> totals(AnalysisRun run) {
        RunTotals totals = run.totals();
        List<Finding> findings = new ArrayList<>();
        if (totals.server().isPresent()) {
            findings.add(ServerText.finding(totals.server().get()));
        }
        if (totals.generation().isPresent()) {
            findings.add(GenerationText.finding(totals.generation().get()));
        }
        if (totals.speculation().isPresent()) {
            findings.add(SpeculationText.finding(totals.speculation().get()));
        }
        if (totals.disaggregation().isPresent()) {
            findings.add(DisaggregationText.finding(totals.disaggregation().get()));
        }
        if (totals.training().isPresent()) {
            findings.add(training(run, totals.training().get()));
        }
        return findings;
    }

    /** What a training step is, with what its devices repeat. */
    public static Finding training(AnalysisRun run, TrainingTimes times) {
        return TrainingStepText.finding(
                times, RepetitionText.of(run.model(), run.plan().anyPhase()));
    }
}
