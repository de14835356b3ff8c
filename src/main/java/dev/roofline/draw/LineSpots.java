package dev.roofline.draw;

import dev.roofline.chart.Line;
import dev.roofline.draw.Spot.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places for the label of a line: along it and parallel to it, where it is straight for the label's length.
 *
 * @param width of the label
 * @param height of the label
 */
record LineSpots(Line.Role role, Stroke stroke, double width, double height) {
    private static final double GAP = 2.5;
    private static final double STEP = 9;

    /** Free line at both ends of a label. */
    private static final double PAD = 5;

    List<Spot> along() {
        List<Spot> spots = new ArrayList<>();
        Segment last = stroke.last();
        if (role == Line.Role.RIDGE && isSteep(last)) {
            standing(last, spots);
        } else {
            boolean isLevel = Math.abs(last.toY() - last.fromY()) < 1;
            boolean fromEnd = role == Line.Role.FIT || role == Line.Role.INTERVAL || isLevel;
            double length = stroke.length();
            for (double at = PAD; at + width + PAD <= length; at += STEP) {
                double begin = fromEnd ? length - at - width : at;
                Segment under = stroke.between(begin, begin + width);
                // How far a line may leave the straight under its label.
                if (!isSteep(under) && stroke.bend(begin, begin + width) <= 1.5) {
                    addBothSides(spots, under, at);
                }
            }
            // Of a label over a horizontal, half must have line under it.
            if (isLevel && spots.isEmpty() && last.length() >= width / 2) {
                double right = Math.max(last.fromX(), last.toX()) - PAD;
                addBothSides(spots, new Segment(right - width, last.toY(), right, last.toY()), 0);
            }
            if (role == Line.Role.ROOF || role == Line.Role.PATH || role == Line.Role.FIT) {
                for (double at = length * 0.05; at < length; at += length * 0.1) {
                    Segment place = stroke.between(fromEnd ? length - at : at, length);
                    // A place with a leader costs more than the worst along the line.
                    new DotSpots(new Disc(place.fromX(), place.fromY(), 0), width, height).apart(1000, spots);
                }
            }
        }
        spots.sort(Comparator.comparingDouble(Spot::cost));
        return spots;
    }

    /** A text that stands on its head or nearly so is not read. */
    private static boolean isSteep(Segment segment) {
        return Math.abs(segment.toY() - segment.fromY()) > 6 * Math.abs(segment.toX() - segment.fromX());
    }

    private void addBothSides(List<Spot> spots, Segment under, double cost) {
        spots.add(parallel(under, -1, cost));
        // The side below a line is as good as a place above it that is this far from the preferred end.
        spots.add(parallel(under, 1, cost + 150));
    }

    private Spot parallel(Segment under, int side, double cost) {
        double length = under.length();
        double forward = under.toX() < under.fromX() ? -1 : 1;
        double alongX = forward * (under.toX() - under.fromX()) / length;
        double alongY = forward * (under.toY() - under.fromY()) / length;
        double away = side * (height / 2 + GAP);
        Box box = new Box(
                (under.fromX() + under.toX()) / 2 - away * alongY,
                (under.fromY() + under.toY()) / 2 + away * alongX,
                width / 2,
                height / 2,
                alongX,
                alongY);
        return new Spot(box, Anchor.MIDDLE, cost);
    }

    /** Upright beside a vertical, from its foot upwards. */
    private void standing(Segment vertical, List<Spot> spots) {
        double x = (vertical.fromX() + vertical.toX()) / 2;
        double foot = Math.max(vertical.fromY(), vertical.toY()) - PAD;
        double head = Math.min(vertical.fromY(), vertical.toY()) + PAD;
        for (double y = foot - height / 2; y > head; y -= STEP) {
            double away = width / 2 + GAP + 2;
            spots.add(new Spot(Box.upright(x + away, y, width, height), Anchor.START, foot - y));
            spots.add(new Spot(Box.upright(x - away, y, width, height), Anchor.END, foot - y + STEP * 3.5));
        }
    }
}
