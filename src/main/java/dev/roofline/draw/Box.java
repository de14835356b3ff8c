package dev.roofline.draw;

/**
 * A rectangle in the picture, upright or turned.
 *
 * @param x of its centre
 * @param y of its centre
 * @param halfWidth along its own direction
 * @param alongX its direction, with {@code alongY} a vector of length 1; 1 and 0 where it is upright
 */
record Box(double x, double y, double halfWidth, double halfHeight, double alongX, double alongY) {
    static Box upright(double x, double y, double width, double height) {
        return new Box(x, y, width / 2, height / 2, 1, 0);
    }

    /** Whether it lies whole within an upright rectangle. */
    boolean within(double left, double top, double right, double bottom) {
        return x - reachAcross() >= left
                && x + reachAcross() <= right
                && y - reachDown() >= top
                && y + reachDown() <= bottom;
    }

    /** How far it goes from its centre to the sides of the picture. */
    double reachAcross() {
        return Math.abs(alongX) * halfWidth + Math.abs(alongY) * halfHeight;
    }

    /** How far it goes from its centre up and down the picture. */
    double reachDown() {
        return Math.abs(alongY) * halfWidth + Math.abs(alongX) * halfHeight;
    }

    /** Whether two have a place in common: no direction of either sets them apart. */
    boolean overlaps(Box other) {
        return !isApartFrom(other, alongX, alongY)
                && !isApartFrom(other, -alongY, alongX)
                && !isApartFrom(other, other.alongX, other.alongY)
                && !isApartFrom(other, -other.alongY, other.alongX);
    }

    private boolean isApartFrom(Box other, double axisX, double axisY) {
        double distance = Math.abs((other.x - x) * axisX + (other.y - y) * axisY);
        return distance >= reach(axisX, axisY) + other.reach(axisX, axisY);
    }

    private double reach(double axisX, double axisY) {
        return halfWidth * Math.abs(alongX * axisX + alongY * axisY)
                + halfHeight * Math.abs(alongX * axisY - alongY * axisX);
    }

    boolean touches(Disc disc) {
        double across = Math.max(0, Math.abs(ownAcross(disc.x(), disc.y())) - halfWidth);
        double down = Math.max(0, Math.abs(ownDown(disc.x(), disc.y())) - halfHeight);
        return across * across + down * down < disc.radius() * disc.radius();
    }

    boolean touches(Segment stroke) {
        return new Segment(
                        ownAcross(stroke.fromX(), stroke.fromY()),
                        ownDown(stroke.fromX(), stroke.fromY()),
                        ownAcross(stroke.toX(), stroke.toY()),
                        ownDown(stroke.toX(), stroke.toY()))
                .within(-halfWidth, -halfHeight, halfWidth, halfHeight)
                .isPresent();
    }

    private double ownAcross(double px, double py) {
        return (px - x) * alongX + (py - y) * alongY;
    }

    private double ownDown(double px, double py) {
        return (py - y) * alongX - (px - x) * alongY;
    }
}
