package dev.roofline.run;

import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.evaluate.Rates;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WholePhase;
import dev.roofline.placement.Analysis;
import dev.roofline.serving.DisaggregationTimes;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.serving.PrefillSide;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A generation whose prompt is processed on one side and whose tokens are made on another. */
final class DividedRun {
    private final RunBasis basis;
    private final PrefillSide side;
    private final Workload prefill;
    private final Workload decode;
    private final Analysis prompt;
    private final Analysis transfer;
    /** What a device of the prompts' side keeps, in its own memory. */
    private final MemoryFit kept;

    DividedRun(RunBasis basis, PrefillSide side) {
        WorkloadPlan plan = basis.plan();
        this.basis = basis;
        this.side = side;
        this.prefill = Evaluator.decided(
                basis.model(), side.prefill(plan.phase(Phase.PREFILL).orElseThrow()), side.machine());
        this.decode = basis.decode();
        this.prompt = Evaluator.analyse(basis.model(), prefill, side.machine());
        this.transfer = side.transfer(basis.model(), prefill, decode, basis.hardware());
        DeviceParts parts = new DeviceParts(basis.model(), prefill.precision(), prefill.parallelism());
        MemoryBudget budget = MemoryBudget.of(side.machine(), plan.memory());
        this.kept = MemoryFit.of(others -> parts.memoryKept(others, plan.page(), budget), List.of(prefill));
    }

    /** The prompt there, the way of its cache, and the tokens here. */
    AnalysisRun of(List<PhaseRun> own) {
        Workload arriving = prefill.withParallelism(decode.parallelism());
        PhaseRun tokens = own.get(own.size() - 1);
        List<PhaseRun> phases = List.of(
                PhaseRun.of(
                        PhaseRun.Role.PREFILL_SIDE,
                        basis.model(),
                        side.machine(),
                        prefill,
                        prompt,
                        WholePhase.without(kept)),
                PhaseRun.of(
                        PhaseRun.Role.TRANSFER,
                        basis.model(),
                        basis.hardware(),
                        arriving,
                        transfer,
                        WholePhase.without(basis.memory())),
                tokens);
        RunTotals totals = new RunTotals(
                generation(tokens.total()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(times(tokens.total())));
        return basis.run(own, phases, totals, OptionalLong.empty());
    }

    private DisaggregationTimes times(Slice tokens) {
        return new DisaggregationTimes(
                side,
                PrefillSide.cacheBytes(basis.model(), prefill),
                transfer.seconds(),
                prompt.seconds(),
                tokens.seconds(),
                kept.device(),
                decode.parallelism().devices());
    }

    private long devices() {
        return decode.parallelism().devices() + side.parallelism().devices();
    }

    /** The price that was given is that of a device of either side; each draws what its own profile says. */
    private CostBasis costs() {
        CostBasis given = basis.plan().cost();
        OptionalDouble there = side.machine().powerWatts();
        OptionalDouble here = basis.hardware().powerWatts();
        if (!given.byProfile() || there.isEmpty() || here.isEmpty()) {
            return given.byProfile() ? new CostBasis(given.pricePerHour(), OptionalDouble.empty(), false) : given;
        }
        double all = side.parallelism().devices() * there.getAsDouble()
                + decode.parallelism().devices() * here.getAsDouble();
        return new CostBasis(given.pricePerHour(), OptionalDouble.of(all / devices()), false);
    }

    /** The second token waits for the cache. */
    private Optional<GenerationTimes> generation(Slice tokens) {
        if (tokens.whole().flatMap(WholePhase::rates).isEmpty()) {
            return Optional.empty();
        }
        Rates rates = tokens.whole().orElseThrow().rates().orElseThrow();
        double before = prompt.seconds();
        double total = before + transfer.seconds() + tokens.seconds();
        long made = basis.plan().generated().orElseThrow();
        GenerationTimes.Steps steps = new GenerationTimes.Steps(
                transfer.seconds() + rates.firstStep().orElseThrow(),
                (total - before) / (made - 1),
                rates.lastStep().orElseThrow());
        return Optional.of(basis.generation(before, steps, total, decode.sequences(), costs(), devices()));
    }
}
