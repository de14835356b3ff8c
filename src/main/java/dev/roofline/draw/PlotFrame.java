package dev.roofline.draw;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Point;

/** Where the axes of a chart lie in the picture, in pixels from its upper left corner. */
record PlotFrame(Axis x, Axis y, double left, double top, double right, double bottom) {
    /** Farther outside than any clipped line needs to be drawn; what no logarithm shows lies there. */
    private static final double FAR = 50;

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double across(double value) {
        return Px.round(left + near(x.fraction(value)) * width());
    }

    double down(double value) {
        return Px.round(bottom - near(y.fraction(value)) * height());
    }

    boolean shows(Point point) {
        return x.shows(point.x()) && y.shows(point.y());
    }

    /** The logarithm of a negative number is not a number. */
    private static double near(double fraction) {
        return Double.isNaN(fraction) ? -FAR : Math.max(-FAR, Math.min(FAR, fraction));
    }
}
