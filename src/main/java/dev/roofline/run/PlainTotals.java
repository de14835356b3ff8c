package dev.roofline.run;

import dev.roofline.evaluate.Rates;
import dev.roofline.metric.RunTotals;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.serving.Server;
import dev.roofline.serving.ServerRun;
import dev.roofline.serving.SteadyState;
import dev.roofline.training.TrainingStep;
import dev.roofline.training.TrainingTimes;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;

/** What holds together of the phases of a model's own plan, which nothing helps. */
record PlainTotals(RunBasis basis, List<PhaseRun> phases) {
    static RunTotals of(RunBasis basis, List<PhaseRun> phases) {
        PlainTotals totals = new PlainTotals(basis, phases);
        return new RunTotals(
                totals.generation(),
                totals.server(),
                basis.training().isPresent()
                        ? Optional.of(totals.training(basis.training().get()))
                        : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private TrainingTimes training(TrainingStep step) {
        return TrainingTimes.of(
                basis.model(),
                basis.plan(),
                basis.hardware(),
                basis.anyPhase().parallelism(),
                new TrainingTimes.Phases(seconds(Phase.FORWARD), seconds(Phase.BACKWARD), seconds(Phase.OPTIMIZER)),
                step);
    }

    private double seconds(Phase kind) {
        return PhaseRun.phase(phases, kind).orElseThrow().total().seconds();
    }

    /** A generation of more than one token: phases before a decode whose steps have rates. */
    private Optional<GenerationTimes> generation() {
        Optional<PhaseRun> decode = PhaseRun.phase(phases, Phase.DECODE);
        if (basis.plan().generated().isEmpty() || phases.size() < 2 || decode.isEmpty()) {
            return Optional.empty();
        }
        Optional<Rates> rates = decode.get().total().whole().orElseThrow().rates();
        if (rates.isEmpty() || rates.get().firstStep().isEmpty()) {
            return Optional.empty();
        }
        double before = 0;
        for (PhaseRun phase : phases) {
            before +=
                    phase.workload().phase() == Phase.DECODE ? 0 : phase.total().seconds();
        }
        double total = before + decode.get().total().seconds();
        GenerationTimes.Steps steps = new GenerationTimes.Steps(
                rates.get().firstStep().getAsDouble(),
                rates.get().meanStep().getAsDouble(),
                rates.get().lastStep().getAsDouble());
        return Optional.of(basis.generation(before, steps, total, decode.get().workload()));
    }

    /** Of a mixed pass, or of a server that makes generations of the plan's kind. */
    private Optional<ServerRun> server() {
        Workload first = basis.anyPhase();
        if (first.phase() == Phase.MIXED) {
            SteadyState given = SteadyState.ofPass(
                    first, basis.analyse(first), basis.memory().device());
            return Optional.of(ServerRun.ofPass(given, basis.plan().cost(), basis.hardware(), first.parallelism()));
        }
        if (basis.plan().arrival().isEmpty()) {
            return Optional.empty();
        }
        // The form of its latents is decided for each of its passes.
        Workload prompt = basis.plan().phase(Phase.PREFILL).orElseThrow();
        Server server = new Server(
                basis.model(),
                basis.hardware(),
                prompt,
                basis.plan().generated().getAsLong(),
                basis.plan().chunk(),
                basis.device());
        double rate = basis.plan().arrival().getAsDouble();
        Optional<SteadyState> state = server.at(rate);
        return Optional.of(
                state.isPresent()
                        ? ServerRun.of(rate, state.get(), basis.plan().cost(), basis.hardware(), first.parallelism())
                        : ServerRun.ofNone(rate, server.smallest(), first.parallelism()));
    }
}
