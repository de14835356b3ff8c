package dev.roofline.roofline;

import dev.roofline.hardware.Interconnect;
import dev.roofline.operator.Collective;
import java.util.ArrayList;
import java.util.List;

/**
 * Exchanges that go on at once, each in the way with which the busiest link has least to do: what one sends over a link
 * leaves less of it to others. Steps take no time.
 */
final class LinkPlan {
    /**
     * Ways of the first exchanges.
     *
     * @param near seconds of the first link that any of them uses
     * @param far seconds of all others: a machine has one more for exchanges
     * @param last way of the last of them
     * @param before ways of the others
     */
    private record Partial(double near, double far, Exchange last, Partial before) {
        private static final Partial NONE = new Partial(0, 0, null, null);

        double most() {
            return Math.max(near, far);
        }
    }

    private final List<Exchange> exchanges;
    private final Interconnect near;
    private final boolean nearIsBusiest;
    private final double seconds;

    private LinkPlan(List<Exchange> exchanges, Interconnect near, Partial best) {
        this.exchanges = exchanges;
        this.near = near;
        this.nearIsBusiest = best.near >= best.far;
        this.seconds = best.most();
    }

    /**
     * The plan of all exchanges of a phase.
     *
     * @param counts how often each is done
     * @throws UnsupportedLinkException where the machine has no link that spans a group
     */
    static LinkPlan of(Network network, List<Collective> collectives, List<Long> counts) {
        List<Partial> front = List.of(Partial.NONE);
        Interconnect near = null;
        for (int i = 0; i < collectives.size(); i++) {
            List<Exchange> choices = network.choices(collectives.get(i));
            near = near == null ? choices.get(0).legs().get(0).link() : near;
            front = extended(front, choices, counts.get(i), near);
        }
        Partial best = front.get(0);
        for (Partial each : front) {
            best = each.most() < best.most() ? each : best;
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (Partial each = best; each.last != null; each = each.before) {
            exchanges.add(0, each.last);
        }
        return new LinkPlan(exchanges, near, best);
    }

    /** Each way of the first exchanges with each of one more, but for those that another is no worse than on both links. */
    private static List<Partial> extended(List<Partial> front, List<Exchange> choices, long count, Interconnect near) {
        List<Partial> all = new ArrayList<>();
        for (Partial each : front) {
            for (Exchange choice : choices) {
                double nearSeconds = 0;
                double farSeconds = 0;
                for (Exchange.Leg leg : choice.legs()) {
                    double own = count * leg.bytes() / leg.link().bandwidth().bytesPerSecond();
                    nearSeconds += leg.link() == near ? own : 0;
                    farSeconds += leg.link() == near ? 0 : own;
                }
                all.add(new Partial(each.near + nearSeconds, each.far + farSeconds, choice, each));
            }
        }
        List<Partial> kept = new ArrayList<>();
        for (Partial each : all) {
            boolean isWorse = false;
            for (Partial other : all) {
                boolean less = other.near < each.near || other.far < each.far;
                isWorse |= other.near <= each.near && other.far <= each.far && less;
            }
            if (!isWorse && !contains(kept, each)) {
                kept.add(each);
            }
        }
        return kept;
    }

    private static boolean contains(List<Partial> some, Partial one) {
        for (Partial each : some) {
            if (each.near == one.near && each.far == one.far) {
                return true;
            }
        }
        return false;
    }

    /** How the exchanges run, in their order. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    /** Seconds of the busiest link; 0 without exchanges. */
    double seconds() {
        return seconds;
    }

    /** What one of the exchanges adds to the busiest link. */
    double ofBusiest(Exchange exchange) {
        double sum = 0;
        for (Exchange.Leg leg : exchange.legs()) {
            sum += (leg.link() == near) == nearIsBusiest ? leg.bytes() / leg.link().bandwidth().bytesPerSecond() : 0;
        }
        return sum;
    }
}
