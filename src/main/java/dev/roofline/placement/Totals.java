package dev.roofline.placement;

import dev.roofline.operator.Traffic;
import java.util.Optional;

/** Sums over placements. */
public record Totals(
        double count,
        double flops,
        Traffic traffic,
        double networkBytes,
        double computeSeconds,
        double memorySeconds,
        double networkSeconds,
        double computeBoundSeconds,
        double memoryBoundSeconds,
        double networkBoundSeconds) {

    public static Totals of(Iterable<Placement> placements) {
        double count = 0;
        double flops = 0;
        Traffic traffic = Traffic.ZERO;
        double networkBytes = 0;
        double compute = 0;
        double memory = 0;
        double network = 0;
        double computeBound = 0;
        double memoryBound = 0;
        double networkBound = 0;
        for (Placement placement : placements) {
            count += placement.count();
            flops += placement.flops();
            traffic = traffic.plus(placement.traffic());
            networkBytes += placement.networkBytes();
            compute += placement.computeSeconds();
            memory += placement.memorySeconds();
            network += placement.networkSeconds();
            computeBound += placement.computeBoundSeconds();
            memoryBound += placement.memoryBoundSeconds();
            networkBound += placement.networkBoundSeconds();
        }
        return new Totals(
                count, flops, traffic, networkBytes, compute, memory, network, computeBound, memoryBound, networkBound);
    }

    public double seconds() {
        return computeBoundSeconds + memoryBoundSeconds + networkBoundSeconds;
    }

    /** Time that a resource's operators take. */
    public double seconds(Bound bound) {
        return switch (bound) {
            case COMPUTE -> computeBoundSeconds;
            case MEMORY -> memoryBoundSeconds;
            case NETWORK -> networkBoundSeconds;
        };
    }

    /** The part of the time that a resource's operators take; 0 where no time passes. */
    public double share(Bound bound) {
        return seconds() > 0 ? seconds(bound) / seconds() : 0;
    }

    /** Whether no resource's operators take two thirds of the time. */
    public boolean isMixed() {
        Optional<Bound> bound = bound();
        return bound.isPresent() && 3 * seconds(bound.get()) < 2 * seconds();
    }

    /** The resource whose operators hold most of the time; empty where no time passes. */
    public Optional<Bound> bound() {
        if (seconds() == 0) {
            return Optional.empty();
        }
        if (networkBoundSeconds > computeBoundSeconds && networkBoundSeconds > memoryBoundSeconds) {
            return Optional.of(Bound.NETWORK);
        }
        return Optional.of(computeBoundSeconds >= memoryBoundSeconds ? Bound.COMPUTE : Bound.MEMORY);
    }
}
