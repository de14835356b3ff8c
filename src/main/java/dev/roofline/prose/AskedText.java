package dev.roofline.prose;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.SideBySide;
import dev.roofline.model.ModelSpec;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Input;
import dev.roofline.run.SlicedRun;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was asked, in one line: model, machine and devices, batch, sizes and formats. */
public final class AskedText {
    /** More names than a line holds. */
    private static final int MOST = 4;

    private AskedText() {}

    /** What a report is of. */
    public static String of(SlicedRun sliced) {
        AnalysisRun run = sliced.run();
        return run.model().name() + " on " + machines(sliced) + ": " + workload(run);
    }

    /** What is compared: models, machines and what-ifs, and the workload where they share it. */
    public static String of(SideBySide compared) {
        Set<String> models = new LinkedHashSet<>();
        Set<String> machines = new LinkedHashSet<>();
        Set<String> whatIfs = new LinkedHashSet<>();
        Set<String> workloads = new LinkedHashSet<>();
        for (Candidate candidate : compared.candidates()) {
            models.add(candidate.run().run().model().name());
            machines.add(machines(candidate.run()));
            workloads.add(workload(candidate.run().run()));
            if (!candidate.whatIf().isEmpty()) {
                whatIfs.add(candidate.whatIf());
            }
        }
        return listed(models, "models") + " on " + listed(machines, "machines")
                + (whatIfs.isEmpty() ? "" : ", as asked and with " + listed(whatIfs, "what-ifs"))
                + (workloads.size() == 1 ? ": " + workloads.iterator().next() : "");
    }

    /** Some names in a row; of many their number. */
    private static String listed(Set<String> names, String what) {
        return names.size() <= MOST ? String.join(", ", names) : names.size() + " " + what;
    }

    private static String machines(SlicedRun sliced) {
        StringBuilder text = new StringBuilder();
        for (Input input : sliced.inputs()) {
            if (input.role().equals(Input.HARDWARE)) {
                text.append(input.title())
                        .append(degrees(sliced.run().plan().anyPhase().parallelism()));
            } else if (input.role().equals(Input.PREFILL_HARDWARE)) {
                text.append(", prompts on ").append(input.title());
            }
        }
        if (sliced.run().assistance().speculation().isPresent()) {
            text.append(", guesses of ")
                    .append(sliced.run()
                            .assistance()
                            .speculation()
                            .get()
                            .draft()
                            .name());
        }
        return text.toString();
    }

    private static String degrees(Parallelism parallelism) {
        StringBuilder text = new StringBuilder();
        add(text, "tp", parallelism.tensor());
        add(text, "pp", parallelism.pipeline());
        add(text, "ep", parallelism.expert());
        add(text, "dp", parallelism.data());
        add(text, "cp", parallelism.context());
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static void add(StringBuilder text, String name, long degree) {
        if (degree > 1) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(degree);
        }
    }

    private static String workload(AnalysisRun run) {
        WorkloadPlan plan = run.plan();
        List<String> parts = new ArrayList<>();
        parts.add("batch " + Phrase.count(plan.anyPhase().globalBatch()));
        if (run.length().isPresent()) {
            parts.add("whole sequences");
        } else if (plan.isTraining()) {
            parts.add("training step of sequences of "
                    + Phrase.count(plan.anyPhase().newTokens()));
        } else {
            addSizes(parts, plan);
        }
        parts.add(formats(run.model(), plan.anyPhase(), plan.isTraining()));
        return String.join(", ", parts);
    }

    /** Sizes under the names of their options, and those that serving benchmarks use. */
    private static void addSizes(List<String> parts, WorkloadPlan plan) {
        for (Workload workload : plan.workloads()) {
            if (workload.phase() == Phase.ENCODE) {
                parts.add("encode " + Phrase.count(workload.newTokens()));
            } else if (workload.phase() == Phase.PREFILL) {
                parts.add("prompt " + Phrase.count(workload.newTokens())
                        + (workload.contextTokens() > 0
                                ? " after " + Phrase.count(workload.contextTokens()) + " cached"
                                : ""));
            } else if (workload.phase() == Phase.DECODE && plan.generated().isEmpty()) {
                parts.add("context " + Phrase.count(workload.contextTokens()));
            } else if (workload.phase() == Phase.MIXED) {
                StringBuilder requests = new StringBuilder("requests ");
                for (Request request : workload.requests()) {
                    requests.append(requests.length() > 9 ? "," : "").append(request);
                }
                parts.add(requests.toString());
            }
        }
        if (plan.generated().isPresent()) {
            parts.add("generate " + Phrase.count(plan.generated().getAsLong()));
        }
    }

    /** One format where all tensors have it. */
    private static String formats(ModelSpec model, Workload any, boolean trains) {
        Precision precision = any.precision();
        String weights = precision.weightsLabel();
        String activations = precision.activations().label();
        String cache = model.hasCache() && !trains ? precision.kvCache().label() : activations;
        String ends = new FormatsText(model, trains).ends(precision, weights);
        if (weights.equals(activations) && weights.equals(cache) && ends.isEmpty()) {
            return weights;
        }
        return weights + " weights" + (ends.isEmpty() ? "" : " (" + ends + ")") + ", "
                + (activations.equals(cache)
                        ? activations + " activations"
                        : activations + " activations, " + cache + " KV cache");
    }
}
