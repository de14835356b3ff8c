package dev.roofline.chart;

/** A place in data coordinates. */
public record Point(double x, double y) {
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("a point lies somewhere: " + x + ", " + y);
        }
    }
}
