package dev.roofline.run;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.Rates;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.Slice;
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
                phases.get(0).total().parallelism(),
                new TrainingTimes.Phases(seconds(Phase.FORWARD), seconds(Phase.BACKWARD), seconds(Phase.OPTIMIZER)),
                step);
    }

    private double seconds(Phase kind) {
        for (PhaseRun phase : phases) {
            if (phase.workload().phase() == kind) {
                return phase.total().seconds();
            }
        }
        throw new IllegalStateException("a step has no " + kind.label());
    }

    /** A generation of more than one token, whose last phase is the decode. */
    private Optional<GenerationTimes> generation() {
        if (basis.plan().generated().isEmpty() || phases.size() < 2) {
            return Optional.empty();
        }
        double before = 0;
        for (PhaseRun phase : phases.subList(0, phases.size() - 1)) {
            before += phase.total().seconds();
        }
        PhaseRun last = phases.get(phases.size() - 1);
        Slice decode = last.total();
        boolean decodes = last.workload().phase() == Phase.DECODE
                && decode.whole().isPresent()
                && decode.whole().get().rates().isPresent()
                && decode.whole().get().rates().get().firstStep().isPresent();
        if (!decodes) {
            return Optional.empty();
        }
        Rates rates = decode.whole().get().rates().get();
        double total = before + decode.seconds();
        GenerationTimes.Steps steps = new GenerationTimes.Steps(
                rates.firstStep().getAsDouble(),
                rates.meanStep().getAsDouble(),
                rates.lastStep().getAsDouble());
        return Optional.of(basis.generation(
                before,
                steps,
                total,
                decode.batch(),
                basis.plan().cost(),
                decode.parallelism().devices()));
    }

    /** Of a mixed pass, or of a server that makes generations of the plan's kind. */
    private Optional<ServerRun> server() {
        Workload first = basis.first();
        if (first.phase() == Phase.MIXED) {
            SteadyState given = SteadyState.ofPass(
                    first,
                    Evaluator.analyse(basis.model(), first, basis.hardware()),
                    basis.memory().device());
            return Optional.of(ServerRun.ofPass(given, basis.plan().cost(), basis.hardware(), first.parallelism()));
        }
        if (basis.plan().arrival().isEmpty()) {
            return Optional.empty();
        }
        // The form of its latents is decided for each of its passes.
        Workload prompt = basis.plan().workloads().get(0);
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
