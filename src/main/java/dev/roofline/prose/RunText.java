package dev.roofline.prose;

import dev.roofline.metric.RunTotals;
import dev.roofline.run.AnalysisRun;
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
        List<Fact> facts = new ArrayList<>(assumptions.facts());
        if (run.assistance().speculation().isPresent()) {
            Workload decode = WorkloadPlan.phase(run.workloads(), Phase.DECODE).orElseThrow();
            facts.add(1, SpeculationText.fact(run.assistance().speculation().get(), run.plan(), decode));
        }
        if (run.assistance().prefill().isPresent()) {
            facts.add(
                    1,
                    DisaggregationText.fact(
                            run.assistance().prefill().get(), run.phases().get(0), run.plan()));
        }
        return facts;
    }

    /** What each part of a run's totals says, in the order in which a person wants to know it. */
    public static List<String> totals(AnalysisRun run) {
        List<String> sentences = new ArrayList<>();
        for (Optional<String> part :
                List.of(generation(run), speculation(run), disaggregation(run), server(run), training(run))) {
            if (part.isPresent()) {
                sentences.add(part.get());
            }
        }
        return sentences;
    }

    public static Optional<String> generation(AnalysisRun run) {
        RunTotals totals = run.totals();
        return totals.generation().isPresent()
                ? Optional.of(GenerationText.sentence(totals.generation().get()))
                : Optional.empty();
    }

    public static Optional<String> speculation(AnalysisRun run) {
        RunTotals totals = run.totals();
        return totals.speculation().isPresent()
                ? Optional.of(SpeculationText.sentence(totals.speculation().get()))
                : Optional.empty();
    }

    public static Optional<String> disaggregation(AnalysisRun run) {
        RunTotals totals = run.totals();
        return totals.disaggregation().isPresent()
                ? Optional.of(
                        DisaggregationText.sentence(totals.disaggregation().get()))
                : Optional.empty();
    }

    public static Optional<String> server(AnalysisRun run) {
        RunTotals totals = run.totals();
        return totals.server().isPresent()
                ? Optional.of(ServerText.sentence(totals.server().get()))
                : Optional.empty();
    }

    public static Optional<String> training(AnalysisRun run) {
        RunTotals totals = run.totals();
        return totals.training().isPresent()
                ? Optional.of(TrainingStepText.sentence(
                        totals.training().get(),
                        RepetitionText.of(run.model(), run.plan().anyPhase())))
                : Optional.empty();
    }
}
