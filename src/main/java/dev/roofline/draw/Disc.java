package dev.roofline.draw;

/** What a dot takes of the picture. */
record Disc(double x, double y, double radius) {
    Disc grown(double by) {
        return new Disc(x, y, radius + by);
    }

    boolean holds(double px, double py) {
        return (px - x) * (px - x) + (py - y) * (py - y) < radius * radius;
    }

    boolean touches(Segment stroke) {
        double dx = stroke.toX() - stroke.fromX();
        double dy = stroke.toY() - stroke.fromY();
        double square = dx * dx + dy * dy;
        double at = square == 0 ? 0 : ((x - stroke.fromX()) * dx + (y - stroke.fromY()) * dy) / square;
        at = Math.max(0, Math.min(1, at));
        return holds(stroke.fromX() + at * dx, stroke.fromY() + at * dy);
    }
}
