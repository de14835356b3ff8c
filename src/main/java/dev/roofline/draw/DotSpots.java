package dev.roofline.draw;

import dev.roofline.draw.Spot.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Places for the label of a dot: at its sides, or apart with a leader, in rows and columns that make lists of them.
 *
 * @param width of the label
 * @param height of the label
 */
record DotSpots(Disc dot, double width, double height) {
    private static final double GAP = 1.5;
    private static final double ROW = 17;
    private static final double COLUMN = 12;
    private static final double FARTHEST = 110;

    List<Spot> around() {
        List<Spot> spots = new ArrayList<>();
        beside(spots);
        // What a leader costs by itself: a place at the dot is always better.
        apart(20, spots);
        spots.sort(Comparator.comparingDouble(Spot::cost));
        return spots;
    }

    private void beside(List<Spot> spots) {
        double near = dot.radius() + GAP;
        // A corner of the box where a circle at 45 degrees ends.
        double corner = dot.radius() * 0.72 + GAP - 1;
        double[][] sides = {{1, 0}, {-1, 0}, {1, 1}, {-1, -1}, {0, -1}, {0, 1}, {1, -1}, {-1, 1}};
        for (int i = 0; i < sides.length; i++) {
            double across = sides[i][0];
            double down = sides[i][1];
            boolean isCorner = across != 0 && down != 0;
            double x = dot.x() + across * ((isCorner ? corner : near) + width / 2);
            double y = dot.y() + down * ((isCorner ? corner : near) + height / 2);
            Anchor anchor = across > 0 ? Anchor.START : across < 0 ? Anchor.END : Anchor.MIDDLE;
            spots.add(new Spot(Box.upright(x, y, width, height), anchor, i));
        }
        // Over and under the dot, but to one side.
        for (int across : new int[] {1, -1}) {
            for (int down : new int[] {-1, 1}) {
                double x = dot.x() + across * (width / 2 - Math.min(width / 3, 8));
                double y = dot.y() + down * (near + height / 2);
                spots.add(new Spot(
                        Box.upright(x, y, width, height), across > 0 ? Anchor.START : Anchor.END, sides.length));
            }
        }
    }

    /** Places with a leader, on both sides. */
    void apart(double extra, List<Spot> spots) {
        for (int side : new int[] {1, -1}) {
            for (double row = Math.ceil((dot.y() - FARTHEST) / ROW) * ROW; row <= dot.y() + FARTHEST; row += ROW) {
                for (double distance = dot.radius() + COLUMN; distance <= FARTHEST; distance += 2 * COLUMN) {
                    double edge = side * Math.ceil(side * (dot.x() + side * distance) / COLUMN) * COLUMN;
                    Segment leader = leader(edge, row);
                    if (leader.length() <= FARTHEST) {
                        Box box = Box.upright(edge + side * width / 2, row, width, height);
                        Anchor anchor = side > 0 ? Anchor.START : Anchor.END;
                        spots.add(new Spot(box, anchor, Optional.of(leader), extra + leader.length()));
                    }
                }
            }
        }
    }

    /** From just inside the dot's outline: other shapes than circles reach less far between their corners. */
    private Segment leader(double x, double y) {
        double dx = x - dot.x();
        double dy = y - dot.y();
        double inside = dot.radius() * 0.7 / Math.sqrt(dx * dx + dy * dy);
        return new Segment(dot.x() + dx * inside, dot.y() + dy * inside, x, y);
    }
}
