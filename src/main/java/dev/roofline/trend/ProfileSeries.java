package dev.roofline.trend;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.PartialDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

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
        all.add(flagshipPeaks());
        all.add(singlePrecision("per device, dense, fp32", servers));
        all.add(flagshipSinglePrecision());
        all.add(dram("per device with DRAM", true, "gpu tpu npu soc cpu", servers));
        all.add(flagshipDram());
        all.add(dram("per accelerator with DRAM", false, "gpu tpu npu soc", servers));
        all.add(dram("per CPU socket", false, "cpu", servers));
        all.addAll(GenerationSeries.ofDram());
        all.add(links(
                "per device, one direction, all links to other devices together (else the host's)", true, servers));
        all.add(flagshipLinks());
        all.addAll(GenerationSeries.ofLinks());
        all.add(ridges("per device with DRAM, peak in the format then customary over its bandwidth", servers));
        all.add(ridges("per device with DRAM, of the machine of the highest peak of each year", flagships()));
        return all;
    }

    Series flagshipPeaks() {
        return peaks("per device, dense, format then customary, the fastest of each year", false, flagships());
    }

    /** Matrix units or not: what element-wise work could run under if those were built for it. */
    Series flagshipSinglePrecision() {
        return singlePrecision("per device, dense, fp32, of the machine of the highest peak of each year", flagships());
    }

    Series flagshipDram() {
        return dram(
                "per device with DRAM, of the machine of the highest peak of each year",
                false,
                "gpu tpu npu soc cpu",
                flagships());
    }

    Series flagshipLinks() {
        return links("per device, one direction, of the machine of the highest peak of each year", false, flagships());
    }

    Series flagshipMemory() {
        return memory("per device with DRAM, of the machine of the highest peak of each year", false, flagships());
    }

    /** The year of the newest machine. */
    public int lastYear() {
        int last = 0;
        for (HardwareProfile machine : servers) {
            last = Math.max(last, new PartialDate(machine.released()).year());
        }
        return last;
    }

    /** Where the memory stops to be the bound: the peak over the bandwidth of the same machine. */
    private static Series ridges(String definition, List<HardwareProfile> machines) {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : machines) {
            Optional<ComputeCeiling> peak = customaryPeak(machine);
            if (peak.isPresent() && machine.mainMemory().kind() == MemoryLevel.Kind.DRAM) {
                points.add(point(
                        machine,
                        peak.get().peak().over(machine.mainBandwidth()),
                        peak.get()
                                .provenance()
                                .doubt()
                                .or(() -> machine.mainMemory().provenance().doubt())));
            }
        }
        return new Series(TrendQuantity.RIDGE, definition, "FLOP/B", false, points);
    }

    /** Capacity of the DRAM of accelerators: the main definition first. */
    public List<Series> ofMemory() {
        List<HardwareProfile> accelerators = new ArrayList<>(servers);
        accelerators.removeIf(machine -> machine.kind().equals("cpu"));
        return List.of(memory("per accelerator with DRAM", true, accelerators), flagshipMemory());
    }

    private static Series memory(String definition, boolean isMain, List<HardwareProfile> machines) {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : machines) {
            MemoryLevel memory = machine.mainMemory();
            if (memory.kind() == MemoryLevel.Kind.DRAM && memory.capacity().isPresent()) {
                points.add(point(
                        machine,
                        memory.capacity().get().count(),
                        memory.capacityProvenance().doubt()));
            }
        }
        return new Series(TrendQuantity.MEMORY, definition, "B", isMain, points);
    }

    /** The machine of the highest customary peak of each year, of those with DRAM. */
    List<HardwareProfile> flagships() {
        return flagships(machine -> customaryPeak(machine)
                .map(peak -> OptionalDouble.of(peak.peak().perSecond()))
                .orElse(OptionalDouble.empty()));
    }

    /**
     * The machine of the highest peak of each year, of those with DRAM, and of alike peaks that with the higher
     * bandwidth: one a year, in rising order.
     *
     * @param peak FLOP/s that count; empty for a machine that is out of the question
     */
    public List<HardwareProfile> flagships(Function<HardwareProfile, OptionalDouble> peak) {
        Map<String, HardwareProfile> byYear = new TreeMap<>();
        for (HardwareProfile machine : servers) {
            if (peak.apply(machine).isPresent() && machine.mainMemory().kind() == MemoryLevel.Kind.DRAM) {
                byYear.merge(
                        new PartialDate(machine.released()).yearText(),
                        machine,
                        (best, other) -> isFaster(other, best, peak) ? other : best);
            }
        }
        return new ArrayList<>(byYear.values());
    }

    private static boolean isFaster(
            HardwareProfile machine, HardwareProfile best, Function<HardwareProfile, OptionalDouble> peak) {
        int order = Double.compare(
                peak.apply(machine).getAsDouble(), peak.apply(best).getAsDouble());
        return order > 0
                || (order == 0
                        && machine.mainBandwidth().bytesPerSecond()
                                > best.mainBandwidth().bytesPerSecond());
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
                        && (highest == null
                                || peak.get().peak().perSecond()
                                        > highest.peak().perSecond())) {
                    highest = peak.get();
                }
            }
        }
        return Optional.ofNullable(highest);
    }

    private static Series peaks(String definition, boolean isMain, List<HardwareProfile> machines) {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : machines) {
            customaryPeak(machine)
                    .ifPresent(peak -> points.add(point(
                            machine, peak.peak().perSecond(), peak.provenance().doubt())));
        }
        return new Series(TrendQuantity.PEAK, definition, "FLOP/s", isMain, points);
    }

    private static Series singlePrecision(String definition, List<HardwareProfile> machines) {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : machines) {
            highest(machine, List.of(NumberFormat.FP32))
                    .ifPresent(peak -> points.add(point(
                            machine, peak.peak().perSecond(), peak.provenance().doubt())));
        }
        return new Series(TrendQuantity.PEAK, definition, "FLOP/s", false, points);
    }

    private static Series dram(String definition, boolean isMain, String kinds, List<HardwareProfile> machines) {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : machines) {
            MemoryLevel memory = machine.mainMemory();
            if (List.of(kinds.split(" ")).contains(machine.kind()) && memory.kind() == MemoryLevel.Kind.DRAM) {
                points.add(point(
                        machine,
                        machine.mainBandwidth().bytesPerSecond(),
                        memory.provenance().doubt()));
            }
        }
        return new Series(TrendQuantity.DRAM, definition, "B/s", isMain, points);
    }

    private static Series links(String definition, boolean isMain, List<HardwareProfile> machines) {
        List<TimePoint> points = new ArrayList<>();
        for (HardwareProfile machine : machines) {
            widestLink(machine)
                    .ifPresent(link -> points.add(point(
                            machine,
                            link.bandwidth().bytesPerSecond(),
                            link.provenance().doubt())));
        }
        return new Series(TrendQuantity.INTERCONNECT, definition, "B/s", isMain, points);
    }

    private static Optional<Interconnect> widestLink(HardwareProfile machine) {
        for (Interconnect.Kind kind : List.of(Interconnect.Kind.SCALE_UP, Interconnect.Kind.HOST)) {
            Interconnect widest = null;
            for (Interconnect link : machine.links()) {
                if (link.kind() == kind
                        && (widest == null
                                || link.bandwidth().bytesPerSecond()
                                        > widest.bandwidth().bytesPerSecond())) {
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
