package dev.roofline.chart;

/** How an axis maps values to lengths. */
public enum AxisScale {
    /** Equal lengths for equal factors. */
    LOG,
    /** Equal lengths for equal differences: of years. */
    LINEAR;

    /** Where a value lies between two others: 0 at the first, 1 at the second, linear in between on this scale. */
    public double fraction(double value, double from, double to) {
        return this == LOG
                ? (Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from))
                : (value - from) / (to - from);
    }
}
