package dev.roofline.trend;

/**
 * A value at a date.
 *
 * @param year with a fraction, for fits
 * @param date as its source gives it
 * @param value in the base unit of its series, above 0
 * @param source page, file or paper
 * @param doubt how sure the name or the value is; empty for sure
 */
public record TimePoint(double year, String date, String name, double value, String source, String doubt) {
    public TimePoint {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("a value that grows is above 0: " + value);
        }
    }

    public static TimePoint of(String date, String name, double value, String source, String doubt) {
        return new TimePoint(Dates.year(date), date, name, value, source, doubt);
    }
}
