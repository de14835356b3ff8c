package dev.roofline.hardware;

import dev.roofline.units.Bandwidth;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One schedulable device: its dense peaks, memory levels and links, each with its provenance.
 *
 * @param id the name on the command line: the file's name without its ending
 * @param released {@code YYYY-MM}, or the year alone where no more is known
 * @param ceilings at least one dense peak; each engine and format once
 * @param sparsePeaks what holds for sparse operands alone: to be shown, never a ceiling
 * @param complete engines of which every format that they multiply in is among the peaks: one without a peak is one that
 *     the machine does not have. What is missing of another engine is not known
 * @param noSixteenBits why no 16-bit matrix peak is listed, where the file says it
 * @param memory the main memory first, then the levels nearer to the units
 * @param unitCount multiprocessors, cores or tiles
 * @param clockHertz the clock that the peaks were published or derived with
 * @param sources every source of the file by its short name
 */
public record HardwareProfile(
        String id,
        String name,
        String vendor,
        String kind,
        Market market,
        String released,
        List<String> aliases,
        String confidence,
        List<ComputeCeiling> ceilings,
        List<SparsePeak> sparsePeaks,
        Set<Engine> complete,
        Optional<NoSixteenBits> noSixteenBits,
        List<MemoryLevel> memory,
        List<Interconnect> links,
        OptionalInt unitCount,
        OptionalDouble clockHertz,
        OptionalDouble powerWatts,
        Optional<Provenance> powerProvenance,
        Map<String, Provenance> sources,
        List<String> notes) {
    public HardwareProfile {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(market);
        Objects.requireNonNull(noSixteenBits);
        aliases = List.copyOf(aliases);
        ceilings = List.copyOf(ceilings);
        sparsePeaks = List.copyOf(sparsePeaks);
        Set<Engine> engines = EnumSet.noneOf(Engine.class);
        engines.addAll(complete);
        complete = Collections.unmodifiableSet(engines);
        memory = List.copyOf(memory);
        links = List.copyOf(links);
        notes = List.copyOf(notes);
        if (ceilings.isEmpty()) {
            throw new IllegalArgumentException("a machine has at least one peak");
        }
        if (memory.isEmpty() || memory.get(0).bandwidth().isEmpty()) {
            throw new IllegalArgumentException("a machine has a main memory with a bandwidth");
        }
    }

    public MemoryLevel mainMemory() {
        return memory.get(0);
    }

    public Bandwidth mainBandwidth() {
        return mainMemory().bandwidth().orElseThrow();
    }

    /** Whether the profile lists every format that an engine multiplies in. */
    public boolean isComplete(Engine engine) {
        return complete.contains(engine);
    }

    /** The same machine with other links. */
    public HardwareProfile withLinks(List<Interconnect> others) {
        return new HardwareProfile(
                id,
                name,
                vendor,
                kind,
                market,
                released,
                aliases,
                confidence,
                ceilings,
                sparsePeaks,
                complete,
                noSixteenBits,
                memory,
                others,
                unitCount,
                clockHertz,
                powerWatts,
                powerProvenance,
                sources,
                notes);
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
        for (ComputeCeiling ceiling : ceilings) {
            if (ceiling.engine() == engine && ceiling.format() == format) {
                return Optional.of(ceiling);
            }
        }
        return Optional.empty();
    }
}
