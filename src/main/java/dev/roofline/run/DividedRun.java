package dev.roofline.run;

import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.evaluate.Rates;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WholePhase;
import dev.roofline.model.ModelSpec;
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

/**
 * A generation whose prompt is processed on one side and whose tokens are made on another.
 *
 * @param kept what a device of the prompts' side keeps, in its own memory
 */
record DividedRun(
        RunBasis basis,
        PrefillSide side,
        Workload prefill,
        Workload decode,
        Analysis prompt,
        Analysis transfer,
        MemoryFit kept) {
    static DividedRun of(RunBasis basis, PrefillSide side) {
        ModelSpec model = basis.model();
        WorkloadPlan plan = basis.plan();
        Workload planned = side.prefill(plan.phase(Phase.PREFILL).orElseThrow());
        Workload prefill = Evaluator.decided(model, planned, side.machine());
        Analysis transfer = side.transfer(model, prefill, basis.decode(), basis.hardware());
        DeviceParts parts = new DeviceParts(model, prefill.precision(), prefill.parallelism());
        MemoryBudget budget = MemoryBudget.of(side.machine(), plan.memory());
        return new DividedRun(
                basis,
                side,
                prefill,
                basis.decode(),
                Evaluator.analyse(model, prefill, side.machine()),
                transfer,
                MemoryFit.of(others -> parts.memoryKept(others, plan.page(), budget), List.of(prefill)));
    }

    /** The prompt there, the way of its cache, and the tokens here. */
    AnalysisRun run(List<PhaseRun> own) {
        Workload arriving = prefill.withParallelism(decode.parallelism());
        PhaseRun tokens = PhaseRun.phase(own, Phase.DECODE).orElseThrow();
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
            return given.byProfile()
                    ? new CostBasis(given.pricePerHour(), OptionalDouble.empty(), false, given.currency())
                    : given;
        }
        double all = side.parallelism().devices() * there.getAsDouble()
                + decode.parallelism().devices() * here.getAsDouble();
        return new CostBasis(given.pricePerHour(), OptionalDouble.of(all / devices()), false, given.currency());
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
