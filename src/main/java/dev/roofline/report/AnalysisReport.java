package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.roofline.Analysis;
import dev.roofline.roofline.Placement;
import dev.roofline.serving.Generation;
import dev.roofline.units.Engine;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The report of one model on one machine. */
public final class AnalysisReport {
    /** How much is worked out beside the rows. */
    public enum Depth {
        /** Rows and totals: all that CSV holds. */
        ROWS,
        /** Verdicts too, with the sizes at which a phase's bound flips. */
        VERDICTS,
        /** The flips of every group too. */
        GROUP_FLIPS
    }

    private final ModelSpec model;
    private final HardwareProfile hardware;
    private final WorkloadPlan plan;
    /** The plan's, each with the form of its latent attention decided. */
    private final List<Workload> workloads = new ArrayList<>();
    private final Grouping grouping;
    private final Depth depth;
    /** By label: hashing a record links method handles, which would cost a start more than the analysis does. */
    private final Map<String, ComputeCeiling> ceilings = new LinkedHashMap<>();
    private final Set<String> notes;

    private AnalysisReport(
            ModelSpec model, HardwareProfile hardware, WorkloadPlan plan, Grouping grouping, Depth depth) {
        this.model = model;
        this.hardware = hardware;
        this.plan = plan;
        this.grouping = grouping;
        this.depth = depth;
        this.notes = new LinkedHashSet<>(plan.notes());
        for (Workload workload : plan.workloads()) {
            workloads.add(Generation.decided(model, workload, hardware));
        }
    }

    /**
     * Analyses every phase of a plan.
     *
     * @throws dev.roofline.roofline.UnsupportedFormatException where the machine cannot compute in the formats
     */
    public static Report of(
            ModelSpec model,
            HardwareProfile hardware,
            List<Input> inputs,
            WorkloadPlan plan,
            Grouping grouping,
            List<Column> columns,
            Depth depth) {
        AnalysisReport builder = new AnalysisReport(model, hardware, plan, grouping, depth);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < builder.workloads.size(); i++) {
            sections.add(builder.section(builder.workloads.get(i), plan.workloads().get(i)));
        }
        builder.noteOverall();
        return new Report(
                "analyze",
                inputs,
                builder.assumptions(),
                List.copyOf(builder.ceilings.values()),
                hardware.mainMemory(),
                grouping,
                sections,
                List.copyOf(builder.notes),
                columns);
    }

    /**
     * A phase's rows and verdict.
     *
     * @param planned the workload before the form of its latent attention was decided
     */
    private Section section(Workload workload, Workload planned) {
        Analysis analysis = Generation.analyse(model, workload, hardware);
        for (Placement placement : analysis.placements()) {
            if (placement.flops() > 0) {
                ceilings.put(placement.ceiling().label(), placement.ceiling());
                noteStandIn(placement);
            }
        }
        Rows rows = new Rows(model, hardware, workload, analysis);
        List<Flip> flips = new ArrayList<>();
        String verdict = "";
        if (depth != Depth.ROWS) {
            // Another batch or context may be faster in the other form: the search decides anew.
            FlipSearch search = new FlipSearch(model, hardware, planned);
            flips.addAll(search.ofPhase());
            boolean cacheGrows = workload.phase() == Phase.DECODE && search.cacheGrowsWithBatch();
            verdict = Verdict.of(title(workload), workload, analysis, hardware.mainMemory(), flips, cacheGrows);
            if (FlipSearch.isApproximate(workload)) {
                notes.add("where the bound of " + workload.phase().label()
                        + " flips is worked out at the middle step; every other number sums all "
                        + workload.steps() + " steps");
            }
            if (depth == Depth.GROUP_FLIPS) {
                flips.addAll(search.ofGroups());
            }
        }
        return new Section(
                title(workload), rows.total(), rows.by(grouping), verdict, CacheUse.of(model, workload, analysis.totals().traffic()), flips);
    }

    private String title(Workload workload) {
        return workload.phase().label()
                + (workload.tower() == Workload.NO_TOWER
                        ? ""
                        : " " + model.towers().get(workload.tower()).stack().name());
    }

    private void noteStandIn(Placement placement) {
        ComputeCeiling ceiling = placement.ceiling();
        boolean product = placement.operator().engine() == Engine.MATRIX;
        if (placement.operator().arithmetic() != ceiling.format()) {
            notes.add((product ? "products in " : "element-wise operations in ")
                    + placement.operator().arithmetic().label() + " run under the " + ceiling.label() + " peak: "
                    + hardware.name() + " has no " + (product ? "" : "vector ")
                    + placement.operator().arithmetic().label() + " peak");
        } else if (!product && ceiling.engine() == Engine.MATRIX) {
            notes.add("element-wise work runs under the " + ceiling.label() + " peak: " + hardware.name()
                    + " publishes no vector peak");
        }
        if (ceiling.provenance().doubt().isPresent()) {
            notes.add("the " + ceiling.label() + " peak is in doubt: " + ceiling.provenance().doubt().get());
        }
    }

    private void noteOverall() {
        MemoryLevel memory = hardware.mainMemory();
        if (memory.provenance().doubt().isPresent()) {
            notes.add("the bandwidth of " + memory.label() + " is in doubt: "
                    + memory.provenance().doubt().get());
        }
        double weights = plan.workloads().isEmpty() ? 0 : WeightBytes.of(ParameterCount.of(model), plan.workloads().get(0).precision());
        if (memory.capacity().isPresent() && weights > memory.capacity().get().count()) {
            notes.add("the weights, " + Phrase.quantity(weights, "B") + ", do not fit the "
                    + Phrase.quantity(memory.capacity().get().count(), "B") + " of " + memory.label()
                    + "; times are those of a device that held them");
        }
        for (Workload workload : plan.workloads()) {
            if (workload.fusion() == Fusion.IDEAL) {
                notes.add("under --fusion ideal a phase takes the maximum over its resources; a row's time is its part of that");
            }
            if (workload.counting() == Counting.SURVEY) {
                notes.add("survey counting: 1 byte an element unless formats are given; embedding and head are left out");
            }
        }
    }

    private List<Fact> assumptions() {
        List<Fact> facts = new ArrayList<>();
        Workload any = workloads.get(0);
        Precision precision = any.precision();
        facts.add(new Fact("batch", Long.toString(any.batch())));
        for (Workload workload : workloads) {
            String name = title(workload);
            facts.add(new Fact(name, describe(workload)));
        }
        addFormOfLatents(facts);
        if (model.hasExperts() && any.tower() == Workload.NO_TOWER) {
            facts.add(new Fact("routing", any.routing().label() + ": " + any.routing().meaning()));
        }
        facts.add(new Fact(
                "formats",
                "weights " + weights(precision)
                        + ", activations " + precision.activations().label()
                        + (model.isEncoderOnly() ? "" : ", KV cache " + precision.kvCache().label())));
        facts.add(new Fact("fusion", any.fusion().label() + ": " + any.fusion().meaning()));
        facts.add(new Fact("counting", any.counting().label() + ": " + any.counting().meaning()));
        facts.add(new Fact(
                "not counted",
                "kernel launches, contention, imperfect kernels: times are lower bounds at " + "the ceilings named"));
        return facts;
    }

    private void addFormOfLatents(List<Fact> facts) {
        if (!model.has(LatentAttention.class)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < workloads.size(); i++) {
            Workload workload = workloads.get(i);
            if (workload.tower() == Workload.NO_TOWER) {
                boolean asked = plan.workloads().get(i).latentForm() != LatentForm.FASTEST;
                text.append(text.isEmpty() ? "" : "; ")
                        .append(workload.phase().label()).append(' ')
                        .append(workload.latentForm().label()).append(" (")
                        .append(workload.latentForm().meaning())
                        .append(asked ? ", as asked)" : ", the faster here)");
            }
        }
        facts.add(new Fact("latent form", text.toString()));
    }

    /** The layers' formats by part where they differ, and that of all other weights where it is another. */
    private static String weights(Precision precision) {
        String all = precision.attention().label();
        boolean same = all.equals(precision.feedForward().label()) && all.equals(precision.experts().label());
        String layers = same
                ? all
                : "experts " + precision.experts().label() + ", feed-forward " + precision.feedForward().label()
                        + ", attention " + all;
        String other = precision.otherWeights().label();
        return same && other.equals(all) ? layers : layers + " (norms, biases, routers, embedding and head " + other + ")";
    }

    private String describe(Workload workload) {
        StringBuilder text = new StringBuilder();
        switch (workload.phase()) {
            case ENCODE -> text.append(workload.newTokens()).append(" tokens").append(origin(workload));
            case MIXED -> {
                for (Request request : workload.requests()) {
                    text.append(text.isEmpty() ? "" : " + ").append(request);
                }
                text.append(" (sequences x new tokens @ cached), ").append(workload.stepTokens()).append(" new tokens");
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
                ? model.stacks().get(0).input().frontEnd()
                : model.towers().get(workload.tower()).stack().input().frontEnd();
        return frontEnd.isPresent() ? " of " + frontEnd.get().input() : "";
    }

    private static String logits(Logits logits) {
        return switch (logits) {
            case ALL -> "at all positions";
            case LAST -> "at the last position";
            case NONE -> "none";
        };
    }
}
