package dev.roofline.comparison;

import dev.roofline.report.Row;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row divided by another; absent where there is no other, or nothing to divide by.
 *
 * @param speedUp how many times as fast: the time of the other divided by the row's
 * @param tokenRate how many times as many tokens a second: what counts where sizes differ
 */
record Ratios(
        OptionalDouble flops,
        OptionalDouble bytes,
        OptionalDouble intensity,
        OptionalDouble time,
        OptionalDouble speedUp,
        OptionalDouble tokenRate) {

    static final Ratios NONE = new Ratios(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    static Ratios of(Row row, Optional<Row> base) {
        if (base.isEmpty()) {
            return NONE;
        }
        Row other = base.get();
        return new Ratios(
                ratio(row.flops(), other.flops()),
                ratio(row.bytes(), other.bytes()),
                row.intensity().isPresent() && other.intensity().isPresent()
                        ? ratio(row.intensity().getAsDouble(), other.intensity().getAsDouble())
                        : OptionalDouble.empty(),
                ratio(row.seconds(), other.seconds()),
                ratio(other.seconds(), row.seconds()),
                ratio(row.processed() * other.seconds(), other.processed() * row.seconds()));
    }

    private static OptionalDouble ratio(double value, double base) {
        return base > 0 ? OptionalDouble.of(value / base) : OptionalDouble.empty();
    }
}
