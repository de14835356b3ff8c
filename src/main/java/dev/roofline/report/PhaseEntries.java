package dev.roofline.report;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.evaluate.Deployment;
import dev.roofline.ladder.Range;
import dev.roofline.ladder.Step;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WholePhase;
import dev.roofline.placement.Bound;
import dev.roofline.prose.RunProse;
import dev.roofline.run.Flip;
import dev.roofline.run.PhaseRun;
import dev.roofline.run.SubjectLadder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One phase of a report for programs: its sum, what it does to the cache, and its bounds at other sizes. */
final class PhaseEntries {
    private PhaseEntries() {}

    static Entries of(PhaseRun phase, RunProse prose) {
        CacheUse cache = phase.cache();
        Entries entries = new Entries()
                .putRow(AnalysisColumns.ALL, phase.total())
                .put("title", phase.title())
                .put("verdict", prose.finding(phase).orElseThrow().sentence())
                .put(
                        "cache",
                        new Entries()
                                .put("kept_bytes", cache.kept())
                                .put("cross_bytes", cache.cross())
                                .put("state_bytes", cache.states())
                                .put("read_bytes", cache.read())
                                .put("written_bytes", cache.written()));
        Optional<Deployment> all = phase.total().whole().flatMap(WholePhase::deployment);
        if (all.isPresent()) {
            entries.put(
                    "all_devices",
                    new Entries()
                            .put("devices", phase.total().parallelism().devices())
                            .put("flops", all.get().flops())
                            .put("bytes", all.get().bytes())
                            .put("network_bytes", all.get().networkBytes()));
        }
        List<Entries> sweep = new ArrayList<>();
        for (Slice row : phase.sweep().rows()) {
            sweep.add(new Entries().put("size", phase.sweep().sizeOf(row)).putRow(AnalysisColumns.ALL, row));
        }
        return entries.put("flips", flips(phase)).put("bounds", bounds(phase)).put("growth", sweep);
    }

    private static List<Entries> flips(PhaseRun phase) {
        List<Entries> flips = new ArrayList<>();
        for (Flip flip : phase.flips()) {
            flips.add(new Entries()
                    .put("subject", flip.subject())
                    .put("variable", flip.variable())
                    .put("from", flip.from())
                    .put("bound", flip.bound().label())
                    .put("first_larger_with_another_bound", flip.at())
                    .put("last_smaller_with_another_bound", flip.below()));
        }
        return flips;
    }

    private static List<Entries> bounds(PhaseRun phase) {
        List<Entries> bounds = new ArrayList<>();
        for (SubjectLadder ladder : phase.ladders().all()) {
            for (Step step : ladder.ladder().steps()) {
                List<Entries.EntryValue> mixed = new ArrayList<>();
                for (Range range : step.mixed()) {
                    mixed.add(Entries.items(List.of(Entries.whole(range.from()), Entries.whole(range.to()))));
                }
                bounds.add(new Entries()
                        .put("subject", ladder.subject())
                        .put("variable", ladder.ladder().option().label())
                        .put("from", step.from())
                        .put("to", step.to())
                        .put("bound", step.bound().map(Bound::label))
                        .put("mixed_from", step.mixedFrom())
                        .put("mixed_to", step.mixedTo())
                        .put("mixed", Entries.items(mixed))
                        .put("fits_to", step.fitsTo()));
            }
        }
        return bounds;
    }
}
