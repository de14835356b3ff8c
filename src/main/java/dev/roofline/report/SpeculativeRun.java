package dev.roofline.report;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.Embedding;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.serving.Speculation;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run whose decode steps are guesses of a draft and passes that check them. */
final class SpeculativeRun {
    private final ModelSpec model;
    private final HardwareProfile hardware;
    private final Speculation speculation;
    private final WorkloadPlan plan;
    private final Workload decode;
    /** Of a pass at each step of the decode, all of them summed up. */
    private final Analysis guesses;

    private final Analysis checks;

    /** @param decode the model's decode steps, the form of their latent attention decided */
    SpeculativeRun(
            ModelSpec model, HardwareProfile hardware, Speculation speculation, WorkloadPlan plan, Workload decode) {
        this.model = model;
        this.hardware = hardware;
        this.speculation = speculation;
        this.plan = plan;
        this.decode = decode;
        this.guesses = speculation.guesses(hardware);
        this.checks = Evaluator.analyse(model, checking(), hardware);
    }

    private Workload checking() {
        Workload checking =
                speculation.checking(plan.workloads().get(plan.workloads().size() - 1));
        return Evaluator.decided(model, checking, hardware);
    }

    Fact fact() {
        String rows = plan.generated().isPresent()
                ? "rows of draft and verify are those of all passes, " + Phrase.number(passes()) + " on average"
                : "rows of draft and verify are those of one pass";
        return new Fact(
                "speculation",
                speculation.gamma() + (speculation.gamma() == 1 ? " token" : " tokens") + " guessed a pass by "
                        + speculation.draft().name()
                        + ", each accepted with " + Phrase.percent(speculation.acceptance())
                        + " whatever came before (given): "
                        + Phrase.number(speculation.tokensPerPass()) + " tokens a pass; " + rows);
    }

    /** What is to be said of a draft that knows other tokens than its model. */
    Optional<String> vocabularyNote() {
        Optional<Integer> own = model.embedding().map(Embedding::vocabulary);
        Optional<Integer> guessed = speculation.draft().embedding().map(Embedding::vocabulary);
        return own.isEmpty() || own.equals(guessed)
                ? Optional.empty()
                : Optional.of("the vocabulary of " + speculation.draft().name() + " has " + guessed.orElse(0)
                        + " tokens, that of " + model.name() + " " + own.get()
                        + ": a guess can be checked only where both know it");
    }

    /** Passes of the rows: one, or as many as a generation takes on average. */
    private double passes() {
        return plan.generated().isPresent() ? decode.steps() / speculation.tokensPerPass() : 1;
    }

    /** The model's own sections before the decode, what the draft does with a prompt, and the passes. */
    List<Section> sections(List<Section> own, SectionBuilder builder) {
        List<Section> sections = new ArrayList<>(own.subList(0, own.size() - 1));
        for (Workload phase : speculation.phases()) {
            if (phase.phase() != Phase.DECODE) {
                Workload decided = Evaluator.decided(speculation.draft(), phase, hardware);
                Analysis analysis = Evaluator.analyse(speculation.draft(), decided, hardware);
                sections.add(builder.of(
                                phase.phase().label() + " of the draft",
                                phase.phase().label(),
                                speculation.draft(),
                                hardware,
                                decided,
                                analysis)
                        .repeating(RepetitionText.of(speculation.draft(), decided)));
            }
        }
        double part = passes() / decode.steps();
        Workload drafting = Evaluator.decided(speculation.draft(), speculation.drafting(), hardware);
        Analysis guessed = guesses.times(part);
        sections.add(builder.of(PhaseNames.DRAFT, PhaseNames.DRAFT, speculation.draft(), hardware, drafting, guessed)
                .using(CacheUse.of(
                        speculation.draft(),
                        speculation.lastGuess(drafting),
                        guessed.totals().traffic()))
                .repeating(RepetitionText.of(speculation.draft(), drafting)));
        sections.add(builder.of(PhaseNames.VERIFY, PhaseNames.VERIFY, model, hardware, checking(), checks.times(part))
                .repeating(RepetitionText.of(model, checking())));
        return sections;
    }

    /** @param plain the section of decode steps without speculation */
    SpeculationSummary summary(Section plain) {
        double steps = decode.steps();
        double guessing = guesses.seconds() / steps;
        return new SpeculationSummary(
                speculation,
                checks.seconds() / steps + guessing,
                guessing,
                plain.total().seconds() / steps,
                speculation.fastestGamma(
                        model, plan.workloads().get(plan.workloads().size() - 1), hardware));
    }

    /** The generation with its tokens from passes; empty where there is none. */
    Optional<GenerationSummary> generation(List<Section> sections, SpeculationSummary summary, MemoryFit memory) {
        if (plan.generated().isEmpty()) {
            return Optional.empty();
        }
        double before = 0;
        for (Section section : sections.subList(0, sections.size() - 2)) {
            before += section.total().seconds();
        }
        double perPass = speculation.tokensPerPass();
        double total = before + summary.token() * decode.steps();
        long tokens = plan.generated().getAsLong();
        double rate =
                decode.batch() * (double) tokens / total / decode.parallelism().devices();
        Workload planned = plan.workloads().get(plan.workloads().size() - 1);
        return Optional.of(new GenerationSummary(
                before,
                speculation.passSeconds(model, planned, 0, hardware) / perPass,
                summary.token(),
                speculation.passSeconds(model, planned, decode.steps() - 1, hardware) / perPass,
                total,
                tokens,
                decode.batch(),
                Cost.of(plan.cost(), hardware, rate),
                memory.largestBatch()));
    }
}
