package dev.roofline.placement;

import dev.roofline.placement.Exchange.Leg;
import java.util.ArrayList;
import java.util.List;

/** The ways to run a collective of which none sends more than another over each link; steps take no time. */
final class Choices implements Ways {
    private final List<Exchange> kept = new ArrayList<>();

    @Override
    public void offer(Exchange.Algorithm algorithm, Leg leg, double latency) {
        keep(new Exchange(algorithm, List.of(leg), leg.seconds()));
    }

    @Override
    public void offer(Exchange.Algorithm algorithm, Leg first, Leg second, double latency) {
        keep(new Exchange(algorithm, List.of(first, second), Math.max(first.seconds(), second.seconds())));
    }

    @Override
    public void offerInTurn(Exchange.Algorithm algorithm, Leg first, Leg second, double latency) {
        // Other instances use one link while this one uses the other.
        offer(algorithm, first, second, latency);
    }

    private void keep(Exchange offered) {
        for (Exchange other : kept) {
            if (isNoWorse(other, offered)) {
                return;
            }
        }
        kept.removeIf(other -> isNoWorse(offered, other));
        kept.add(offered);
    }

    /** Whether one sends no more than another over each link. */
    private static boolean isNoWorse(Exchange one, Exchange other) {
        for (Leg leg : one.legs()) {
            if (leg.bytes() > other.bytesOver(leg.link())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isFound() {
        return !kept.isEmpty();
    }

    List<Exchange> exchanges() {
        return List.copyOf(kept);
    }
}
