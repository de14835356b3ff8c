package dev.roofline.report;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.Deployment;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.Rates;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.ladder.RunSizes;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.PipelineTime;
import dev.roofline.placement.Placement;
import dev.roofline.serving.Server;
import dev.roofline.serving.Speculation;
import dev.roofline.serving.SteadyState;
import dev.roofline.training.TrainingMemory;
import dev.roofline.training.TrainingStep;
import dev.roofline.workload.Phase;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report of one model on one machine. */
public final class AnalysisReport {
    /** How much is worked out beside the rows. */
    public enum Depth {
        /** Rows and totals: all that CSV holds. */
        ROWS,
        /** Verdicts too, with a phase's bounds at other sizes. */
        VERDICTS,
        /** The bounds of every group at other sizes too. */
        GROUP_LADDERS
    }

    private final ModelSpec model;
    private final HardwareProfile hardware;
    private final WorkloadPlan plan;
    /** The plan's, each with the form of its latent attention decided. */
    private final List<Workload> workloads = new ArrayList<>();

    private final Grouping grouping;
    private final Depth depth;
    private final Optional<SizeSweep.Sizes> growth;
    private final MemoryFit.MemoryModel keeping;
    private final MemoryFit memory;
    private final RunSizes sizes;
    private final SizeFit fits;
    private final Optional<TrainingStep> training;
    private final Assistance assistance;
    private final ReportNotes notes;

    private AnalysisReport(
            ModelSpec model,
            HardwareProfile hardware,
            WorkloadPlan plan,
            Grouping grouping,
            Depth depth,
            Optional<SizeSweep.Sizes> growth,
            Assistance assistance) {
        assistance.requireFor(plan);
        this.assistance = assistance;
        this.model = model;
        this.hardware = hardware;
        this.plan = plan;
        this.grouping = grouping;
        this.depth = depth;
        this.growth = growth;
        this.notes = new ReportNotes(hardware, plan);
        this.training =
                plan.isTraining() ? Optional.of(TrainingStep.of(model, plan.workloads(), hardware)) : Optional.empty();
        if (training.isPresent()) {
            UtilizationNote.addTo(notes, training.get().model());
        }
        workloads.addAll(decided(plan.workloads()));
        boolean whole = depth != Depth.ROWS || grouping == Grouping.PHASE;
        Workload first = workloads.get(0);
        this.keeping = plan.isTraining()
                ? others -> TrainingMemory.of(model, others.get(0), MemoryBudget.of(hardware, plan.memory()))
                : keepingOf(new DeviceParts(model, first.precision(), first.parallelism()));
        // Where other machines process the prompt, this one keeps what its decode steps want.
        int kept = assistance.prefill().isPresent() ? 1 : 0;
        MemoryFit own = MemoryFit.of(keeping, workloads.subList(kept, workloads.size()));
        List<Workload> open = plan.isTraining() ? workloads : plan.workloads();
        this.sizes = new RunSizes(model, plan, workloads);
        this.memory = whole
                ? MemoryFit.withLargest(model, hardware, keeping, own, open, new RunSizes(model, plan, open), kept)
                : own;
        this.fits = new SizeFit(memory, keeping, sizes, kept);
    }

    /** The model, and a draft beside it where there is one. */
    private MemoryFit.MemoryModel keepingOf(DeviceParts parts) {
        MemoryBudget memory = MemoryBudget.of(hardware, plan.memory());
        if (assistance.speculation().isEmpty()) {
            return others -> parts.keeping(others, plan.page(), memory);
        }
        Speculation speculation = assistance.speculation().get();
        return others -> parts.keeping(speculation.checked(others), plan.page(), memory)
                .beside(speculation.keeping(others, plan.page(), memory));
    }

    /** Workloads with the form of their latent attention decided, or with the slowest stage of a training step. */
    private List<Workload> decided(List<Workload> planned) {
        if (training.isPresent()) {
            return TrainingStep.at(planned, training.get().stage());
        }
        List<Workload> decided = new ArrayList<>();
        for (Workload workload : planned) {
            decided.add(Evaluator.decided(model, workload, hardware));
        }
        return decided;
    }

    /**
     * Analyses every phase of a plan.
     *
     * @param growth sizes at which each phase is worked out too, where it has them
     * @throws dev.roofline.placement.UnsupportedFormatException where the machine cannot compute in the formats
     */
    public static Report of(
            ModelSpec model,
            HardwareProfile hardware,
            List<Input> inputs,
            WorkloadPlan plan,
            Grouping grouping,
            List<Column> columns,
            Depth depth,
            Optional<SizeSweep.Sizes> growth,
            Assistance assistance) {
        AnalysisReport builder = new AnalysisReport(model, hardware, plan, grouping, depth, growth, assistance);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < builder.workloads.size(); i++) {
            sections.add(builder.section(i));
        }
        return builder.assisted(inputs, sections, columns);
    }

    /** The report of a model's own phases, or of what stands in their place where something helps it. */
    private Report assisted(List<Input> inputs, List<Section> own, List<Column> columns) {
        List<Fact> facts = new ArrayList<>(assumptions().facts());
        SectionBuilder builder = new SectionBuilder(memory, grouping, depth, notes);
        Workload decode = workloads.get(workloads.size() - 1);
        if (assistance.speculation().isPresent()) {
            SpeculativeRun run =
                    new SpeculativeRun(model, hardware, assistance.speculation().get(), plan, decode);
            facts.add(1, run.fact());
            run.vocabularyNote().ifPresent(notes::add);
            List<Section> sections = run.sections(own, builder);
            SpeculationSummary summary = run.summary(own.get(own.size() - 1));
            return report(
                    inputs,
                    facts,
                    sections,
                    columns,
                    new RunSummary(
                            run.generation(sections, summary, memory),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(summary),
                            Optional.empty()));
        }
        if (assistance.prefill().isPresent()) {
            DividedRun run =
                    new DividedRun(model, hardware, assistance.prefill().get(), plan, decode);
            facts.add(1, run.fact());
            List<Section> sections = run.sections(own, builder);
            return report(
                    inputs,
                    facts,
                    sections,
                    columns,
                    new RunSummary(
                            run.generation(sections, memory),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(run.summary(sections))));
        }
        return report(
                inputs,
                facts,
                own,
                columns,
                new RunSummary(
                        GenerationSummary.of(plan, hardware, own, memory),
                        server(),
                        training.map(step -> TrainingSummary.of(model, plan, hardware, own, step)),
                        Optional.empty(),
                        Optional.empty()));
    }

    /**
     * Analyses whole sequences: each a row that sums up the phases in which the model comes by it.
     *
     * @param plans of {@link WorkloadPlan#ofSequence}, by rising length
     * @param lengths tokens of each plan's sequence
     */
    public static Report ofSequences(
            ModelSpec model,
            HardwareProfile hardware,
            List<Input> inputs,
            List<WorkloadPlan> plans,
            List<Long> lengths,
            List<Column> columns,
            Depth depth) {
        // What is noted of the longest holds of the shorter ones or is not worth a note.
        AnalysisReport builder = new AnalysisReport(
                model, hardware, plans.get(plans.size() - 1), Grouping.PHASE, depth, Optional.empty(), Assistance.NONE);
        List<Row> rows = new ArrayList<>();
        Analysis longest = new Analysis(List.of());
        for (int i = 0; i < plans.size(); i++) {
            List<Placement> placements = new ArrayList<>();
            Optional<PipelineTime> together = Optional.empty();
            for (Workload workload : plans.get(i).workloads()) {
                Analysis phase = Evaluator.analyse(model, workload, hardware);
                placements.addAll(phase.placements());
                together = together.isEmpty()
                        ? phase.pipeline()
                        : Optional.of(together.get().plus(phase.pipeline().orElseThrow()));
            }
            longest = new Analysis(placements, together);
            rows.add(new Rows(model, hardware, plans.get(i).workloads().get(0), longest)
                    .total()
                    .asSequence(lengths.get(i))
                    .with(new PhaseSummary(
                            builder.fit(plans.get(i)), Optional.empty(), Optional.empty(), Optional.empty())));
        }
        builder.notes.note(longest);
        Workload last = builder.workloads.get(builder.workloads.size() - 1);
        Optional<Verdict> verdict = depth == Depth.ROWS
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        "a sequence of " + lengths.get(lengths.size() - 1) + " tokens", last, longest, hardware));
        Section section = new Section(
                PhaseNames.SEQUENCE,
                rows.get(0),
                List.of(rows.get(0)),
                verdict,
                CacheUse.of(model, last, longest.totals().traffic()),
                List.of(),
                new SizeSweep(SizeSweep.Variable.LENGTH, rows));
        Section repeating = depth == Depth.ROWS ? section : section.repeating(RepetitionText.of(model, last));
        return builder.report(
                inputs, builder.assumptions().ofSequences(), List.of(repeating), columns, RunSummary.NONE);
    }

    /** Of a mixed pass, or of a server that makes generations of the plan's kind. */
    private Optional<ServerSummary> server() {
        Workload first = workloads.get(0);
        if (first.phase() == Phase.MIXED) {
            SteadyState given = SteadyState.ofPass(first, Evaluator.analyse(model, first, hardware), memory.device());
            return Optional.of(ServerSummary.ofPass(given, plan.cost(), hardware, first.parallelism()));
        }
        if (plan.arrival().isEmpty()) {
            return Optional.empty();
        }
        // The form of its latents is decided for each of its passes.
        Workload prompt = plan.workloads().get(0);
        Server server = new Server(model, hardware, prompt, plan.generated().getAsLong(), plan.chunk(), keeping);
        double rate = plan.arrival().getAsDouble();
        Optional<SteadyState> state = server.at(rate);
        return Optional.of(
                state.isPresent()
                        ? ServerSummary.of(rate, state.get(), plan.cost(), hardware, first.parallelism())
                        : ServerSummary.ofNone(rate, server.smallest(), first.parallelism()));
    }

    private MemoryFit fit(WorkloadPlan other) {
        return MemoryFit.of(keeping, decided(other.workloads()));
    }

    private Report report(
            List<Input> inputs, List<Fact> assumptions, List<Section> sections, List<Column> columns, RunSummary run) {
        notes.noteOverall(memory.device());
        List<Section> parts = new ArrayList<>();
        for (Section section : sections) {
            parts.add(section.of(run));
        }
        return new Report(
                "analyze",
                counted(inputs),
                assumptions,
                notes.ceilings(),
                notes.links(),
                hardware,
                memory,
                run,
                grouping,
                parts,
                notes.sentences(),
                columns);
    }

    /** The inputs, machines with their number. */
    private List<Input> counted(List<Input> inputs) {
        List<Input> counted = new ArrayList<>();
        for (Input input : inputs) {
            if (input.role().equals(Input.HARDWARE)) {
                counted.add(input.times(workloads.get(0).parallelism().devices()));
            } else if (input.role().equals(Input.PREFILL_HARDWARE)) {
                counted.add(input.times(
                        assistance.prefill().orElseThrow().parallelism().devices()));
            } else {
                counted.add(input);
            }
        }
        return counted;
    }

    private Assumptions assumptions() {
        return new Assumptions(model, plan, workloads, Optional.of(hardware));
    }

    /**
     * A phase's rows and verdict.
     *
     * @param index of the phase in its plan
     */
    private Section section(int index) {
        Workload workload = workloads.get(index);
        // Before the form of its latent attention was decided.
        Workload planned = plan.workloads().get(index);
        Analysis analysis = Evaluator.analyse(model, workload, hardware);
        notes.note(analysis);
        Rows rows = new Rows(model, hardware, workload, analysis);
        Row total = rows.total().with(summary(memory, workload, analysis));
        PhaseLadders ladders = depth == Depth.ROWS ? PhaseLadders.NONE : ladders(index);
        Optional<Verdict> verdict = depth == Depth.ROWS
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        Assumptions.title(model, workload), workload, analysis, hardware, ladders.sentences()));
        if (ladders.isApproximate()) {
            notes.add("the sizes at which another resource bounds "
                    + workload.phase().label() + " are worked out at the middle step; every other number sums all "
                    + workload.steps() + " steps");
        }
        Section section = new Section(
                Assumptions.title(model, workload),
                total,
                grouping == Grouping.PHASE ? List.of(total) : rows.by(grouping),
                verdict,
                CacheUse.of(model, workload, analysis.totals().traffic()),
                ladders.of(),
                growth.isPresent() ? growth(planned, growth.get()) : SizeSweep.NONE);
        // Of a training step it is said once, of the whole.
        boolean said = depth == Depth.ROWS || workload.phase().isTraining();
        return said ? section : section.repeating(RepetitionText.of(model, workload));
    }

    private PhaseLadders ladders(int index) {
        // Another size may be faster in the other form: it is decided anew. A training step's stage stays.
        Workload phase =
                plan.isTraining() ? workloads.get(index) : plan.workloads().get(index);
        return PhaseLadders.of(model, hardware, phase, sizes.of(index), fits, depth == Depth.GROUP_LADDERS);
    }

    /** The phase at each size, the form of latent attention decided anew; none where the phase has no such size. */
    private SizeSweep growth(Workload planned, SizeSweep.Sizes request) {
        List<Row> rows = new ArrayList<>();
        boolean decodes = planned.phase() == Phase.DECODE;
        boolean applies = planned.isUniform()
                && switch (request.variable()) {
                    case BATCH -> true;
                    case PROMPT -> !decodes;
                    case CONTEXT ->
                        planned.phase() != Phase.ENCODE && !planned.phase().isTraining();
                    case LENGTH -> false;
                };
        for (long size : applies ? request.sizes() : List.<Long>of()) {
            Workload sized = switch (request.variable()) {
                case BATCH -> ofBatch(planned, size);
                case PROMPT -> planned.withNewTokens(size);
                case CONTEXT -> planned.withContext(size);
                case LENGTH -> throw new IllegalStateException("a phase is not a whole sequence");
            };
            Workload decided = decided(List.of(sized)).get(0);
            Analysis analysis = Evaluator.analyse(model, decided, hardware);
            MemoryFit fit = MemoryFit.of(keeping, List.of(decided));
            rows.add(new Rows(model, hardware, decided, analysis).total().with(summary(fit, decided, analysis)));
        }
        return new SizeSweep(request.variable(), rows);
    }

    private static Workload ofBatch(Workload planned, long size) {
        try {
            return planned.withBatch(size);
        } catch (IllegalArgumentException e) {
            throw new UnsuitableWorkloadException(e.getMessage());
        }
    }

    private PhaseSummary summary(MemoryFit fit, Workload workload, Analysis analysis) {
        if (analysis.seconds() == 0) {
            return new PhaseSummary(fit, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Optional<Deployment> deployment = workload.parallelism().isNone() || depth == Depth.ROWS
                ? Optional.empty()
                : Deployment.of(model, workload, hardware);
        if (workload.phase().isTraining()) {
            // A phase of a step makes no tokens of its own: rates are those of the step.
            return new PhaseSummary(fit, Optional.empty(), Optional.empty(), deployment);
        }
        Rates rates = Rates.of(model, workload, analysis, hardware);
        UtilizationNote.addTo(notes, rates.products());
        return new PhaseSummary(
                fit, Optional.of(rates), Optional.of(Cost.of(plan.cost(), hardware, rates.perDevice())), deployment);
    }
}
