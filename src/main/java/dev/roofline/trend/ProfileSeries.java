package dev.roofline.trend;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the profiles of servers say of growth, each quantity under several definitions. */
public final class ProfileSeries {
    private final List<HardwareProfile> servers = new ArrayList<>();

    /** @param machines of any market; those for servers are taken */
    public ProfileSeries(List<HardwareProfile> machines) {
        for (HardwareProfile machine : machines) {
            if (machine.market() == Market.SERVER) {
                servers.add(machine);
            }
        }
    }

    /** Peak FLOPS, DRAM and interconnect bandwidth: the main definition of each first. */
    public List<Series> ofHardware() {
        List<Series> all = new ArrayList<>();
        all.add(peaks("per device, dense, format then customary (16-bit floats, else fp32, else fp64)", true, servers));
        all.add(peaks("per device, dense, format then customary, the fastest of each year", false, flagships()));
        all.add(singlePrecision());
        all.add(dram("per device with DRAM", true, "gpu tpu npu soc cpu"));
        all.add(dram("per accelerator with DRAM", false, "gpu tpu npu soc"));
        all.add(dram("per CPU socket", false, "cpu"));
        all.addAll(GenerationSeries.ofDram());
        all.add(links());
        all.addAll(GenerationSeries.ofLinks());
        return all;
    }

    /** Capacity of the DRAM of accelerators. */
    public Series memory() {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : servers) {
            MemoryLevel memory = machine.mainMemory();
            if (!machine.kind().equals("cpu") && memory.kind() == MemoryLevel.Kind.DRAM && memory.capacity().isPresent()) {
                points.add(point(machine, memory.capacity().get().count(), memory.provenance().doubt()));
            }
        }
        return new Series(Quantity.MEMORY, "per accelerator with DRAM", "B", true, points);
    }

    /**
     * The machine of the highest customary peak of each year, of those with DRAM, and of alike peaks that with the
     * higher bandwidth: one a year, in rising order.
     */
    public List<HardwareProfile> flagships() {
        Map<String, HardwareProfile> byYear = new TreeMap<>();
        for (HardwareProfile machine : servers) {
            Optional<ComputeCeiling> peak = customaryPeak(machine);
            if (peak.isPresent() && machine.mainMemory().kind() == MemoryLevel.Kind.DRAM) {
                String year = machine.released().substring(0, 4);
                HardwareProfile best = byYear.get(year);
                if (best == null || isFaster(machine, best)) {
                    byYear.put(year, machine);
                }
            }
        }
        return new ArrayList<>(byYear.values());
    }

    private static boolean isFaster(HardwareProfile machine, HardwareProfile best) {
        int order = Double.compare(
                customaryPeak(machine).orElseThrow().peak().perSecond(),
                customaryPeak(best).orElseThrow().peak().perSecond());
        return order > 0
                || order == 0 && machine.mainBandwidth().bytesPerSecond() > best.mainBandwidth().bytesPerSecond();
    }

    /** The highest dense peak in a 16-bit float format, else in fp32, else in fp64; empty for a machine of integers. */
    public static Optional<ComputeCeiling> customaryPeak(HardwareProfile machine) {
        for (List<NumberFormat> formats : List.of(
                List.of(NumberFormat.BF16, NumberFormat.FP16),
                List.of(NumberFormat.FP32),
                List.of(NumberFormat.FP64))) {
            Optional<ComputeCeiling> highest = highest(machine, formats);
            if (highest.isPresent()) {
                return highest;
            }
        }
        return Optional.empty();
    }

    private static Optional<ComputeCeiling> highest(HardwareProfile machine, List<NumberFormat> formats) {
        ComputeCeiling highest = null;
        for (NumberFormat format : formats) {
            for (Engine engine : Engine.values()) {
                Optional<ComputeCeiling> peak = machine.peak(engine, format);
                if (peak.isPresent()
                        && (highest == null || peak.get().peak().perSecond() > highest.peak().perSecond())) {
                    highest = peak.get();
                }
            }
        }
        return Optional.ofNullable(highest);
    }

    private static Series peaks(String definition, boolean isMain, List<HardwareProfile> machines) {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : machines) {
            customaryPeak(machine).ifPresent(peak ->
                    points.add(point(machine, peak.peak().perSecond(), peak.provenance().doubt())));
        }
        return new Series(Quantity.PEAK, definition, "FLOP/s", isMain, points);
    }

    private Series singlePrecision() {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : servers) {
            highest(machine, List.of(NumberFormat.FP32)).ifPresent(peak ->
                    points.add(point(machine, peak.peak().perSecond(), peak.provenance().doubt())));
        }
        return new Series(Quantity.PEAK, "per device, dense, fp32", "FLOP/s", false, points);
    }

    private Series dram(String definition, boolean isMain, String kinds) {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : servers) {
            MemoryLevel memory = machine.mainMemory();
            if (List.of(kinds.split(" ")).contains(machine.kind()) && memory.kind() == MemoryLevel.Kind.DRAM) {
                points.add(point(machine, machine.mainBandwidth().bytesPerSecond(), memory.provenance().doubt()));
            }
        }
        return new Series(Quantity.DRAM, definition, "B/s", isMain, points);
    }

    private Series links() {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : servers) {
            widestLink(machine).ifPresent(link ->
                    points.add(point(machine, link.bandwidth().bytesPerSecond(), link.provenance().doubt())));
        }
        return new Series(
                Quantity.INTERCONNECT,
                "per device, one direction, all links to other devices together (else the host's)",
                "B/s",
                true,
                points);
    }

    private static Optional<Interconnect> widestLink(HardwareProfile machine) {
        for (Interconnect.Kind kind : List.of(Interconnect.Kind.SCALE_UP, Interconnect.Kind.HOST)) {
            Interconnect widest = null;
            for (Interconnect link : machine.links()) {
                if (link.kind() == kind
                        && (widest == null || link.bandwidth().bytesPerSecond() > widest.bandwidth().bytesPerSecond())) {
                    widest = link;
                }
            }
            if (widest != null) {
                return Optional.of(widest);
            }
        }
        return Optional.empty();
    }

    private static TimePoint point(HardwareProfile machine, double value, Optional<String> doubt) {
        return TimePoint.of(machine.released(), machine.name(), value, "profile " + machine.id(), doubt.orElse(""));
    }
}
