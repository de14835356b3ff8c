package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.metric.Slice;
import dev.roofline.prose.Fact;
import dev.roofline.run.Input;
import java.util.ArrayList;
import java.util.List;

/** The whole report for programs, schema {@code roofline-report/1}, in base units. */
public final class AnalysisEntries {
    private AnalysisEntries() {}

    public static Entries of(Report report) {
        Entries assumptions = new Entries();
        for (Fact fact : report.assumptions()) {
            assumptions.put(fact.name(), fact.value());
        }
        Entries entries = new Entries()
                .put("schema", "roofline-report/1")
                .put("command", report.command())
                .put("inputs", inputs(report))
                .put("assumptions", assumptions)
                .put("ceilings", ceilings(report))
                .put("memory", MemoryEntries.of(report.run().memory()));
        TotalsEntries.putAll(entries, report.run());
        List<Entries.Value> rows = new ArrayList<>();
        List<Entries.Value> phases = new ArrayList<>();
        for (Section section : report.sections()) {
            for (Slice row : section.rows()) {
                rows.add(Entries.group(new Entries().putRow(AnalysisColumns.ALL, row)));
            }
            phases.add(Entries.group(PhaseEntries.of(section)));
        }
        return entries.put("by", report.grouping().label())
                .put("rows", rows)
                .put("phases", phases)
                .putWords("notes", report.notes());
    }

    private static List<Entries.Value> inputs(Report report) {
        List<Entries.Value> inputs = new ArrayList<>();
        for (Input input : report.inputs()) {
            inputs.add(Entries.group(new Entries()
                    .put("role", input.role())
                    .put("id", input.id())
                    .put("name", input.name())
                    .put("origin", input.origin())
                    .put("sha256", input.sha256().orElseThrow())));
        }
        return inputs;
    }

    private static List<Entries.Value> ceilings(Report report) {
        List<Entries.Value> ceilings = new ArrayList<>();
        for (ComputeCeiling ceiling : report.ceilings()) {
            ceilings.add(Entries.group(new Entries()
                    .put("ceiling", ceiling.label())
                    .put("engine", ceiling.engine().label())
                    .put("format", ceiling.format().label())
                    .put("flop_per_s", ceiling.peak().perSecond())
                    .put("ridge_flop_per_byte", report.run().ridge(ceiling))
                    .put("provenance", provenance(ceiling.provenance()))));
        }
        MemoryLevel memory = report.run().hardware().mainMemory();
        ceilings.add(Entries.group(new Entries()
                .put("ceiling", memory.label())
                .put("bytes_per_s", memory.bandwidth().orElseThrow().bytesPerSecond())
                .put("provenance", provenance(memory.provenance()))));
        for (Interconnect link : report.links()) {
            ceilings.add(Entries.group(link(link)));
        }
        return ceilings;
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
    public static Entries provenance(Provenance provenance) {
        Entries entries = new Entries()
                .put("kind", provenance.kind().label())
                .put("address", provenance.address())
                .put("date", provenance.date());
        if (provenance.doubt().isPresent()) {
            entries.put("doubt", provenance.doubt().get());
        }
        return entries;
    }
}
