package dev.roofline.hardware;

import dev.roofline.units.Bandwidth;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A link of a device.
 *
 * @param bandwidth per direction, all links of the kind together
 * @param domain devices that the link joins; empty where the data does not say
 */
public record Interconnect(String label, Kind kind, Bandwidth bandwidth, OptionalInt domain, Provenance provenance)
        implements Ceiling {
    /** What the link joins the device to. */
    public enum Kind {
        SCALE_UP("scale-up"),
        SCALE_OUT("scale-out"),
        HOST("host");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Interconnect {
        Objects.requireNonNull(label);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(bandwidth);
        Objects.requireNonNull(domain);
        Objects.requireNonNull(provenance);
    }
}
