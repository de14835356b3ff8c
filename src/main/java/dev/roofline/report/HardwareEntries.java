package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.hardware.SparsePeak;
import dev.roofline.json.Loaded;
import dev.roofline.specfile.HardwareProfileWriter;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One machine for programs: every ceiling with its source, and the ridge point of every format. */
final class HardwareEntries {
    private HardwareEntries() {}

    static Entries of(Loaded<HardwareProfile> loaded) {
        HardwareProfile machine = loaded.value();
        List<String> complete = new ArrayList<>();
        for (Engine engine : machine.compute().complete()) {
            complete.add(engine.label());
        }
        return new Entries()
                .put("id", machine.id())
                .put("name", machine.name())
                .put("vendor", machine.identity().vendor())
                .put("kind", machine.kind())
                .put("market", machine.identity().market().label())
                .put("released", machine.released())
                .put("confidence", machine.evidence().confidence())
                .put("origin", loaded.origin())
                .put("sha256", loaded.sha256())
                .putWords("aliases", machine.identity().aliases())
                .putWords("complete", complete)
                .put("peaks", peaks(machine))
                .put(
                        "units",
                        new Entries()
                                .put("count", machine.compute().count())
                                .put("clock_hz", machine.compute().clockHertz()))
                .put(
                        "sixteen_bit_matrix",
                        machine.compute().noSixteenBits().map(why -> why.state().label()))
                .put("sparse_peaks", sparsePeaks(machine))
                .put("memory", memory(machine))
                .put("links", links(machine))
                .put("power_w", machine.powerWatts())
                .put("ridge_flop_per_byte", ridges(machine))
                .putWords("notes", machine.evidence().notes())
                .put("spec", Entries.document(HardwareProfileWriter.text(machine)));
    }

    private static List<Entries> peaks(HardwareProfile machine) {
        List<Entries> peaks = new ArrayList<>();
        for (ComputeCeiling ceiling : machine.ceilings()) {
            peaks.add(AnalysisEntries.putPeak(new Entries(), ceiling, ridge(machine, ceiling)));
        }
        return peaks;
    }

    private static List<Entries> sparsePeaks(HardwareProfile machine) {
        List<Entries> peaks = new ArrayList<>();
        for (SparsePeak peak : machine.compute().sparsePeaks()) {
            peaks.add(new Entries()
                    .put("engine", peak.engine().label())
                    .put("format", peak.format().label())
                    .put("sparsity", peak.sparsity())
                    .put("flop_per_s", peak.peak().perSecond())
                    .put("provenance", AnalysisEntries.provenance(peak.provenance())));
        }
        return peaks;
    }

    private static List<Entries> memory(HardwareProfile machine) {
        List<Entries> levels = new ArrayList<>();
        for (MemoryLevel level : machine.memory()) {
            Entries entries = new Entries()
                    .put("level", level.label())
                    .put("kind", level.kind().label())
                    .putKnown(
                            "capacity_bytes", level.capacity().map(Bytes::count).orElse(Double.NaN))
                    .putKnown(
                            "bytes_per_s",
                            level.bandwidth().map(Bandwidth::bytesPerSecond).orElse(Double.NaN))
                    .put("provenance", AnalysisEntries.provenance(level.provenance()));
            if (level.capacity().isPresent()) {
                entries.put("capacity", sourced(level.capacityProvenance()));
            }
            levels.add(entries);
        }
        return levels;
    }

    private static List<Entries> links(HardwareProfile machine) {
        List<Entries> links = new ArrayList<>();
        for (Interconnect link : machine.links()) {
            links.add(new Entries()
                    .put("name", link.label())
                    .put("kind", link.kind().label())
                    .put("bytes_per_s_per_direction", link.bandwidth().bytesPerSecond())
                    .put("domain", link.domain())
                    .put("domain_name", link.domainName())
                    .put("topology", link.topology().map(Interconnect.Topology::label))
                    .put("provenance", AnalysisEntries.provenance(link.provenance()))
                    .putGroup("step_latency", link.stepLatency().map(HardwareEntries::latency))
                    .putGroup("switch_sums", link.switchSums().map(HardwareEntries::sourced)));
        }
        return links;
    }

    /** The ridge of each format under its fastest engine. */
    private static Entries ridges(HardwareProfile machine) {
        Map<String, Double> best = new LinkedHashMap<>();
        for (ComputeCeiling ceiling : machine.ceilings()) {
            best.merge(ceiling.format().label(), ridge(machine, ceiling), Math::max);
        }
        Entries ridges = new Entries();
        for (Map.Entry<String, Double> entry : best.entrySet()) {
            ridges.put(entry.getKey(), entry.getValue().doubleValue());
        }
        return ridges;
    }

    private static double ridge(HardwareProfile machine, ComputeCeiling ceiling) {
        return ceiling.peak().over(machine.mainBandwidth());
    }

    private static Entries latency(Interconnect.StepLatency latency) {
        return new Entries()
                .put("seconds", latency.time().count())
                .put("provenance", AnalysisEntries.provenance(latency.provenance()));
    }

    private static Entries sourced(Provenance provenance) {
        return new Entries().put("provenance", AnalysisEntries.provenance(provenance));
    }
}
