package dev.roofline.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** All rounding of the tool's output. */
public final class Numbers {
    private static final MathContext MACHINE = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final MathContext HUMAN = new MathContext(4, RoundingMode.HALF_UP);

    /** Asks for four significant digits of each number by itself. */
    public static final int SIGNIFICANT = -1;

    private Numbers() {}

    /**
     * A finite number for machines: whole numbers whole, others to 12 significant digits, with an exponent only
     * below 10^-6. {@code Double.toString} is not used: its text differs between Java releases.
     */
    public static String machine(double value) {
        if (value == Math.rint(value)) {
            return wholeText(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(MACHINE).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.toPlainString() : rounded.toString();
    }

    private static String wholeText(double value) {
        return Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : new BigDecimal(value).toBigInteger().toString();
    }

    /** A number for people: four significant digits, no exponent; a non-zero never prints as zero. */
    public static String human(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(HUMAN);
        int magnitude = rounded.precision() - rounded.scale();
        if (magnitude < -5) {
            return rounded.toString();
        }
        // Trailing zeros stay, so that the digits of a column can be compared.
        return rounded.setScale(Math.max(0, HUMAN.getPrecision() - magnitude), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /**
     * A number for people with so many decimals, and a sign where that leaves nothing of it.
     *
     * @param decimals {@link #SIGNIFICANT} for four significant digits instead
     */
    public static String human(double value, int decimals) {
        if (decimals == SIGNIFICANT || value == 0) {
            return human(value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0
                ? "<" + BigDecimal.ONE.movePointLeft(decimals).toPlainString()
                : rounded.toPlainString();
    }

    /** A whole number with thousands set apart by commas. */
    public static String grouped(double value) {
        return grouped(machine(value));
    }

    /** The same of a number that a double may not hold to the last digit. */
    public static String grouped(long value) {
        return grouped(Long.toString(value));
    }

    /** Digits with thousands set apart by commas; anything that is not a whole number as it is. */
    static String grouped(String digits) {
        int start = digits.startsWith("-") ? 1 : 0;
        for (int i = start; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return digits;
            }
        }
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > start; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
