package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.ladder.BoundLadder;
import dev.roofline.ladder.Step;
import dev.roofline.metric.Grouping;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.UnsupportedMachineException;
import dev.roofline.report.AnalysisReport;
import dev.roofline.report.ColumnChoice;
import dev.roofline.report.Report;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.SlicedPhase;
import dev.roofline.run.SpeculationOrDisaggregation;
import dev.roofline.run.SubjectLadder;
import dev.roofline.units.Bytes;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What fits a memory, for runs drawn over all models, machines, phases, spreads and shares: more memory never unfits, and the
 * largest sizes that a report names are those that fit when they are asked for.
 */
class MemoryLawsTest {
    private static final int RUNS = 800;
    private static final int LADDERS = 150;

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    @Test
    void moreMemoryMoreShareAndLessReserveNeverUnfit() {
        int fitted = 0;
        int unfitted = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            DrawnRun run = new DrawnRun(seed, models, machines);
            Optional<MemoryFit> little = fit(run);
            if (little.isEmpty()) {
                continue;
            }
            for (DrawnRun more : List.of(
                    run.on(larger(run.machine())),
                    run.sharing(new MemoryShare(
                            (1 + run.share().utilization()) / 2, run.share().reserve())),
                    run.sharing(new MemoryShare(
                            run.share().utilization(), run.share().reserve() / 2)))) {
                MemoryFit much = fit(more).orElseThrow();
                boolean fits = !little.get().device().isTooLarge();
                if (fits) {
                    assertThat(much.device().isTooLarge()).as("%s", more).isFalse();
                    fitted++;
                } else {
                    unfitted++;
                }
                requireNoLess(little.get().largestBatch(), much.largestBatch(), "batch of " + more);
                requireNoLess(little.get().longest(), much.longest(), "length of " + more);
            }
        }
        assertThat(fitted).isGreaterThan(RUNS / 2);
        assertThat(unfitted).isGreaterThan(RUNS / 4);
    }

    /** Where every size fits none is named, which is more than any. */
    private static void requireNoLess(OptionalLong before, OptionalLong after, String what) {
        if (before.isPresent() && after.isPresent()) {
            assertThat(after.getAsLong()).as(what).isGreaterThanOrEqualTo(before.getAsLong());
        }
    }

    @Test
    void theLargestSizesThatAreNamedFitAndOneMoreDoesNot() {
        Map<String, Integer> tried = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < RUNS; seed++) {
            DrawnRun run = new DrawnRun(seed, models, machines);
            Optional<MemoryFit> fit = fit(run);
            if (fit.isEmpty() || fit.get().device().memory().usable().isEmpty() || !run.isUniform()) {
                continue;
            }
            for (DrawnRun.Size size : run.sizes()) {
                OptionalLong largest =
                        size.isLength() ? fit.get().longest() : fit.get().largestBatch();
                String what = "seed " + seed + " " + size + " " + largest + " " + run;
                boolean fits = !fit.get().device().isTooLarge();
                if (largest.isEmpty()) {
                    requireNoneOrEvery(run, size, what, wrong);
                    continue;
                }
                requireLast(run, size, largest.getAsLong(), what, wrong);
                boolean asked = size.asked() <= largest.getAsLong();
                if (asked != fits && run.isSized(size)) {
                    wrong.add("asked " + size.asked() + (fits ? " fits: " : " is not possible here: ") + what);
                }
                tried.merge(size + (run.devices() > 1 ? " on several" : " on one"), 1, Integer::sum);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried.keySet())
                .containsAll(List.of(
                        "BATCH on one",
                        "BATCH on several",
                        "CONTEXT on one",
                        "CONTEXT on several",
                        "MICRO_BATCH on one",
                        "MICRO_BATCH on several",
                        "PROMPT on one",
                        "PROMPT on several",
                        "SEQUENCE on one",
                        "SEQUENCE on several"));
        assertThat(tried.values()).allMatch(count -> count > 1);
    }

    @Test
    void aLadderNamesTheLastSizeThatMemoryHolds() {
        int tried = 0;
        List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < LADDERS; seed++) {
            DrawnRun run = new DrawnRun(seed, models, machines);
            Optional<Report> report = report(run, Depth.VERDICTS);
            if (report.isEmpty()
                    || report.get().run().memory().device().memory().usable().isEmpty()) {
                continue;
            }
            for (SlicedPhase section : report.get().sliced().phases()) {
                for (SubjectLadder subject : section.phase().ladders().all()) {
                    BoundLadder ladder = subject.ladder();
                    DrawnRun.Size size = run.size(ladder);
                    OptionalLong fitsTo = OptionalLong.empty();
                    for (Step step : ladder.steps()) {
                        fitsTo = step.fitsTo().isPresent() ? step.fitsTo() : fitsTo;
                    }
                    String what = "seed " + seed + " " + section.title() + " " + size + " " + fitsTo + " " + run;
                    if (fitsTo.isEmpty()) {
                        if (fits(run, size, ladder.least()).equals(Optional.of(true))) {
                            wrong.add("least fits: " + what);
                        }
                        continue;
                    }
                    tried++;
                    if (fitsTo.getAsLong() == ladder.most()) {
                        if (fits(run, size, ladder.most()).equals(Optional.of(false))) {
                            wrong.add("most is not possible here: " + what);
                        }
                    } else {
                        requireLast(run, size, fitsTo.getAsLong(), what, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(LADDERS);
    }

    private void requireLast(DrawnRun run, DrawnRun.Size size, long largest, String what, List<String> wrong) {
        if (fits(run, size, largest).equals(Optional.of(false))) {
            wrong.add("is not possible here: " + what);
        }
        if (fits(run, size, largest + 1).equals(Optional.of(true))) {
            wrong.add("one more fits: " + what);
        }
    }

    /** No size is named where the smallest is not possible here, or where the largest does. */
    private void requireNoneOrEvery(DrawnRun run, DrawnRun.Size size, String what, List<String> wrong) {
        if (fits(run, size, size.least()).equals(Optional.of(true))
                && fits(run, size, size.most()).equals(Optional.of(false))) {
            wrong.add("some fit: " + what);
        }
    }

    /** Empty where the size is not one that a run can have. */
    private Optional<Boolean> fits(DrawnRun run, DrawnRun.Size size, long value) {
        Optional<DrawnRun> sized = run.sized(size, value);
        return sized.isEmpty()
                ? Optional.empty()
                : fit(sized.get()).map(fit -> !fit.device().isTooLarge());
    }

    private static Optional<MemoryFit> fit(DrawnRun run) {
        return report(run, Depth.ROWS).map(report -> report.run().memory());
    }

    /** Empty where the run is refused. */
    private static Optional<Report> report(DrawnRun run, Depth depth) {
        try {
            WorkloadPlan plan = WorkloadPlan.of(run.model(), run.options());
            AnalysisRun worked = AnalysisRun.of(
                    run.model(), run.machine(), plan, true, depth, Optional.empty(), SpeculationOrDisaggregation.NONE);
            return Optional.of(AnalysisReport.of(worked, List.of(), Grouping.PHASE, ColumnChoice.none(), depth));
        } catch (UnsuitableWorkloadException | UnsupportedMachineException e) {
            return Optional.empty();
        }
    }

    private static HardwareProfile larger(HardwareProfile machine) {
        List<MemoryLevel> levels = new ArrayList<>(machine.memory());
        MemoryLevel main = levels.get(0);
        levels.set(
                0,
                new MemoryLevel(
                        main.label(),
                        main.kind(),
                        main.capacity().map(bytes -> new Bytes(1.3 * bytes.count())),
                        main.bandwidth(),
                        main.provenance()));
        return new HardwareProfile(
                machine.identity(), machine.compute(), levels, machine.links(), machine.power(), machine.evidence());
    }
}
