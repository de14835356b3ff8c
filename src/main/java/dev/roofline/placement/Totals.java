package dev.roofline.placement;

import dev.roofline.operator.Traffic;
import java.util.Optional;

/**
 * Sums over placements, or over the instances and steps of one.
 *
 * @param count instances
 * @param networkBytes bytes sent to other devices
 * @param needed time that each resource needs; that of the compute units of the operators folded into others too
 * @param taken the time that passes, each part with the resource that is the bound in it
 */
public record Totals(
        double count,
        double flops,
        Traffic traffic,
        double networkBytes,
        ResourceSeconds needed,
        ResourceSeconds taken) {
    private static final Totals ZERO = new Totals(0, 0, Traffic.ZERO, 0, ResourceSeconds.ZERO, ResourceSeconds.ZERO);

    public static Totals of(Iterable<Placement> placements) {
        Totals sum = ZERO;
        for (Placement placement : placements) {
            sum = sum.plus(placement.totals());
        }
        return sum;
    }

    Totals plus(Totals other) {
        return new Totals(
                count + other.count,
                flops + other.flops,
                traffic.plus(other.traffic),
                networkBytes + other.networkBytes,
                needed.plus(other.needed),
                taken.plus(other.taken));
    }

    Totals times(double factor) {
        return new Totals(
                count * factor,
                flops * factor,
                traffic.times(factor),
                networkBytes * factor,
                needed.times(factor),
                taken.times(factor));
    }

    Totals withTaken(ResourceSeconds other) {
        return new Totals(count, flops, traffic, networkBytes, needed, other);
    }

    public double seconds() {
        return taken.sum();
    }

    /** Time that a resource's operators take. */
    public double seconds(Bound resource) {
        return taken.of(resource);
    }

    /** The part of the time that a resource's operators take; 0 where no time passes. */
    public double share(Bound resource) {
        return seconds() > 0 ? seconds(resource) / seconds() : 0;
    }

    /** Whether no resource's operators take two thirds of the time. */
    public boolean isMixed() {
        Optional<Bound> longest = bound();
        return longest.isPresent() && 3 * seconds(longest.get()) < 2 * seconds();
    }

    /** The resource whose operators hold most of the time; empty where no time passes. */
    public Optional<Bound> bound() {
        if (seconds() == 0) {
            return Optional.empty();
        }
        if (taken.network() > taken.compute() && taken.network() > taken.memory()) {
            return Optional.of(Bound.NETWORK);
        }
        return Optional.of(taken.compute() >= taken.memory() ? Bound.COMPUTE : Bound.MEMORY);
    }
}
