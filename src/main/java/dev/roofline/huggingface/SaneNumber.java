package dev.roofline.huggingface;

import java.math.BigDecimal;
import java.util.Optional;

/** Bounds on numbers, so that no sum or product of a stranger's numbers takes long or fills the memory. */
final class SaneNumber {
    /** A thousand times the parameters of the largest model. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

    /** Finer than a double tells apart around 1e-14. */
    private static final int MOST_DECIMALS = 30;

    private SaneNumber() {}

    /** Reads the digits of a JSON number; empty where it is no finite one or out of the bounds. */
    static Optional<BigDecimal> parse(String digits) {
        try {
            return bounded(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The number without zeros at its end; empty where it is above 1e15 or has over 30 decimals. */
    static Optional<BigDecimal> bounded(BigDecimal number) {
        if (number.signum() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        // Compared before zeros are stripped: both only look at precision and scale while the exponent is absurd.
        if (number.abs().compareTo(LARGEST) > 0) {
            return Optional.empty();
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() > MOST_DECIMALS ? Optional.empty() : Optional.of(stripped);
    }

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** The number as JSON writes it, without an exponent. */
    static String digits(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
