package dev.roofline.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers with units inside sentences: three or four significant digits and a decimal prefix. */
public final class Phrase {
    private static final String[] PREFIXES = {"n", "µ", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY_PREFIXES = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final int UNIT_AT = 3;
    /** A million of the largest prefix: digits that nobody counts. */
    private static final double BEYOND = 1e24;

    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;

    private Phrase() {}

    /** A quantity such as {@code 2.039 TB/s}; zero has no prefix, and what is beyond all of them a power of ten. */
    public static String quantity(double value, String unit) {
        if (value == 0) {
            return "0 " + unit;
        }
        if (value >= BEYOND) {
            return factor(value) + " " + unit;
        }
        int prefix = UNIT_AT;
        double scaled = value;
        while (rounded(scaled, 4).compareTo(BigDecimal.valueOf(1000)) >= 0 && prefix < PREFIXES.length - 1) {
            scaled /= 1000;
            prefix++;
        }
        while (rounded(scaled, 4).compareTo(BigDecimal.ONE) < 0 && prefix > 0) {
            scaled *= 1000;
            prefix--;
        }
        return plain(rounded(scaled, 4)) + " " + PREFIXES[prefix] + unit;
    }

    /** A memory's size in both the prefixes that people use, such as {@code 84.93 GB (79.1 GiB)}. */
    public static String memory(double bytes) {
        int prefix = 0;
        double scaled = bytes;
        while (rounded(scaled, 4).compareTo(BigDecimal.valueOf(1024)) >= 0 && prefix < BINARY_PREFIXES.length - 1) {
            scaled /= 1024;
            prefix++;
        }
        return quantity(bytes, "B") + (prefix == 0 ? "" : " (" + number(scaled) + " " + BINARY_PREFIXES[prefix] + "B)");
    }

    /** A duration such as {@code 12.3 ms}; a long one in hours or days, which people count in rather than in kiloseconds. */
    public static String seconds(double value) {
        if (value < 1000) {
            return quantity(value, "s");
        }
        if (value < HOUR) {
            return number(value) + " s";
        }
        return value < DAY ? counted(value / HOUR, "hour") : counted(value / DAY, "day");
    }

    private static String counted(double value, String unit) {
        String text = factor(value);
        return text + " " + unit + (text.equals("1") ? "" : "s");
    }

    /** A number to four significant digits, without exponent; from ten thousand on in groups of three. */
    public static String number(double value) {
        return value == 0 ? "0" : grouped(plain(rounded(value, 4)));
    }

    /** A number of things in full; from ten thousand on in groups of three. */
    public static String count(long number) {
        return grouped(Long.toString(number));
    }

    /** Digits that the eye takes in at once need no commas. */
    private static String grouped(String digits) {
        return digits.length() > 4 ? Numbers.grouped(digits) : digits;
    }

    /** A factor to four significant digits; from a billion on with a power of ten, such as {@code 1.4e26}. */
    public static String factor(double value) {
        if (value < 1e9) {
            return number(value);
        }
        int exponent = rounded(value, 2).precision() - rounded(value, 2).scale() - 1;
        return plain(rounded(value, 2).scaleByPowerOfTen(-exponent)) + "e" + exponent;
    }

    /** A share of one as whole percents, {@code <1 %} for what is more than nothing. */
    public static String percent(double share) {
        if (share > 0 && share < 0.01) {
            return "<1 %";
        }
        long whole = Math.round(share * 100);
        return (whole == 100 && share < 1 ? ">99" : Long.toString(whole)) + " %";
    }

    /** A share of one in percents of two digits, such as {@code 0.46 %}: for shares whose smallness is the point. */
    public static String smallPercent(double share) {
        return share >= 0.1 ? percent(share) : plain(rounded(share * 100, 2)) + " %";
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }
}
