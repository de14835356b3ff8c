package dev.roofline.run;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.WholePhase;
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

/** A run whose decode steps are guesses of a draft and passes that check them. */
final class SpeculativeRun {
    private final RunBasis basis;
    private final Speculation speculation;
    /** The model's decode steps as planned, and with the form of their latent attention decided. */
    private final Workload planned;

    private final Workload decode;
    private final Workload checking;
    /** A pass at each step of the decode, all of them summed up. */
    private final Analysis guesses;

    private final Analysis checks;

    SpeculativeRun(RunBasis basis, Speculation speculation) {
        this.basis = basis;
        this.speculation = speculation;
        this.planned = basis.plan().phase(Phase.DECODE).orElseThrow();
        this.decode = basis.decode();
        this.checking = Evaluator.decided(basis.model(), speculation.checking(planned), basis.hardware());
        this.guesses = speculation.guesses(basis.hardware());
        this.checks = Evaluator.analyse(basis.model(), checking, basis.hardware());
    }

    AnalysisRun of(List<PhaseRun> own) {
        List<PhaseRun> phases = phases(own);
        SpeculationTimes times = times(own.get(own.size() - 1));
        RunTotals totals = new RunTotals(
                generation(phases, times), Optional.empty(), Optional.empty(), Optional.of(times), Optional.empty());
        return basis.run(own, phases, totals, OptionalLong.empty());
    }

    /** The model's own phases before the decode, what the draft does with a prompt, and the passes. */
    private List<PhaseRun> phases(List<PhaseRun> own) {
        WholePhase whole = WholePhase.without(basis.memory());
        HardwareProfile hardware = basis.hardware();
        List<PhaseRun> phases = new ArrayList<>(own.subList(0, own.size() - 1));
        for (Workload phase : speculation.phases()) {
            if (phase.phase() != Phase.DECODE) {
                Workload decided = Evaluator.decided(speculation.draft(), phase, hardware);
                Analysis analysis = Evaluator.analyse(speculation.draft(), decided, hardware);
                phases.add(PhaseRun.of(
                        PhaseRun.Role.DRAFT_PROMPT, speculation.draft(), hardware, decided, analysis, whole));
            }
        }
        double part = speculation.passes(basis.plan().generated().isPresent(), decode.steps()) / decode.steps();
        Workload drafting = Evaluator.decided(speculation.draft(), speculation.drafting(), hardware);
        Analysis guessed = guesses.times(part);
        phases.add(PhaseRun.of(PhaseRun.Role.DRAFT, speculation.draft(), hardware, drafting, guessed, whole)
                .using(CacheUse.of(
                        speculation.draft(),
                        speculation.lastGuess(drafting),
                        guessed.totals().traffic())));
        phases.add(PhaseRun.of(PhaseRun.Role.VERIFY, basis.model(), hardware, checking, checks.times(part), whole));
        return phases;
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
    private Optional<GenerationTimes> generation(List<PhaseRun> phases, SpeculationTimes times) {
        if (basis.plan().generated().isEmpty()) {
            return Optional.empty();
        }
        double before = 0;
        for (PhaseRun phase : phases.subList(0, phases.size() - 2)) {
            before += phase.total().seconds();
        }
        double perPass = speculation.tokensPerPass();
        double total = before + times.token() * decode.steps();
        GenerationTimes.Steps steps = new GenerationTimes.Steps(
                speculation.passSeconds(basis.model(), planned, 0, basis.hardware()) / perPass,
                times.token(),
                speculation.passSeconds(basis.model(), planned, decode.steps() - 1, basis.hardware()) / perPass);
        return Optional.of(basis.generation(
                before,
                steps,
                total,
                decode.sequences(),
                basis.plan().cost(),
                decode.parallelism().devices()));
    }
}
