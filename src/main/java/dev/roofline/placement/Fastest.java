package dev.roofline.placement;

import dev.roofline.placement.Exchange.Leg;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fastest of several ways to run a collective. Both links are at work at once, each with its part: the slower of them
 * decides, after the steps of both.
 */
final class Fastest implements Ways {
    private final boolean steps;
    private Exchange.@Nullable Algorithm algorithm;
    private @Nullable Leg near;
    private @Nullable Leg far;
    private double seconds = Double.POSITIVE_INFINITY;

    /** @param steps whether the latency of steps counts */
    Fastest(boolean steps) {
        this.steps = steps;
    }

    @Override
    public void offer(Exchange.Algorithm other, Leg leg, double latency) {
        keep(other, leg, null, leg.seconds() + (steps ? latency : 0));
    }

    @Override
    public void offer(Exchange.Algorithm other, Leg first, Leg second, double latency) {
        keep(other, first, second, Math.max(first.seconds(), second.seconds()) + (steps ? latency : 0));
    }

    @Override
    public void offerInTurn(Exchange.Algorithm other, Leg first, Leg second, double latency) {
        keep(other, first, second, first.seconds() + second.seconds() + (steps ? latency : 0));
    }

    private void keep(Exchange.Algorithm other, Leg first, @Nullable Leg second, double time) {
        if (time < seconds) {
            algorithm = other;
            near = first;
            far = second;
            seconds = time;
        }
    }

    @Override
    public boolean isFound() {
        return algorithm != null;
    }

    Exchange exchange() {
        Leg first = Objects.requireNonNull(near);
        return new Exchange(
                Objects.requireNonNull(algorithm), far == null ? List.of(first) : List.of(first, far), seconds);
    }
}
