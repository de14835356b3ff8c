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
    /** What is read of a machine: a quantity in a base unit, empty where it has none. */
    private record Kind(TrendQuantity quantity, String unit, Function<HardwareProfile, Optional<Reading>> reading) {
        /** A point for each machine that has a number to be read. */
        Series of(String definition, boolean isMain, List<HardwareProfile> machines) {
            List<TimePoint> points = new ArrayList<>();
            for (HardwareProfile machine : machines) {
                Optional<Reading> read = reading.apply(machine);
                if (read.isPresent()) {
                    points.add(read.get().of(machine));
                }
            }
            return new Series(quantity, definition, unit, isMain, points);
        }
    }

    /** A number of a machine, and what is doubtful in it. */
    private record Reading(double value, Optional<String> doubt) {
        static Reading of(ComputeCeiling peak) {
            return new Reading(peak.peak().perSecond(), peak.provenance().doubt());
        }

        TimePoint of(HardwareProfile machine) {
            return TimePoint.of(machine.released(), machine.name(), value, "profile " + machine.id(), doubt.orElse(""));
        }
    }

    private static final String HIGHEST = "of the machine of the highest peak of each year";

    private static final Kind PEAK = new Kind(
            TrendQuantity.PEAK, "FLOP/s", machine -> customaryPeak(machine).map(Reading::of));
    private static final Kind FP32_PEAK = new Kind(
            TrendQuantity.PEAK,
            "FLOP/s",
            machine -> highest(machine, List.of(NumberFormat.FP32)).map(Reading::of));
    private static final Kind DRAM = new Kind(TrendQuantity.DRAM, "B/s", ProfileSeries::bandwidth);
    private static final Kind LINKS = new Kind(TrendQuantity.INTERCONNECT, "B/s", ProfileSeries::widestLink);
    private static final Kind RIDGE = new Kind(TrendQuantity.RIDGE, "FLOP/B", ProfileSeries::ridge);
    private static final Kind CAPACITY = new Kind(TrendQuantity.MEMORY, "B", ProfileSeries::capacity);

    private final List<HardwareProfile> servers = new ArrayList<>();

    /** @param machines of any market; those for servers that say when they came out are taken */
    public ProfileSeries(List<HardwareProfile> machines) {
        for (HardwareProfile machine : machines) {
            if (machine.identity().market() == Market.SERVER
                    && !machine.released().isEmpty()) {
                servers.add(machine);
            }
        }
    }

    /** Peak FLOPS, DRAM and interconnect bandwidth: the main definition of each first. */
    public List<Series> ofHardware() {
        List<Series> all = new ArrayList<>();
        all.add(PEAK.of(
                "per device, dense, format then customary (16-bit floats, else fp32, else fp64)", true, servers));
        all.add(flagshipPeaks());
        all.add(FP32_PEAK.of("per device, dense, fp32", false, servers));
        all.add(flagshipSinglePrecision());
        all.add(DRAM.of("per device with DRAM", true, ofKinds("gpu tpu npu soc cpu", servers)));
        all.add(flagshipDram());
        all.add(DRAM.of("per accelerator with DRAM", false, ofKinds("gpu tpu npu soc", servers)));
        all.add(DRAM.of("per CPU socket", false, ofKinds("cpu", servers)));
        all.addAll(GenerationSeries.ofDram());
        all.add(LINKS.of(
                "per device, one direction, all links to other devices together (else the host's)", true, servers));
        all.add(flagshipLinks());
        all.addAll(GenerationSeries.ofLinks());
        all.add(RIDGE.of("per device with DRAM, peak in the format then customary over its bandwidth", false, servers));
        all.add(RIDGE.of("per device with DRAM, " + HIGHEST, false, flagships()));
        return all;
    }

    private static List<HardwareProfile> ofKinds(String kinds, List<HardwareProfile> machines) {
        List<HardwareProfile> some = new ArrayList<>(machines);
        some.removeIf(machine -> !List.of(kinds.split(" ")).contains(machine.kind()));
        return some;
    }

    Series flagshipPeaks() {
        return PEAK.of("per device, dense, format then customary, the fastest of each year", false, flagships());
    }

    /** Matrix units or not: what element-wise work could run under if those were built for it. */
    Series flagshipSinglePrecision() {
        return FP32_PEAK.of("per device, dense, fp32, " + HIGHEST, false, flagships());
    }

    Series flagshipDram() {
        return DRAM.of("per device with DRAM, " + HIGHEST, false, ofKinds("gpu tpu npu soc cpu", flagships()));
    }

    Series flagshipLinks() {
        return LINKS.of("per device, one direction, " + HIGHEST, false, flagships());
    }

    Series flagshipMemory() {
        return CAPACITY.of("per device with DRAM, " + HIGHEST, false, flagships());
    }

    /** The year of the newest machine. */
    public int lastYear() {
        int last = 0;
        for (HardwareProfile machine : servers) {
            last = Math.max(last, new PartialDate(machine.released()).year());
        }
        return last;
    }

    private static boolean hasDram(HardwareProfile machine) {
        return machine.mainMemory().kind() == MemoryLevel.Kind.DRAM;
    }

    private static Optional<Reading> bandwidth(HardwareProfile machine) {
        return hasDram(machine)
                ? Optional.of(new Reading(
                        machine.mainBandwidth().bytesPerSecond(),
                        machine.mainMemory().provenance().doubt()))
                : Optional.empty();
    }

    /** Where the memory stops to be the bound: the peak over the bandwidth of the same machine. */
    private static Optional<Reading> ridge(HardwareProfile machine) {
        Optional<ComputeCeiling> peak = hasDram(machine) ? customaryPeak(machine) : Optional.empty();
        return peak.map(found -> new Reading(
                found.peak().over(machine.mainBandwidth()),
                found.provenance()
                        .doubt()
                        .or(() -> machine.mainMemory().provenance().doubt())));
    }

    private static Optional<Reading> capacity(HardwareProfile machine) {
        MemoryLevel memory = machine.mainMemory();
        return hasDram(machine)
                ? memory.capacity()
                        .map(size -> new Reading(
                                size.count(), memory.capacityProvenance().doubt()))
                : Optional.empty();
    }

    /** Capacity of the DRAM of accelerators: the main definition first. */
    public List<Series> ofMemory() {
        List<HardwareProfile> accelerators = new ArrayList<>(servers);
        accelerators.removeIf(machine -> machine.kind().equals("cpu"));
        return List.of(CAPACITY.of("per accelerator with DRAM", true, accelerators), flagshipMemory());
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
            if (peak.apply(machine).isPresent() && hasDram(machine)) {
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

    private static Optional<Reading> widestLink(HardwareProfile machine) {
        for (Interconnect.Kind kind : List.of(Interconnect.Kind.SCALE_UP, Interconnect.Kind.HOST)) {
            Optional<Interconnect> widest = machine.links().stream()
                    .filter(link -> link.kind() == kind)
                    .reduce((best, link) ->
                            link.bandwidth().bytesPerSecond() > best.bandwidth().bytesPerSecond() ? link : best);
            if (widest.isPresent()) {
                return widest.map(link -> new Reading(
                        link.bandwidth().bytesPerSecond(), link.provenance().doubt()));
            }
        }
        return Optional.empty();
    }
}
