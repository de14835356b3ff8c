package dev.roofline.placement;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.operator.Collective;
import dev.roofline.operator.ExpertSpread;
import dev.roofline.operator.Packings;
import dev.roofline.placement.Exchange.Leg;
import java.util.List;
import java.util.Optional;

/**
 * The time of collectives on a machine's links: steps times latency, and bytes over the bandwidth of one device and
 * direction (the alpha-beta model; Thakur, Rabenseifner, Gropp, doi 10.1177/1094342005051521). Links are taken as free of
 * contention.
 *
 * <p>Of all ways to run a collective the fastest is taken: over the near link where the group fits into its domain, over the
 * far link, and over both with every number of devices that a domain holds and that divides the group. A machine with larger
 * domains has all the ways of one with smaller domains, and one with switches that sum all those of one without: neither is
 * ever slower.
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
        return fastest(collective, true);
    }

    /**
     * The way that is fastest where steps take no time: its seconds are those that no implementation beats.
     *
     * @throws UnsupportedLinkException where the machine has no link that spans the group
     */
    public Exchange wire(Collective collective) {
        return fastest(collective, false);
    }

    private Exchange fastest(Collective collective, boolean steps) {
        Fastest fastest = new Fastest(steps);
        offer(collective, fastest);
        return fastest.exchange();
    }

    /**
     * The ways of which none is worse than another on both links, steps left out.
     *
     * @throws UnsupportedLinkException where the machine has no link that spans the group
     */
    List<Exchange> choices(Collective collective) {
        Choices choices = new Choices();
        offer(collective, choices);
        return choices.exchanges();
    }

    private void offer(Collective collective, Ways best) {
        Interconnect near = nearest();
        Optional<Interconnect> far = far(near);
        long domain = domain(near, collective.degree(), collective.stride());
        if (collective.rows().isPresent()) {
            offerRows(collective, near, domain, far, best);
        } else if (collective.kind() == Collective.Kind.SEND) {
            offerSends(collective, near, domain, far, best);
        } else {
            if (domain >= collective.degree()) {
                offerFlat(collective, near, best);
            }
            if (far.isPresent()) {
                offerFlat(collective, far.get(), best);
                offerBoth(collective, near, domain, far.get(), best);
            }
        }
        if (!best.isFound()) {
            throw new UnsupportedLinkException(
                    hardware.name() + " joins " + near.domain().orElse(1) + " devices by "
                            + near.label() + "; a group of " + collective.degree()
                            + (collective.stride() > 1 ? ", " + collective.stride() + " apart," : "")
                            + " goes beyond them, and the profile has no scale-out link");
        }
    }

    /**
     * How many of the sends along a chain of stages leave the devices that the nearest link joins, at least.
     *
     * @param devices of a stage
     */
    public long leaving(long stages, long devices) {
        return sendsBetweenDomains(stages, domain(nearest(), stages, devices));
    }

    /** As many members of a chain as a domain has room for share it, so that one send in as many leaves it. */
    private static long sendsBetweenDomains(long members, long domain) {
        return (members - 1) / domain;
    }

    /** The link to the nearest other devices: where a machine has none of its own, they meet on the host's bus. */
    Interconnect nearest() {
        return hardware.link(Interconnect.Kind.SCALE_UP)
                .or(() -> hardware.link(Interconnect.Kind.HOST))
                .or(() -> hardware.link(Interconnect.Kind.SCALE_OUT))
                .orElseThrow(() -> new UnsupportedLinkException(
                        hardware.name() + " has no link to other devices; a profile with one can be given as a file"));
    }

    /** The link beyond the near one's domain: cards that a bridge joins in pairs stand in one host. */
    private Optional<Interconnect> far(Interconnect near) {
        Optional<Interconnect> out = hardware.link(Interconnect.Kind.SCALE_OUT);
        if (out.isPresent()) {
            return near.kind() == Interconnect.Kind.SCALE_OUT ? Optional.empty() : out;
        }
        boolean bridged = near.topology().equals(Optional.of(Interconnect.Topology.PAIR));
        return bridged ? hardware.link(Interconnect.Kind.HOST) : Optional.empty();
    }

    /** Devices of a group that share a domain at most; a link of unknown reach joins all. */
    private static long domain(Interconnect near, long degree, long stride) {
        return near.domain().isEmpty() ? degree : Math.max(1, near.domain().getAsInt() / stride);
    }

    private static void offerFlat(Collective collective, Interconnect link, Ways best) {
        long degree = collective.degree();
        double buffer = collective.buffer();
        double others = (degree - 1.0) / degree * buffer;
        double step = latency(link);
        switch (collective.kind()) {
            case ALL_REDUCE -> {
                best.offer(Exchange.Algorithm.RING, new Leg(link, 2 * others), 2 * (degree - 1) * step);
                // Each device of the two trees passes the whole buffer up and down once.
                best.offer(Exchange.Algorithm.TREE, new Leg(link, 2 * buffer), 2 * levels(degree) * step);
                if (link.switchSums().isPresent()) {
                    best.offer(Exchange.Algorithm.IN_NETWORK, new Leg(link, buffer), 2 * step);
                }
            }
            case ALL_GATHER, REDUCE_SCATTER ->
                best.offer(Exchange.Algorithm.RING, new Leg(link, others), (degree - 1) * step);
            case ALL_TO_ALL -> best.offer(Exchange.Algorithm.DIRECT, new Leg(link, others), step);
            default -> best.offer(Exchange.Algorithm.DIRECT, new Leg(link, buffer), step);
        }
    }

    private static void offerBoth(Collective collective, Interconnect near, long domain, Interconnect far, Ways best) {
        long degree = collective.degree();
        if (collective.kind() == Collective.Kind.ALL_TO_ALL) {
            offerParts(collective, near, domain, far, best);
            return;
        }
        for (long divisor = 1; divisor * divisor <= degree; divisor++) {
            if (degree % divisor == 0) {
                offerLevels(collective, near, divisor, domain, far, best);
                if (divisor * divisor < degree) {
                    offerLevels(collective, near, degree / divisor, domain, far, best);
                }
            }
        }
    }

    /** Inside each node and among nodes: each device of a node exchanges its part of the buffer with its like in others. */
    private static void offerLevels(
            Collective collective, Interconnect near, long inside, long domain, Interconnect far, Ways best) {
        long outside = collective.degree() / inside;
        if (inside == 1 || outside == 1 || inside > domain) {
            return;
        }
        double buffer = collective.buffer();
        double part = buffer / inside;
        double nearShare = (inside - 1.0) / inside * buffer;
        double farShare = (outside - 1.0) / outside * part;
        Exchange.Algorithm levels = Exchange.Algorithm.HIERARCHICAL;
        switch (collective.kind()) {
            case ALL_REDUCE -> {
                Near halves = new Near(new Leg(near, 2 * nearShare), 2 * (inside - 1) * latency(near));
                offerReduced(halves, outside, farShare, part, far, best);
                if (near.switchSums().isPresent()) {
                    Near summed = new Near(new Leg(near, buffer), 2 * latency(near));
                    offerReduced(summed, outside, farShare, part, far, best);
                }
            }
            case ALL_GATHER, REDUCE_SCATTER ->
                best.offer(
                        levels,
                        new Leg(near, nearShare),
                        new Leg(far, farShare),
                        (inside - 1) * latency(near) + (outside - 1) * latency(far));
            // A node fetches what its devices see once, each of them a part, and they hand it on.
            case HALO -> best.offer(levels, new Leg(near, buffer), new Leg(far, part), latency(near) + latency(far));
            default -> throw new IllegalArgumentException(collective.kind().label() + " is between two devices");
        }
    }

    /**
     * What a sum over two levels does inside a node.
     *
     * @param steps seconds of them
     */
    private record Near(Leg leg, double steps) {}

    /** The sum among nodes of what has been summed up in each, in a ring, in two trees, or in a switch. */
    private static void offerReduced(
            Near near, long outside, double farShare, double part, Interconnect far, Ways best) {
        Exchange.Algorithm levels = Exchange.Algorithm.HIERARCHICAL;
        double step = latency(far);
        best.offer(levels, near.leg, new Leg(far, 2 * farShare), near.steps + 2 * (outside - 1) * step);
        best.offer(levels, near.leg, new Leg(far, 2 * part), near.steps + 2 * levels(outside) * step);
        if (far.switchSums().isPresent()) {
            best.offer(levels, near.leg, new Leg(far, part), near.steps + 2 * step);
        }
    }

    /** Each device sends to those in its node over one link and to all others over the other. */
    private static void offerParts(Collective collective, Interconnect near, long domain, Interconnect far, Ways best) {
        long degree = collective.degree();
        double part = collective.buffer() / degree;
        double step = Math.max(latency(near), latency(far));
        for (long size : Packings.sizes(degree)) {
            if (size > 1 && size < degree && size <= domain) {
                long least = degree / Packings.nodes(degree, size);
                best.offer(
                        Exchange.Algorithm.DIRECT,
                        new Leg(near, (size - 1) * part),
                        new Leg(far, (degree - least) * part),
                        step);
            }
        }
    }

    /**
     * Rows to experts or back. Where the near link is the slower, rows for further ranks of another node may cross by
     * themselves instead of being handed on there: as many as makes both links last as long.
     */
    private static void offerRows(
            Collective collective, Interconnect near, long domain, Optional<Interconnect> far, Ways best) {
        ExpertSpread spread = collective.rows().get().spread();
        double row = collective.rows().get().tokens() * collective.rows().get().rowBytes();
        for (long size : spread.sizes()) {
            if (size > domain || (size < collective.degree() && far.isEmpty())) {
                continue;
            }
            ExpertSpread.Rows rows = spread.of(size);
            double nearRows = rows.further() + rows.inside();
            if (size >= collective.degree()) {
                best.offer(Exchange.Algorithm.DIRECT, new Leg(near, nearRows * row), nearRows > 0 ? latency(near) : 0);
                continue;
            }
            double nearRate = near.bandwidth().bytesPerSecond();
            double farRate = far.get().bandwidth().bytesPerSecond();
            double even = (nearRows * farRate - rows.far() * nearRate) / (nearRate + farRate);
            double moved = Math.max(0, Math.min(rows.further(), even));
            double farRows = rows.far() + moved;
            double kept = nearRows - moved;
            double step = farRows > 0 ? latency(far.get()) : 0;
            Leg crossing = new Leg(far.get(), farRows * row);
            if (kept > 0) {
                best.offer(
                        Exchange.Algorithm.DIRECT, new Leg(near, kept * row), crossing, Math.max(latency(near), step));
            } else {
                best.offer(Exchange.Algorithm.DIRECT, crossing, step);
            }
        }
    }

    /** Each device of a chain but the last sends to the next: of one of these sends, on average. */
    private static void offerSends(
            Collective collective, Interconnect near, long domain, Optional<Interconnect> far, Ways best) {
        double buffer = collective.buffer();
        long sends = collective.degree() - 1;
        double away = (double) sendsBetweenDomains(collective.degree(), domain) / sends;
        if (away == 0) {
            offerFlat(collective, near, best);
        }
        if (far.isPresent()) {
            offerFlat(collective, far.get(), best);
            if (away > 0 && away < 1) {
                best.offerInTurn(
                        Exchange.Algorithm.DIRECT,
                        new Leg(near, (1 - away) * buffer),
                        new Leg(far.get(), away * buffer),
                        (1 - away) * latency(near) + away * latency(far.get()));
            }
        }
    }

    private static double latency(Interconnect link) {
        return link.stepLatency().isPresent() ? link.stepLatency().get().time().count() : 0;
    }

    /** Levels of a binary tree over so many devices. */
    private static long levels(long devices) {
        return 64L - Long.numberOfLeadingZeros(devices - 1);
    }
}
