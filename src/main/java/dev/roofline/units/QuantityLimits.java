package dev.roofline.units;

/** The two conditions that the quantities of this package put on their numbers. */
final class QuantityLimits {
    private QuantityLimits() {}

    static void requireCount(double value, String what) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " are finite and not negative: " + value);
        }
    }

    static void requirePositive(double value, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " is finite and positive: " + value);
        }
    }
}
