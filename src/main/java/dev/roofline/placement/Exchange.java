package dev.roofline.placement;

import dev.roofline.hardware.Interconnect;
import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;

/**
 * How a collective runs on a machine's links, one instance of it.
 *
 * @param algorithm that takes least time
 * @param legs what goes over each link, the nearest devices' first
 * @param seconds on the links
 */
public record Exchange(Algorithm algorithm, List<Leg> legs, double seconds) {
    /**
     * A link's part.
     *
     * @param bytes that the slowest device sends over it
     */
    public record Leg(Interconnect link, double bytes) {
        double seconds() {
            return bytes / link.bandwidth().bytesPerSecond();
        }
    }

    /** How the devices of a group take turns. */
    public enum Algorithm implements Labelled {
        /** Each sends to its neighbour: n-1 steps to gather or to scatter, and as many again to do both. */
        RING,
        /** Two binary trees that share the buffer (Sanders, Speck, Träff: Two-tree algorithms, 2009). */
        TREE,
        /** Each sends its buffer to the switch, which sums up and sends the sum to all (SHARP; doi 10.1109/COMHPC.2016.006). */
        IN_NETWORK,
        /** Inside each domain, then among domains, then inside again, in chunks that follow each other. */
        HIERARCHICAL,
        /** Every device to every other at once, or to one. */
        DIRECT;

        @Override
        public String label() {
            return Labelled.super.label().replace('_', '-');
        }
    }

    public Exchange {
        legs = List.copyOf(legs);
    }

    /** A part of an exchange in one way and the rest in another, both at once; called after the one with more of it. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    static Exchange mixed(Exchange one, Exchange other, double partOfOther) {
        List<Leg> legs = new ArrayList<>();
        double seconds = 0;
        for (Exchange each : List.of(one, other)) {
            for (Leg leg : each.legs()) {
                boolean isNew = true;
                for (Leg known : legs) {
                    isNew &= known.link() != leg.link();
                }
                if (isNew) {
                    double bytes =
                            (1 - partOfOther) * one.bytesOver(leg.link()) + partOfOther * other.bytesOver(leg.link());
                    Leg both = new Leg(leg.link(), bytes);
                    legs.add(both);
                    seconds = Math.max(seconds, both.seconds());
                }
            }
        }
        return new Exchange(partOfOther > 0.5 ? other.algorithm() : one.algorithm(), legs, seconds);
    }

    /** Bytes that the slowest device sends over a link; 0 over one that is not in use. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    public double bytesOver(Interconnect link) {
        for (Leg leg : legs) {
            if (leg.link() == link) {
                return leg.bytes();
            }
        }
        return 0;
    }

    /** The links in use, the nearest devices' first. */
    public List<Interconnect> links() {
        List<Interconnect> links = new ArrayList<>(legs.size());
        for (Leg leg : legs) {
            links.add(leg.link());
        }
        return links;
    }

    /** Bytes that a device sends over all its links; what it receives is as much, in the other direction. */
    public double networkBytes() {
        double bytes = 0;
        for (Leg leg : legs) {
            bytes += leg.bytes();
        }
        return bytes;
    }
}
