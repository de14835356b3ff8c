package dev.roofline.placement;

import dev.roofline.hardware.Interconnect;
import dev.roofline.operator.Collective;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges that go on at once, each in the way with which the busiest link has least to do: what one sends over a link
 * leaves less of it to others. A part of an exchange may run in one way and the rest in another. Steps take no time.
 *
 * @param exchanges how they run, in their order
 * @param near the link to the nearest devices; null without exchanges
 * @param isEven whether exchanges have been moved from link to link until both were equally busy
 */
record LinkPlan(
        List<Exchange> exchanges, @Nullable Interconnect near, double nearSeconds, double farSeconds, boolean isEven) {
    /**
     * The plan of all exchanges of a phase. It begins with the ways that leave the far link most free. Where that would let
     * the near one decide how long the phase lasts, it moves to the far link, of all exchanges, what frees most of the near
     * one for it, until both are equally busy: a linear programme of one constraint, which this order solves.
     *
     * @param counts how often each is done
     * @param other seconds of the phase's other resources
     * @throws UnsupportedLinkException where the machine has no link that spans a group
     */
    static LinkPlan of(Network network, List<Collective> collectives, List<Long> counts, double other) {
        List<Exchange> taken = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        Interconnect near = null;
        double nearSeconds = 0;
        double farSeconds = 0;
        for (int i = 0; i < collectives.size(); i++) {
            List<Exchange> choices = network.choices(collectives.get(i));
            near = near == null ? network.nearest() : near;
            List<Exchange> front = front(choices, near);
            taken.add(front.get(0));
            nearSeconds += counts.get(i) * over(front.get(0), near, true);
            farSeconds += counts.get(i) * over(front.get(0), near, false);
            for (int j = 1; j < front.size(); j++) {
                moves.add(Move.between(front.get(j - 1), front.get(j), near, i, counts.get(i)));
            }
        }
        if (nearSeconds <= other || nearSeconds <= farSeconds) {
            return new LinkPlan(taken, near, nearSeconds, farSeconds, false);
        }
        Collections.sort(moves);
        for (Move move : moves) {
            double part = (nearSeconds - farSeconds) / (move.added + move.freed);
            if (part < 1) {
                taken.set(move.exchange, Exchange.mixed(move.from, move.to, part));
                double even = nearSeconds - part * move.freed;
                return new LinkPlan(taken, near, even, even, true);
            }
            taken.set(move.exchange, move.to);
            nearSeconds -= move.freed;
            farSeconds += move.added;
        }
        return new LinkPlan(taken, near, nearSeconds, farSeconds, false);
    }

    /** Ways by rising use of the far link, without those that a mix of others is no worse than on both links. */
    private static List<Exchange> front(List<Exchange> choices, Interconnect near) {
        List<Exchange> sorted = new ArrayList<>();
        for (Exchange choice : choices) {
            int at = 0;
            while (at < sorted.size() && over(sorted.get(at), near, false) <= over(choice, near, false)) {
                at++;
            }
            sorted.add(at, choice);
        }
        List<Exchange> front = new ArrayList<>();
        for (Exchange choice : sorted) {
            while (front.size() > 1
                    && !isBelow(front.get(front.size() - 2), front.get(front.size() - 1), choice, near)) {
                front.remove(front.size() - 1);
            }
            front.add(choice);
        }
        return front;
    }

    /** Whether the second of three ways is better than each mix of the two others. */
    private static boolean isBelow(Exchange first, Exchange second, Exchange third, Interconnect near) {
        double added = over(second, near, false) - over(first, near, false);
        double freed = over(first, near, true) - over(second, near, true);
        double addedThen = over(third, near, false) - over(second, near, false);
        double freedThen = over(second, near, true) - over(third, near, true);
        return freed * addedThen > freedThen * added;
    }

    /** Seconds of an exchange on the near link, or on the other: a machine has one more for exchanges. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    private static double over(Exchange exchange, @Nullable Interconnect near, boolean isNear) {
        double sum = 0;
        for (Exchange.Leg leg : exchange.legs()) {
            sum += (leg.link() == near) == isNear ? leg.seconds() : 0;
        }
        return sum;
    }

    /** Seconds of the busiest link; 0 without exchanges. */
    double seconds() {
        return Math.max(nearSeconds, farSeconds);
    }

    /** What one of the exchanges adds to the busiest link; half of what it adds to both where they are equally busy. */
    double ofBusiest(Exchange exchange) {
        return isEven
                ? (over(exchange, near, true) + over(exchange, near, false)) / 2
                : over(exchange, near, nearSeconds >= farSeconds);
    }

    /**
     * A change of an exchange's way, most worth while first.
     *
     * @param exchange number of the exchange
     * @param added seconds of the far link
     * @param freed seconds of the near link
     */
    private record Move(int exchange, Exchange from, Exchange to, double added, double freed)
            implements Comparable<Move> {
        static Move between(Exchange from, Exchange to, Interconnect near, int exchange, long count) {
            return new Move(
                    exchange,
                    from,
                    to,
                    count * (over(to, near, false) - over(from, near, false)),
                    count * (over(from, near, true) - over(to, near, true)));
        }

        @Override
        public int compareTo(Move other) {
            return Float.compare(other.worth(), worth());
        }

        /** Roundings shall not decide which of two exchanges moves whose ways differ by the same. */
        private float worth() {
            return (float) (freed / added);
        }
    }
}
