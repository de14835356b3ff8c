package dev.roofline.comparison;

import dev.roofline.metric.Slice;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row divided by another; absent where there is no other, or nothing to divide by.
 *
 * @param speedUp how many times as fast: the time of the other divided by the row's
 * @param tokenRate how many times as many tokens a second: what counts where sizes differ
 * @param speedUpPerDevice {@code speedUp} by the other's devices over the row's: 1 where as many devices do as much
 * @param tokenRatePerDevice the same of {@code tokenRate}
 */
public record Ratios(
        OptionalDouble flops,
        OptionalDouble bytes,
        OptionalDouble intensity,
        OptionalDouble time,
        OptionalDouble speedUp,
        OptionalDouble tokenRate,
        OptionalDouble speedUpPerDevice,
        OptionalDouble tokenRatePerDevice) {

    static final Ratios NONE = new Ratios(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    public static Ratios of(Slice row, Optional<Slice> base) {
        if (base.isEmpty()) {
            return NONE;
        }
        Slice other = base.get();
        double own = row.parallelism().devices();
        double others = other.parallelism().devices();
        double rate = row.key().processed() * other.seconds();
        double otherRate = other.key().processed() * row.seconds();
        return new Ratios(
                ratio(row.flops(), other.flops()),
                ratio(row.bytes(), other.bytes()),
                row.intensity().isPresent() && other.intensity().isPresent()
                        ? ratio(row.intensity().getAsDouble(), other.intensity().getAsDouble())
                        : OptionalDouble.empty(),
                ratio(row.seconds(), other.seconds()),
                ratio(other.seconds(), row.seconds()),
                ratio(rate, otherRate),
                ratio(other.seconds() * others, row.seconds() * own),
                ratio(rate * others, otherRate * own));
    }

    private static OptionalDouble ratio(double value, double base) {
        return base > 0 ? OptionalDouble.of(value / base) : OptionalDouble.empty();
    }
}
