package dev.roofline.roofline;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.operator.Collective;
import java.util.List;
import java.util.Optional;

/**
 * The time of collectives on a machine's links: steps times latency, and bytes over the bandwidth of one device and
 * direction (the alpha-beta model; Thakur, Rabenseifner, Gropp, doi 10.1177/1094342005051521). Links are taken as free of
 * contention, and no switch sums up on the way: NVLink SHARP and its like are not counted.
 */
public final class Network {
    private final HardwareProfile hardware;

    public Network(HardwareProfile hardware) {
        this.hardware = hardware;
    }

    /**
     * The fastest way to run a collective.
     *
     * @throws UnsupportedLinkException where the machine has no link that spans the group
     */
    public Exchange of(Collective collective) {
        Interconnect near = near();
        long inside = inside(near, collective);
        long degree = collective.degree();
        if (inside == degree) {
            return flat(collective, near, degree);
        }
        Interconnect far = far(near, collective);
        // Of domains that are not full alike, parts of one size: 8 and 4 devices are three times 4.
        inside = degree % inside == 0 ? inside : greatestCommonDivisor(inside, degree % inside);
        if (inside == 1) {
            return flat(collective, far, degree);
        }
        Exchange both = hierarchical(collective, near, inside, far, degree / inside);
        Exchange flat = flat(collective, far, degree);
        return flat.seconds() < both.seconds() ? flat : both;
    }

    /** The link to the nearest other devices: where a machine has none of its own, they meet on the host's bus. */
    private Interconnect near() {
        return hardware.link(Interconnect.Kind.SCALE_UP)
                .or(() -> hardware.link(Interconnect.Kind.HOST))
                .or(() -> hardware.link(Interconnect.Kind.SCALE_OUT))
                .orElseThrow(() -> new UnsupportedLinkException(hardware.name()
                        + " has no link to other devices; a profile with one can be given as a file"));
    }

    private Interconnect far(Interconnect near, Collective collective) {
        // Cards that a bridge joins in pairs stand in one host.
        boolean bridged = near.topology().equals(Optional.of(Interconnect.Topology.PAIR));
        return hardware.link(Interconnect.Kind.SCALE_OUT)
                .or(() -> bridged ? hardware.link(Interconnect.Kind.HOST) : Optional.empty())
                .orElseThrow(() -> new UnsupportedLinkException(hardware.name() + " joins "
                        + near.domain().orElse(1) + " devices by " + near.label() + "; a group of "
                        + collective.degree() + (collective.stride() > 1 ? ", " + collective.stride() + " apart," : "")
                        + " goes beyond them, and the profile has no scale-out link"));
    }

    /** Devices of a group that share a domain; a link of unknown reach joins all. */
    private static long inside(Interconnect near, Collective collective) {
        if (near.domain().isEmpty()) {
            return collective.degree();
        }
        long domain = near.domain().getAsInt();
        return Math.max(1, Math.min(collective.degree(), domain / collective.stride()));
    }

    private static Exchange flat(Collective collective, Interconnect link, long degree) {
        double wire = collective.networkBytes() / link.bandwidth().bytesPerSecond();
        double step = latency(link);
        return switch (collective.kind()) {
            case ALL_REDUCE -> {
                double ring = wire + 2 * (degree - 1) * step;
                // Each device of the two trees passes the whole buffer up and down once.
                double tree = 2 * collective.buffer() / link.bandwidth().bytesPerSecond() + 2 * levels(degree) * step;
                yield tree < ring
                        ? new Exchange(Exchange.Algorithm.TREE, List.of(link), tree)
                        : new Exchange(Exchange.Algorithm.RING, List.of(link), ring);
            }
            case ALL_GATHER, REDUCE_SCATTER ->
                new Exchange(Exchange.Algorithm.RING, List.of(link), wire + (degree - 1) * step);
            case ALL_TO_ALL, SEND -> new Exchange(Exchange.Algorithm.DIRECT, List.of(link), wire + step);
        };
    }

    /** Both links at once, each with its part: the slower of them decides, after the steps of both. */
    private static Exchange hierarchical(
            Collective collective, Interconnect near, long inside, Interconnect far, long outside) {
        double buffer = collective.buffer();
        double nearShare = (inside - 1.0) / inside;
        double farShare = (outside - 1.0) / outside / inside;
        double nearBytes;
        double farBytes;
        double steps;
        Exchange.Algorithm algorithm = Exchange.Algorithm.HIERARCHICAL;
        switch (collective.kind()) {
            case ALL_REDUCE -> {
                nearBytes = 2 * nearShare * buffer;
                double ring = 2 * farShare * buffer / far.bandwidth().bytesPerSecond() + 2 * (outside - 1) * latency(far);
                double tree = 2 * buffer / inside / far.bandwidth().bytesPerSecond() + 2 * levels(outside) * latency(far);
                farBytes = tree < ring ? 2 * buffer / inside : 2 * farShare * buffer;
                steps = 2 * (inside - 1) * latency(near)
                        + 2 * (tree < ring ? levels(outside) : outside - 1) * latency(far);
            }
            case ALL_GATHER, REDUCE_SCATTER -> {
                nearBytes = nearShare * buffer;
                farBytes = farShare * buffer;
                steps = (inside - 1) * latency(near) + (outside - 1) * latency(far);
            }
            case ALL_TO_ALL -> {
                // Each device sends to those in its domain over one link and to all others over the other.
                double others = (inside * outside - inside) / (double) (inside * outside);
                nearBytes = (inside - 1.0) / (inside * outside) * buffer;
                farBytes = others * buffer;
                steps = Math.max(latency(near), latency(far));
                algorithm = Exchange.Algorithm.DIRECT;
            }
            default -> throw new IllegalArgumentException(collective.kind().label() + " is between two devices");
        }
        double wire = Math.max(
                nearBytes / near.bandwidth().bytesPerSecond(), farBytes / far.bandwidth().bytesPerSecond());
        return new Exchange(algorithm, List.of(near, far), wire + steps);
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private static double latency(Interconnect link) {
        return link.stepLatency().isPresent() ? link.stepLatency().get().time().count() : 0;
    }

    /** Levels of a binary tree over so many devices. */
    private static long levels(long devices) {
        return 64 - Long.numberOfLeadingZeros(devices - 1);
    }
}
