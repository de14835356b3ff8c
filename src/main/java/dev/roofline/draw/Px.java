package dev.roofline.draw;

/**
 * Lengths in a picture, to a tenth of a pixel: finer than an eye tells, and coarse enough that logarithms which
 * differ by a last binary digit between machines draw the same picture.
 */
final class Px {
    private Px() {}

    static double round(double length) {
        return Math.rint(length * 10) / 10;
    }

    static String text(double length) {
        long tenths = (long) Math.rint(length * 10);
        if (tenths % 10 == 0) {
            return Long.toString(tenths / 10);
        }
        String sign = tenths < 0 ? "-" : "";
        return sign + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    /** A place as SVG paths want it. */
    static String text(double x, double y) {
        return text(x) + " " + text(y);
    }
}
