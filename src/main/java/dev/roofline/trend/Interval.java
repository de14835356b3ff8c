package dev.roofline.trend;

/** From a value to one that is not smaller. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval goes up: " + low + ", " + high);
        }
    }

    /** In another unit. */
    public Interval over(double unit) {
        return new Interval(low / unit, high / unit);
    }
}
