package dev.roofline.hardware;

import dev.roofline.units.Bandwidth;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One schedulable device: its dense peaks, memory levels and links, each with its provenance.
 *
 * @param memory the main memory first, then the levels nearer to the units
 */
public record HardwareProfile(
        HardwareIdentity identity,
        ComputeUnits compute,
        List<MemoryLevel> memory,
        List<Interconnect> links,
        Optional<Power> power,
        HardwareEvidence evidence) {
    public HardwareProfile {
        memory = List.copyOf(memory);
        links = List.copyOf(links);
        if (memory.isEmpty() || memory.get(0).bandwidth().isEmpty()) {
            throw new IllegalArgumentException("a machine has a main memory with a bandwidth");
        }
    }

    public String id() {
        return identity.id();
    }

    public String name() {
        return identity.name();
    }

    public OptionalDouble powerWatts() {
        return power.isPresent() ? OptionalDouble.of(power.get().watts()) : OptionalDouble.empty();
    }

    public String kind() {
        return identity.kind();
    }

    public String released() {
        return identity.released();
    }

    public MemoryLevel mainMemory() {
        return memory.get(0);
    }

    public Bandwidth mainBandwidth() {
        return mainMemory().bandwidth().orElseThrow();
    }

    public List<ComputeCeiling> ceilings() {
        return compute.ceilings();
    }

    /** Whether the profile lists every format that an engine multiplies in. */
    public boolean isComplete(Engine engine) {
        return compute.complete().contains(engine);
    }

    /** The same machine with other links. */
    public HardwareProfile withLinks(List<Interconnect> other) {
        return new HardwareProfile(identity, compute, memory, other, power, evidence);
    }

    /** The first link of a kind. */
    public Optional<Interconnect> link(Interconnect.Kind kind) {
        for (Interconnect link : links) {
            if (link.kind() == kind) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /** The dense peak of an engine in a format. */
    public Optional<ComputeCeiling> peak(Engine engine, NumberFormat format) {
        for (ComputeCeiling ceiling : ceilings()) {
            if (ceiling.engine() == engine && ceiling.format() == format) {
                return Optional.of(ceiling);
            }
        }
        return Optional.empty();
    }
}
