package dev.roofline.hardware;

import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A level of a machine's memory.
 *
 * @param label technology or name, such as {@code HBM2e} or {@code L2}
 * @param bandwidth empty where no rate is published or measured; the main memory always has one
 */
public record MemoryLevel(
        String label, Kind kind, Optional<Bytes> capacity, Optional<Bandwidth> bandwidth, Provenance provenance)
        implements Ceiling {
    /** What the level is, from the farthest to the nearest. */
    public enum Kind {
        DRAM,
        /** On-chip memory that holds the model, on machines built without DRAM. */
        SRAM,
        CACHE,
        SCRATCHPAD;

        private final String label = name().toLowerCase(Locale.ROOT);

        public String label() {
            return label;
        }
    }

    public MemoryLevel {
        Objects.requireNonNull(label);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(capacity);
        Objects.requireNonNull(bandwidth);
        Objects.requireNonNull(provenance);
    }
}
