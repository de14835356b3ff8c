package dev.roofline.trend;

import java.util.List;

/**
 * A straight line through the logarithms of values over time, by ordinary least squares.
 *
 * @param slope of the natural logarithm, a year
 * @param intercept of the natural logarithm at {@code meanYear}
 * @param meanYear mean of the dates
 * @param spread sum of the squared distances of the dates from their mean
 * @param deviation standard deviation of the residuals, n - 2 degrees of freedom
 * @param n points
 * @param determination R squared
 */
public record Fit(
        double slope, double intercept, double meanYear, double spread, double deviation, int n, double determination) {
    /** Years over which growth is told as people tell it. */
    public static final double SHORT = 2;

    /** Years over which it is told as the paper on the memory wall tells it. */
    public static final double LONG = 20;

    /**
     * The line of least squares.
     *
     * @throws IllegalArgumentException for fewer than three points, or all of one date
     */
    public static Fit of(List<Double> years, List<Double> values) {
        int n = years.size();
        if (n < 3 || values.size() != n) {
            throw new IllegalArgumentException("a line with an error needs three points, each with a date: " + n);
        }
        double meanYear = 0;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            meanYear += years.get(i) / n;
            mean += Math.log(values.get(i)) / n;
        }
        double spread = 0;
        double together = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double x = years.get(i) - meanYear;
            double y = Math.log(values.get(i)) - mean;
            spread += x * x;
            together += x * y;
            total += y * y;
        }
        if (!(spread > 0)) {
            throw new IllegalArgumentException("points of one date have no slope");
        }
        double slope = together / spread;
        double residual = 0;
        for (int i = 0; i < n; i++) {
            double error = Math.log(values.get(i)) - mean - slope * (years.get(i) - meanYear);
            residual += error * error;
        }
        return new Fit(
                slope, mean, meanYear, spread, Math.sqrt(residual / (n - 2)), n, total > 0 ? 1 - residual / total : 1);
    }

    /** The factor by which values grow over a time. */
    public double growth(double years) {
        return Math.exp(slope * years);
    }

    /** The factor's confidence interval, 95 %, by Student's t with n - 2 degrees of freedom. */
    public Interval growthInterval(double years) {
        double half = StudentT.twoSided95(n - 2) * deviation / Math.sqrt(spread);
        return new Interval(Math.exp((slope - half) * years), Math.exp((slope + half) * years));
    }

    /** The line's value at a date. */
    public double at(double year) {
        return Math.exp(intercept + slope * (year - meanYear));
    }

    /** Where the line itself lies at a date with 95 % confidence. */
    public Interval confidenceAt(double year) {
        double distance = year - meanYear;
        return around(year, deviation * Math.sqrt(1.0 / n + distance * distance / spread));
    }

    /** Where a new point lies at a date with 95 % confidence, its own deviation included. */
    public Interval predictionAt(double year) {
        double distance = year - meanYear;
        return around(year, deviation * Math.sqrt(1 + 1.0 / n + distance * distance / spread));
    }

    private Interval around(double year, double error) {
        double half = StudentT.twoSided95(n - 2) * error;
        double middle = intercept + slope * (year - meanYear);
        return new Interval(Math.exp(middle - half), Math.exp(middle + half));
    }
}
