package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.ComputeUnits;
import dev.roofline.hardware.HardwareEvidence;
import dev.roofline.hardware.HardwareIdentity;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Machines of measured runs that the catalogue lacks: dense peaks in TFLOP/s and a bandwidth in GB/s as they are listed with
 * the measurements, upper values where a machine has several, and where several stand in one host its bus in GB/s a direction.
 * Enough for a bound, and for nothing else.
 */
final class ShapedMachine {
    private static final String RESOURCE = "/roofline/reproduction/machines.csv";
    private static final Provenance LISTED =
            new Provenance(Provenance.Kind.DATASHEET, "listed with the measurements", "2026-11", Optional.empty());

    private ShapedMachine() {}

    /** By the name that the runs call them. */
    static Map<String, HardwareProfile> all() {
        Map<String, HardwareProfile> machines = new HashMap<>();
        for (CsvResource.Row row : CsvResource.read(RESOURCE)) {
            machines.put(row.get("hardware"), profile(row));
        }
        return machines;
    }

    private static HardwareProfile profile(CsvResource.Row row) {
        List<ComputeCeiling> ceilings = new ArrayList<>();
        add(ceilings, row.get("fp32"), NumberFormat.FP32);
        add(ceilings, row.get("fp16"), NumberFormat.FP16);
        add(ceilings, row.get("fp16"), NumberFormat.BF16);
        add(ceilings, row.get("int8"), NumberFormat.INT8);
        add(ceilings, row.get("fp8"), NumberFormat.FP8);
        MemoryLevel memory = new MemoryLevel(
                "DRAM",
                MemoryLevel.Kind.DRAM,
                Optional.empty(),
                Optional.of(new Bandwidth(Double.parseDouble(row.get("bandwidth")) * 1e9)),
                LISTED);
        return new HardwareProfile(
                new HardwareIdentity(row.get("hardware"), row.get("name"), "", "gpu", Market.CONSUMER, "2020"),
                new ComputeUnits(ceilings, Set.of()),
                List.of(memory),
                bus(row.get("pcie")),
                Optional.empty(),
                new HardwareEvidence("medium", Map.of(), List.of()));
    }

    private static List<Interconnect> bus(String giga) {
        return giga.isEmpty()
                ? List.of()
                : List.of(new Interconnect(
                        "PCIe", Interconnect.Kind.HOST, new Bandwidth(Double.parseDouble(giga) * 1e9), LISTED));
    }

    private static void add(List<ComputeCeiling> ceilings, String tera, NumberFormat format) {
        if (!tera.isEmpty()) {
            ceilings.add(
                    new ComputeCeiling(Engine.MATRIX, format, new FlopRate(Double.parseDouble(tera) * 1e12), LISTED));
        }
    }
}
