package dev.roofline.draw;

import java.util.Optional;

/** A straight stroke between two places, in pixels. */
record Segment(double fromX, double fromY, double toX, double toY) {
    double length() {
        return Math.sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY));
    }

    /** Of a place from the straight that the stroke is a part of. */
    double distance(double x, double y) {
        return Math.abs((toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX)) / length();
    }

    /** The part within an upright rectangle, by Liang and Barsky's method; empty where there is none. */
    Optional<Segment> within(double left, double top, double right, double bottom) {
        double[] ends = {0, 1};
        double dx = toX - fromX;
        double dy = toY - fromY;
        boolean any = cut(ends, -dx, fromX - left)
                && cut(ends, dx, right - fromX)
                && cut(ends, -dy, fromY - top)
                && cut(ends, dy, bottom - fromY);
        return any
                ? Optional.of(new Segment(
                        fromX + ends[0] * dx, fromY + ends[0] * dy, fromX + ends[1] * dx, fromY + ends[1] * dy))
                : Optional.empty();
    }

    /** Narrows the part to the inner side of one edge; false where nothing is left. */
    private static boolean cut(double[] ends, double outward, double distance) {
        if (outward == 0) {
            return distance >= 0;
        }
        double at = distance / outward;
        if (outward < 0) {
            ends[0] = Math.max(ends[0], at);
        } else {
            ends[1] = Math.min(ends[1], at);
        }
        return ends[0] <= ends[1];
    }

    boolean crosses(Segment other) {
        return side(other.fromX, other.fromY) * side(other.toX, other.toY) < 0
                && other.side(fromX, fromY) * other.side(toX, toY) < 0;
    }

    private double side(double x, double y) {
        return Math.signum((toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX));
    }
}
