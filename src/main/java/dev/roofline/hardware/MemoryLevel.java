package dev.roofline.hardware;

import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.Labelled;
import java.util.Optional;

/**
 * A level of a machine's memory.
 *
 * @param label technology or name, such as {@code HBM2e} or {@code L2}
 * @param capacity what driver or engine can use
 * @param bandwidth empty where no rate is published or measured; the main memory always has one
 * @param provenance of the bandwidth
 * @param capacityProvenance of the capacity, which may be known from elsewhere than the bandwidth
 */
public record MemoryLevel(
        String label,
        Kind kind,
        Optional<Bytes> capacity,
        Optional<Bandwidth> bandwidth,
        Provenance provenance,
        Provenance capacityProvenance)
        implements Ceiling {
    /** What the level is, from the farthest to the nearest. */
    public enum Kind implements Labelled {
        DRAM,
        /** On-chip memory that holds the model, on machines built without DRAM. */
        SRAM,
        CACHE,
        SCRATCHPAD;

        /** Whether a level of the kind is what a model is kept in, of which a machine has one. */
        public boolean isMain() {
            return this == DRAM || this == SRAM;
        }
    }

    /** A level of which capacity and bandwidth come from one source. */
    public MemoryLevel(
            String label, Kind kind, Optional<Bytes> capacity, Optional<Bandwidth> bandwidth, Provenance provenance) {
        this(label, kind, capacity, bandwidth, provenance, provenance);
    }
}
