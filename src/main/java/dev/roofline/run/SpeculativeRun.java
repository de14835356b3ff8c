package dev.roofline.run;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.WholePhase;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.serving.Speculation;
import dev.roofline.serving.SpeculationTimes;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run whose decode steps are guesses of a draft and passes that check them.
 *
 * @param planned the model's decode steps
 * @param decode the same with the form of their latent attention decided
 * @param guesses those of a pass at each step of the decode, all of them summed up
 * @param checks of as many passes
 */
record SpeculativeRun(
        RunBasis basis,
        Speculation speculation,
        Workload planned,
        Workload decode,
        Workload checking,
        Analysis guesses,
        Analysis checks) {
    static SpeculativeRun of(RunBasis basis, Speculation speculation) {
        Workload planned = basis.plan().phase(Phase.DECODE).orElseThrow();
        Workload checking = Evaluator.decided(basis.model(), speculation.checking(planned), basis.hardware());
        Analysis guesses = speculation.guesses(basis.hardware());
        return new SpeculativeRun(
                basis, speculation, planned, basis.decode(), checking, guesses, basis.analyse(checking));
    }

    AnalysisRun run(List<PhaseRun> own) {
        List<PhaseRun> prompts = prompts(own);
        SpeculationTimes times = times(PhaseRun.phase(own, Phase.DECODE).orElseThrow());
        RunTotals totals = new RunTotals(
                generation(prompts, times), Optional.empty(), Optional.empty(), Optional.of(times), Optional.empty());
        List<PhaseRun> phases = new ArrayList<>(prompts);
        phases.addAll(passes());
        return basis.run(own, phases, totals, OptionalLong.empty());
    }

    /** The model's own phases before the decode, and what the draft does with a prompt. */
    private List<PhaseRun> prompts(List<PhaseRun> own) {
        List<PhaseRun> phases = new ArrayList<>();
        for (PhaseRun phase : own) {
            if (phase.workload().phase() != Phase.DECODE) {
                phases.add(phase);
            }
        }
        for (Workload phase : speculation.phases()) {
            if (phase.phase() != Phase.DECODE) {
                Workload decided = Evaluator.decided(speculation.draft(), phase, basis.hardware());
                Analysis analysis = Evaluator.analyse(speculation.draft(), decided, basis.hardware());
                phases.add(phase(PhaseRun.Role.DRAFT_PROMPT, speculation.draft(), decided, analysis));
            }
        }
        return phases;
    }

    /** The draft's guesses and their checks. */
    private List<PhaseRun> passes() {
        double part = speculation.passes(basis.plan().generated().isPresent(), decode.steps()) / decode.steps();
        Workload drafting = Evaluator.decided(speculation.draft(), speculation.drafting(), basis.hardware());
        Analysis guessed = guesses.times(part);
        CacheUse used = CacheUse.of(
                speculation.draft(),
                speculation.lastGuess(drafting),
                guessed.totals().traffic());
        return List.of(
                phase(PhaseRun.Role.DRAFT, speculation.draft(), drafting, guessed)
                        .using(used),
                phase(PhaseRun.Role.VERIFY, basis.model(), checking, checks.times(part)));
    }

    private PhaseRun phase(PhaseRun.Role role, ModelSpec model, Workload workload, Analysis analysis) {
        return PhaseRun.of(role, model, basis.hardware(), workload, analysis, WholePhase.without(basis.memory()));
    }

    /** @param plain the decode steps without speculation */
    private SpeculationTimes times(PhaseRun plain) {
        double steps = decode.steps();
        double guessing = guesses.seconds() / steps;
        return new SpeculationTimes(
                speculation,
                checks.seconds() / steps + guessing,
                guessing,
                plain.total().seconds() / steps,
                speculation.fastestGamma(basis.model(), planned, basis.hardware()));
    }

    /** The generation with its tokens from passes; empty where there is none. */
    private Optional<GenerationTimes> generation(List<PhaseRun> prompts, SpeculationTimes times) {
        if (basis.plan().generated().isEmpty()) {
            return Optional.empty();
        }
        double before = 0;
        for (PhaseRun phase : prompts) {
            before += phase.total().seconds();
        }
        double perPass = speculation.tokensPerPass();
        double total = before + times.token() * decode.steps();
        GenerationTimes.Steps steps = new GenerationTimes.Steps(
                speculation.passSeconds(basis.model(), planned, 0, basis.hardware()) / perPass,
                times.token(),
                speculation.passSeconds(basis.model(), planned, decode.steps() - 1, basis.hardware()) / perPass);
        return Optional.of(basis.generation(before, steps, total, decode));
    }
}
