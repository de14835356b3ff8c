package dev.roofline.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of values with a name.
 *
 * @param label what the values are
 * @param unit the base unit, such as {@code FLOP/s}; empty for none. Tick labels carry prefix and unit
 * @param from the smallest value shown, above 0 on a {@link AxisScale#LOG} scale
 * @param to the largest value shown
 */
public record Axis(String label, String unit, AxisScale scale, double from, double to) {
    private static final String[] PREFIXES = {"n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z"};
    private static final int NO_PREFIX = 3;
    /** Labels of years that still leave room between each other on the narrowest chart. */
    private static final int MOST_YEARS = 12;

    public Axis {
        if (!(from < to) || !Double.isFinite(from) || !Double.isFinite(to) || (scale == AxisScale.LOG && !(from > 0))) {
            throw new IllegalArgumentException("an axis goes from a value to a larger one: " + from + ", " + to);
        }
    }

    /** A logarithmic axis that holds all values and ends at 1, 2 or 5 times a power of ten on both sides. */
    public static Axis around(String label, String unit, List<Double> values) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new Axis(label, unit, AxisScale.LOG, roundDown(least / 1.25), roundUp(most * 1.25));
    }

    /** Years, from the first of January of the first to that of the year after the last. */
    public static Axis years(double first, double last) {
        return new Axis("year", "", AxisScale.LINEAR, Math.floor(first), Math.floor(last) + 1);
    }

    /** Where a value lies: 0 at the beginning, 1 at the end; beyond them outside of that. */
    public double fraction(double value) {
        return scale.fraction(value, from, to);
    }

    public boolean shows(double value) {
        return value >= from && value <= to;
    }

    /** Whether the labels of marks have the unit, with a prefix: a ratio has none. */
    public boolean labelsHaveUnit() {
        return !unit.isEmpty() && !unit.equals("FLOP/B");
    }

    /** Marks in rising order. */
    public List<Tick> ticks() {
        return scale == AxisScale.LOG ? decades() : years();
    }

    private List<Tick> years() {
        int step = 1;
        while ((to - from) / step > MOST_YEARS) {
            step = step == 1 ? 2 : step == 2 ? 5 : step * 2;
        }
        List<Tick> ticks = new ArrayList<>();
        for (int year = (int) Math.ceil(from); year <= to; year++) {
            ticks.add(new Tick(year, year % step == 0 ? Integer.toString(year) : ""));
        }
        return ticks;
    }

    /** Powers of ten with labels and their multiples without; over less than two decades 2 and 5 have labels too. */
    private List<Tick> decades() {
        boolean few = to / from < 100;
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = exponent(from); exponent <= exponent(to); exponent++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = value(digit, exponent);
                if (shows(value)) {
                    boolean labelled = digit == 1 || (few && (digit == 2 || digit == 5));
                    ticks.add(new Tick(value, labelled ? label(digit, exponent) : ""));
                }
            }
        }
        return ticks;
    }

    private String label(int digit, int exponent) {
        if (!labelsHaveUnit()) {
            StringBuilder text = new StringBuilder(
                    BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).toPlainString());
            for (int at = exponent < 0 ? 0 : text.length() - 3; at > 0; at -= 3) {
                text.insert(at, ',');
            }
            return text.toString();
        }
        int group = Math.max(-NO_PREFIX, Math.min(PREFIXES.length - 1 - NO_PREFIX, Math.floorDiv(exponent, 3)));
        return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent - 3 * group).toPlainString() + " "
                + PREFIXES[NO_PREFIX + group] + unit;
    }

    private static double roundDown(double value) {
        int exponent = exponent(value);
        for (int digit : new int[] {5, 2}) {
            if (value(digit, exponent) <= value) {
                return value(digit, exponent);
            }
        }
        return value(1, exponent);
    }

    private static double roundUp(double value) {
        int exponent = exponent(value);
        for (int digit : new int[] {1, 2, 5}) {
            if (value(digit, exponent) >= value) {
                return value(digit, exponent);
            }
        }
        return value(1, exponent + 1);
    }

    /** Through decimal digits: powers computed in binary are off by a last digit. */
    private static double value(int digit, int exponent) {
        return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).doubleValue();
    }

    /** Of the power of ten that is not above a value. */
    private static int exponent(double value) {
        BigDecimal exact = new BigDecimal(value);
        return exact.precision() - exact.scale() - 1;
    }
}
