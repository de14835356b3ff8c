package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.metric.Slice;
import dev.roofline.prose.Fact;
import dev.roofline.prose.Note;
import dev.roofline.run.Input;
import dev.roofline.run.SlicedPhase;
import java.util.ArrayList;
import java.util.List;

/** The whole report for programs, schema {@code roofline-report/1}, in base units. */
public final class AnalysisEntries {
    private AnalysisEntries() {}

    public static Entries of(Report report) {
        Entries assumptions = new Entries();
        for (Fact fact : report.prose().assumptions()) {
            assumptions.put(fact.name(), fact.value());
        }
        Entries entries = new Entries()
                .put("schema", "roofline-report/1")
                .put("command", "analyze")
                .put("inputs", inputs(report))
                .put("assumptions", assumptions)
                .put("ceilings", ceilings(report))
                .put("memory", MemoryEntries.of(report.run()));
        TotalsEntries.putAll(entries, report.run());
        List<Entries> rows = new ArrayList<>();
        List<Entries> phases = new ArrayList<>();
        for (SlicedPhase phase : report.sliced().phases()) {
            for (Slice row : phase.rows()) {
                rows.add(new Entries().putRow(AnalysisColumns.ALL, row));
            }
            phases.add(PhaseEntries.of(phase.phase(), report.prose()));
        }
        return entries.put("by", report.sliced().grouping().label())
                .put("rows", rows)
                .put("phases", phases)
                .putWords("notes", Note.texts(report.prose().notes()));
    }

    private static List<Entries> inputs(Report report) {
        List<Entries> inputs = new ArrayList<>();
        for (Input input : report.sliced().inputs()) {
            inputs.add(new Entries()
                    .put("role", input.role())
                    .put("id", input.id())
                    .put("name", input.name())
                    .put("origin", input.origin())
                    .put("sha256", input.sha256().orElseThrow()));
        }
        return inputs;
    }

    private static List<Entries> ceilings(Report report) {
        List<Entries> ceilings = new ArrayList<>();
        for (ComputeCeiling ceiling : report.sliced().limits().ceilings()) {
            ceilings.add(putPeak(
                    new Entries().put("ceiling", ceiling.label()),
                    ceiling,
                    report.run().ridge(ceiling)));
        }
        MemoryLevel memory = report.run().hardware().mainMemory();
        ceilings.add(new Entries()
                .put("ceiling", memory.label())
                .put("bytes_per_s", memory.bandwidth().orElseThrow().bytesPerSecond())
                .put("provenance", provenance(memory.provenance())));
        for (Interconnect link : report.sliced().limits().links()) {
            ceilings.add(link(link));
        }
        return ceilings;
    }

    /** What is told of a peak wherever it is told of. */
    static Entries putPeak(Entries entries, ComputeCeiling peak, double ridge) {
        return entries.put("engine", peak.engine().label())
                .put("format", peak.format().label())
                .put("flop_per_s", peak.peak().perSecond())
                .put("ridge_flop_per_byte", ridge)
                .put("provenance", provenance(peak.provenance()));
    }

    private static Entries link(Interconnect link) {
        Entries entries = new Entries()
                .put("ceiling", link.label())
                .put("link", link.kind().label())
                .put("bytes_per_s_per_direction", link.bandwidth().bytesPerSecond());
        if (link.domain().isPresent()) {
            entries.put("domain", link.domain().getAsInt());
        }
        if (link.stepLatency().isPresent()) {
            entries.put("step_latency_s", link.stepLatency().get().time().count());
        }
        return entries.put("provenance", provenance(link.provenance()));
    }

    /** Where a number of a profile comes from. */
    static Entries provenance(Provenance provenance) {
        Entries entries = new Entries().put("kind", provenance.kind().label()).put("address", provenance.address());
        if (provenance.date().isEmpty()) {
            entries.putAbsent("date");
        } else {
            entries.put("date", provenance.date());
        }
        if (provenance.doubt().isPresent()) {
            entries.put("doubt", provenance.doubt().get());
        }
        return entries;
    }
}
