package dev.roofline.prose;

import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.metric.PhaseNames;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.Phrase;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a report takes for granted, as lines above its numbers.
 *
 * @param workloads the plan's, each with the form of its latent attention decided
 * @param hardware empty where several machines are looked at
 */
public record Assumptions(
        ModelSpec model, WorkloadPlan plan, List<Workload> workloads, Optional<HardwareProfile> hardware) {
    /**
     * What a report of a run takes for granted.
     *
     * @param helpers the same of what helps the model and its machine to make tokens
     */
    public List<Fact> facts(List<Fact> helpers) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("batch", Long.toString(anyPhase().globalBatch())));
        facts.addAll(helpers);
        if (plan.isTraining()) {
            facts.addAll(TrainingText.facts(model, anyPhase()));
        }
        for (Workload workload : plan.isTraining() ? List.<Workload>of() : workloads) {
            String name = PhaseNames.of(model, workload);
            facts.add(new Fact(name, describe(workload)));
        }
        addWhateverTheSize(facts);
        return facts;
    }

    /** Of whole sequences, the last plan of which is at hand. */
    public List<Fact> ofSequences() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("batch", Long.toString(anyPhase().sequences())));
        List<String> parts = new ArrayList<>();
        for (Workload workload : workloads) {
            boolean encodes = workload.phase() == Phase.ENCODE;
            parts.add((encodes ? "encoded at once" : "generated token by token from an empty cache")
                    + (workload.counting() == Counting.STANDARD ? ", logits " + logits(workload.logits()) : ""));
        }
        facts.add(new Fact("sequence", String.join("; then ", parts)));
        addWhateverTheSize(facts);
        return facts;
    }

    private void addWhateverTheSize(List<Fact> facts) {
        Workload any = anyPhase();
        addParallelism(facts, any.parallelism());
        addOffload(facts, any.offload());
        addFormOfLatents(facts);
        if (model.hasExperts() && any.tower() == Workload.NO_TOWER) {
            facts.add(new Fact(
                    "routing",
                    any.routing().label() + ": " + Meanings.of(any.routing()) + distinctExperts(),
                    any.routing().label() + " routing of experts"));
        }
        facts.add(new Fact("formats", new FormatsText(model, plan.isTraining()).of(any)));
        addMemory(facts);
        addArrival(facts);
        addCost(facts);
        facts.add(new Fact(
                "fusion",
                any.fusion().label() + ": " + Meanings.of(any.fusion()),
                "fusion " + any.fusion().label()));
        facts.add(new Fact(
                "counting",
                any.counting().label() + ": " + Meanings.of(any.counting()),
                any.counting() == Counting.STANDARD ? "" : any.counting().label() + " counting"));
        facts.add(new Fact(
                "not counted",
                "kernel launches, contention, imperfect kernels: times are lower bounds at the ceilings named; in memory"
                        + " what driver, engine and captured graphs keep beside the model (" + Field.RESERVE + ")",
                "launch overhead, contention and kernel inefficiency are not counted: times are lower bounds"));
    }

    private void addOffload(List<Fact> facts, Offload offload) {
        if (offload.isNone() || hardware.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        if (offload.weights() > 0) {
            parts.add(Phrase.percent(offload.weights()) + " of the weights");
        }
        if (offload.cache() > 0) {
            parts.add(Phrase.percent(offload.cache()) + " of the cache");
        }
        if (offload.optimizer() > 0) {
            parts.add(Phrase.percent(offload.optimizer()) + " of the optimizer's states");
        }
        Interconnect host = hardware.get().link(Interconnect.Kind.HOST).orElseThrow();
        String what = String.join(" and ", parts) + " in the host's memory";
        facts.add(new Fact(
                "offload",
                what + ", over " + host.label() + " "
                        + Phrase.quantity(host.bandwidth().bytesPerSecond(), "B/s") + " one direction ("
                        + host.provenance().kind().label() + ")"
                        + (plan.isTraining()
                                ? TrainingText.offload(anyPhase())
                                : " each time it is read or written, beside the device's memory"),
                what + ", over " + host.label() + " "
                        + Phrase.quantity(host.bandwidth().bytesPerSecond(), "B/s") + " one direction"));
    }

    /** What may be kept of each device's memory, where that is not all of it. */
    private void addMemory(List<Fact> facts) {
        if (plan.memory().isAll()) {
            return;
        }
        String budget = hardware.isPresent()
                ? MemoryText.budget(MemoryBudget.of(hardware.get(), plan.memory()))
                : MemoryText.share(plan.memory(), "each device's memory");
        facts.add(new Fact("memory", budget, budget));
    }

    private void addArrival(List<Fact> facts) {
        if (plan.arrival().isPresent()) {
            facts.add(new Fact(
                    "arrival",
                    Phrase.number(plan.arrival().getAsDouble()) + " requests/s, evenly; a pass takes up to "
                            + plan.chunk()
                            + " prompt tokens a replica; what stands above the server's line is of one batch alone"));
        }
    }

    private void addCost(List<Fact> facts) {
        CostBasis cost = plan.cost();
        if (cost.pricePerHour().isPresent()) {
            String price = Phrase.number(cost.pricePerHour().getAsDouble())
                    + (cost.currency().isEmpty() ? "" : " " + cost.currency());
            facts.add(new Fact(
                    "price",
                    price + " a device and hour (given), all devices paid for and busy all the time",
                    price + " a device and hour, always busy"));
        }
        if (cost.asksForEnergy()) {
            OptionalDouble watts = cost.byProfile() ? hardware.orElseThrow().powerWatts() : cost.watts();
            facts.add(new Fact(
                    "power",
                    (watts.isPresent() ? Phrase.quantity(watts.getAsDouble(), "W") : "unknown")
                            + (cost.byProfile() ? " (the profile's thermal design power)" : " (given)")
                            + " a device all the time; hosts, switches and cooling are left out"));
        }
    }

    private void addParallelism(List<Fact> facts, Parallelism parallelism) {
        if (parallelism.isNone()) {
            return;
        }
        String chosen =
                plan.layout().isPresent() ? LayoutText.chosen(plan.layout().get(), parallelism) : "";
        String unequal = DeploymentText.unequal(model, parallelism.tensor());
        facts.add(new Fact(
                "parallelism",
                DeploymentText.degrees(model, parallelism, plan.isTraining()) + chosen,
                (chosen.isEmpty() ? "" : chosen.substring(2))
                        + (chosen.isEmpty() || unequal.isEmpty() ? "" : "; ")
                        + unequal));
        facts.add(new Fact("a row", DeploymentText.row(model, anyPhase())));
        double overlap = parallelism.overlap();
        facts.add(new Fact(
                "network",
                DeploymentText.network(parallelism),
                overlap == 0 ? "communication is not overlapped" : "overlap " + Phrase.number(overlap)));
    }

    /** Experts whose weights a layer reads in a step of each phase, by the first kind of mixture that there is. */
    private String distinctExperts() {
        MixtureOfExperts mixture = model.firstMixture().orElseThrow();
        StringBuilder text = new StringBuilder();
        for (Workload workload : workloads) {
            if (workload.tower() == Workload.NO_TOWER && workload.phase() != Phase.ENCODE) {
                double distinct =
                        workload.routing().distinct(mixture.experts(), mixture.perToken(), workload.stepTokens());
                text.append(text.isEmpty() ? "; " : ", ")
                        .append(workload.phase().label())
                        .append(' ')
                        .append(Phrase.number(distinct))
                        .append(" of ")
                        .append(mixture.experts());
            }
        }
        return text.toString();
    }

    private void addFormOfLatents(List<Fact> facts) {
        if (!model.hasLatents() || plan.isTraining()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < workloads.size(); i++) {
            Workload workload = workloads.get(i);
            if (workload.tower() == Workload.NO_TOWER) {
                boolean asked = plan.workloads().get(i).latentForm() != LatentForm.FASTEST;
                text.append(text.isEmpty() ? "" : "; ")
                        .append(workload.phase().label())
                        .append(' ')
                        .append(workload.latentForm().label())
                        .append(" (")
                        .append(Meanings.of(workload.latentForm()))
                        .append(asked ? ", as asked)" : ", the faster here)");
            }
        }
        facts.add(new Fact("latent form", text.toString()));
    }

    private String describe(Workload workload) {
        StringBuilder text = new StringBuilder();
        switch (workload.phase()) {
            case FORWARD, BACKWARD, OPTIMIZER -> throw new IllegalStateException("a training step is described as one");
            case ENCODE -> text.append(workload.newTokens()).append(" tokens").append(origin(workload));
            case MIXED -> {
                for (Request request : workload.requests()) {
                    text.append(text.isEmpty() ? "" : " + ").append(request);
                }
                text.append(" (sequences x new tokens @ cached), " + workload.stepTokens() + " new tokens");
            }
            case PREFILL -> {
                text.append(workload.newTokens()).append(workload.newTokens() == 1 ? " new token" : " new tokens");
                text.append(", ").append(workload.contextTokens()).append(" cached");
            }
            case DECODE -> {
                text.append(workload.steps() == 1 ? "1 step" : workload.steps() + " steps");
                text.append(" from context ").append(workload.contextTokens());
            }
        }
        if (workload.encoderTokens() > 0) {
            text.append(", ").append(workload.encoderTokens()).append(" encoder tokens");
        }
        if (workload.counting() == Counting.STANDARD) {
            text.append(", logits ").append(logits(workload.logits()));
        }
        return text.toString();
    }

    private String origin(Workload workload) {
        Optional<FrontEnd> frontEnd = workload.tower() == Workload.NO_TOWER
                ? model.first().input().frontEnd()
                : model.towers().get(workload.tower()).stack().input().frontEnd();
        return frontEnd.isPresent() ? " of " + frontEnd.get().input() : "";
    }

    /** For what all phases share. */
    private Workload anyPhase() {
        return workloads.get(0);
    }

    private static String logits(Logits logits) {
        return switch (logits) {
            case ALL -> "at all positions";
            case LAST -> "at the last position";
            case NONE -> "none";
        };
    }
}
