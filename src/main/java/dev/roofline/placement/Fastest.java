package dev.roofline.placement;

import dev.roofline.hardware.Interconnect;
import java.util.ArrayList;
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
    private @Nullable Interconnect near;
    private @Nullable Interconnect far;
    private double nearBytes;
    private double farBytes;
    private double seconds = Double.POSITIVE_INFINITY;

    /** @param steps whether the latency of steps counts */
    Fastest(boolean steps) {
        this.steps = steps;
    }

    @Override
    public void offer(Exchange.Algorithm other, Interconnect link, double bytes, double latency) {
        double time = bytes / link.bandwidth().bytesPerSecond() + (steps ? latency : 0);
        if (time < seconds) {
            keep(other, link, bytes, null, 0, time);
        }
    }

    @Override
    public void offer(
            Exchange.Algorithm other,
            Interconnect first,
            double bytesOfFirst,
            Interconnect second,
            double bytesOfSecond,
            double latency) {
        double time = Math.max(
                        bytesOfFirst / first.bandwidth().bytesPerSecond(),
                        bytesOfSecond / second.bandwidth().bytesPerSecond())
                + (steps ? latency : 0);
        if (time < seconds) {
            keep(other, first, bytesOfFirst, second, bytesOfSecond, time);
        }
    }

    @Override
    public void offerInTurn(
            Exchange.Algorithm other,
            Interconnect first,
            double bytesOfFirst,
            Interconnect second,
            double bytesOfSecond,
            double latency) {
        double time = bytesOfFirst / first.bandwidth().bytesPerSecond()
                + bytesOfSecond / second.bandwidth().bytesPerSecond()
                + (steps ? latency : 0);
        if (time < seconds) {
            keep(other, first, bytesOfFirst, second, bytesOfSecond, time);
        }
    }

    private void keep(
            Exchange.Algorithm other,
            Interconnect first,
            double bytesOfFirst,
            @Nullable Interconnect second,
            double bytesOfSecond,
            double time) {
        algorithm = other;
        near = first;
        nearBytes = bytesOfFirst;
        far = second;
        farBytes = bytesOfSecond;
        seconds = time;
    }

    @Override
    public boolean isFound() {
        return algorithm != null;
    }

    Exchange exchange() {
        List<Exchange.Leg> legs = new ArrayList<>(2);
        legs.add(new Exchange.Leg(Objects.requireNonNull(near), nearBytes));
        if (far != null) {
            legs.add(new Exchange.Leg(far, farBytes));
        }
        return new Exchange(Objects.requireNonNull(algorithm), legs, seconds);
    }
}
