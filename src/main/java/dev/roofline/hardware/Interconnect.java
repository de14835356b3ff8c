package dev.roofline.hardware;

import dev.roofline.units.Bandwidth;
import dev.roofline.units.Seconds;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A link of a device.
 *
 * @param bandwidth per direction, all links of the kind together
 * @param domain devices that the link joins; empty where the data does not say
 * @param domainName what these are together, such as {@code DGX H100} or {@code NVL72}
 * @param topology how they are joined, such as {@code switch} or {@code torus-3d}
 * @param stepLatency of one step of a collective; empty where none is known, which counts none
 */
public record Interconnect(
        String label,
        Kind kind,
        Bandwidth bandwidth,
        OptionalInt domain,
        Optional<String> domainName,
        Optional<Topology> topology,
        Optional<StepLatency> stepLatency,
        Provenance provenance)
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

    /** What one step of a collective takes on the link, however small its message. */
    public record StepLatency(Seconds time, Provenance provenance) {
        public StepLatency {
            Objects.requireNonNull(time);
            Objects.requireNonNull(provenance);
        }
    }

    /** How the devices of a domain are joined. */
    public enum Topology {
        /** Every device to every other at full rate through switches. */
        SWITCH("switch"),
        /** Every device to every other by a link of its own. */
        MESH("mesh"),
        CUBE_MESH("cube-mesh"),
        RING("ring"),
        TORUS_2D("torus-2d"),
        TORUS_3D("torus-3d"),
        TORUS_6D("torus-6d"),
        /** Two devices. */
        PAIR("pair");

        private final String label;

        Topology(String label) {
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
        Objects.requireNonNull(domainName);
        Objects.requireNonNull(topology);
        Objects.requireNonNull(stepLatency);
        Objects.requireNonNull(provenance);
    }
}
