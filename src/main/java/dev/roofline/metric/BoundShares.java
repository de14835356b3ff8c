package dev.roofline.metric;

import dev.roofline.placement.Bound;
import dev.roofline.placement.Totals;
import java.util.Optional;

/** The parts of a row's time that are bounded by each resource, which add up to 1. */
public record BoundShares(double compute, double memory, double network) {
    /** Empty where no time passes. */
    static Optional<BoundShares> of(Totals totals) {
        return totals.seconds() > 0
                ? Optional.of(new BoundShares(
                        totals.share(Bound.COMPUTE), totals.share(Bound.MEMORY), totals.share(Bound.NETWORK)))
                : Optional.empty();
    }
}
