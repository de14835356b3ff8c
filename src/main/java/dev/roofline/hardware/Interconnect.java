package dev.roofline.hardware;

import dev.roofline.units.Bandwidth;
import dev.roofline.units.Labelled;
import dev.roofline.units.Seconds;
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
 * @param switchSums where it is known that the switches sum up what passes through them (NVLink SHARP, InfiniBand SHARP):
 *     of links through switches alone, never of bridges; empty where they only pass it on
 */
public record Interconnect(
        String label,
        Kind kind,
        Bandwidth bandwidth,
        OptionalInt domain,
        Optional<String> domainName,
        Optional<Topology> topology,
        Optional<StepLatency> stepLatency,
        Optional<Provenance> switchSums,
        Provenance provenance)
        implements Ceiling {
    /** Why a link has no switches that sum. */
    public static final String WITHOUT_SWITCH = "switch_sums needs the topology \"switch\": only a switch can sum";

    /** What the link joins the device to. */
    public enum Kind implements Labelled {
        SCALE_UP,
        SCALE_OUT,
        HOST;

        @Override
        public String label() {
            return Labelled.super.label().replace('_', '-');
        }
    }

    /** What one step of a collective takes on the link, however small its message. */
    public record StepLatency(Seconds time, Provenance provenance) {}

    /** How the devices of a domain are joined. */
    public enum Topology implements Labelled {
        /** Every device to every other at full rate through switches. */
        SWITCH,
        /** Every device to every other by a link of its own. */
        MESH,
        CUBE_MESH,
        RING,
        TORUS_2D,
        TORUS_3D,
        TORUS_6D,
        /** Two devices. */
        PAIR;

        @Override
        public String label() {
            return Labelled.super.label().replace('_', '-');
        }
    }

    public Interconnect {
        if (switchSums.isPresent() && !topology.equals(Optional.of(Topology.SWITCH))) {
            throw new IllegalArgumentException(WITHOUT_SWITCH);
        }
    }

    /** A link of which no more is known. */
    public Interconnect(String label, Kind kind, Bandwidth bandwidth, Provenance provenance) {
        this(
                label,
                kind,
                bandwidth,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                provenance);
    }

    /** The same link at another rate. */
    public Interconnect withBandwidth(Bandwidth other) {
        return new Interconnect(label, kind, other, domain, domainName, topology, stepLatency, switchSums, provenance);
    }

    /** The same link among so many devices. */
    public Interconnect withDomain(int other) {
        return new Interconnect(
                label,
                kind,
                bandwidth,
                OptionalInt.of(other),
                domainName,
                topology,
                stepLatency,
                switchSums,
                provenance);
    }

    /** The same link with switches that sum, as the source says, or that do not. */
    public Interconnect throughSwitches(Optional<Provenance> source) {
        Optional<Topology> joined = source.isPresent() ? Optional.of(Topology.SWITCH) : topology;
        return new Interconnect(label, kind, bandwidth, domain, domainName, joined, stepLatency, source, provenance);
    }
}
