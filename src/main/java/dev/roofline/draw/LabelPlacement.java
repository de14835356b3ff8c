package dev.roofline.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds places for labels, the most important first: each takes the best place that those before it, the dots, the
 * strong lines and the plot's edge leave; a label without one is left out.
 *
 * @param taken the places of labels that have one
 */
record LabelPlacement(Background ground, List<Spot> taken) {
    /** A label over a faint line can be read, but a place this much farther away is better. */
    private static final double OVER_FAINT = 35;
    /** A label close to another dot could be taken for that one's. */
    private static final double CLOSE_TO_OTHER = 28;

    private static final double CLOSE = 5;
    private static final double LEADER_OVER_STRONG = 45;
    private static final double LEADER_OVER_FAINT = 6;
    /** A leader that crosses more than this misleads. */
    private static final double MOST_CROSSINGS = 2 * LEADER_OVER_STRONG - 1;

    /** What is in the way. */
    record Background(PlotFrame plot, DiscGrid dots, List<Segment> strong, List<Segment> faint) {
        Background(PlotFrame plot, List<Disc> dots, List<Segment> strong, List<Segment> faint) {
            this(plot, new DiscGrid(dots), strong, faint);
        }
    }

    /**
     * A place for each label, empty for those left out.
     *
     * @param labels possible places of each label, by rising cost; labels by falling importance
     */
    static List<Optional<Spot>> place(Background ground, List<List<Spot>> labels) {
        LabelPlacement placement = new LabelPlacement(ground, new ArrayList<>());
        List<Optional<Spot>> places = new ArrayList<>();
        for (List<Spot> spots : labels) {
            Optional<Spot> best = placement.best(spots);
            best.ifPresent(placement.taken::add);
            places.add(best);
        }
        return places;
    }

    private Optional<Spot> best(List<Spot> spots) {
        Spot best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Spot spot : spots) {
            if (spot.cost() >= least) {
                break;
            }
            if (isFree(spot)) {
                double cost = spot.cost() + crossings(spot);
                if (cost < least) {
                    least = cost;
                    best = spot;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isFree(Spot spot) {
        Box box = spot.box();
        PlotFrame plot = ground.plot();
        if (!box.within(plot.left() + 3, plot.top() + 1, plot.right() - 1, plot.bottom() - 3)) {
            return false;
        }
        for (Spot other : taken) {
            if (box.overlaps(other.box())
                    || (other.leader().isPresent() && box.touches(other.leader().get()))) {
                return false;
            }
        }
        for (Segment line : ground.strong()) {
            if (box.touches(line)) {
                return false;
            }
        }
        if (count(box, 0, box::touches, 1) > 0) {
            return false;
        }
        return spot.leader().isEmpty() || isFree(spot.leader().get());
    }

    /** A leader crosses no other and no label, and no dot but those that lie over its own. */
    private boolean isFree(Segment leader) {
        for (Spot other : taken) {
            if (other.box().touches(leader)
                    || (other.leader().isPresent()
                            && leader.crosses(other.leader().get()))) {
                return false;
            }
        }
        boolean isOverDot = ground.dots()
                .any(
                        Math.min(leader.fromX(), leader.toX()),
                        Math.min(leader.fromY(), leader.toY()),
                        Math.max(leader.fromX(), leader.toX()),
                        Math.max(leader.fromY(), leader.toY()),
                        dot -> !dot.holds(leader.fromX(), leader.fromY()) && dot.touches(leader));
        return !isOverDot && crossings(leader) <= MOST_CROSSINGS;
    }

    private double crossings(Spot spot) {
        double cost = spot.leader().map(this::crossings).orElse(0.0);
        for (Segment line : ground.faint()) {
            if (spot.box().touches(line)) {
                cost += OVER_FAINT;
            }
        }
        return cost + (isCloseToOther(spot) ? CLOSE_TO_OTHER : 0);
    }

    private boolean isCloseToOther(Spot spot) {
        // Without a leader it is close to its own dot.
        int own = spot.leader().isPresent() ? 0 : 1;
        return count(spot.box(), CLOSE, dot -> spot.box().touches(dot.grown(CLOSE)), own + 1) > own;
    }

    /** Of the dots that come within a distance of a box: those that are as wanted, up to a number. */
    private int count(Box box, double distance, Predicate<Disc> wanted, int most) {
        double across = box.reachAcross() + distance;
        double down = box.reachDown() + distance;
        return ground.dots().count(box.x() - across, box.y() - down, box.x() + across, box.y() + down, wanted, most);
    }

    private double crossings(Segment leader) {
        return LEADER_OVER_STRONG * count(ground.strong(), leader) + LEADER_OVER_FAINT * count(ground.faint(), leader);
    }

    private static int count(List<Segment> lines, Segment leader) {
        int count = 0;
        for (Segment line : lines) {
            if (line.crosses(leader)) {
                count++;
            }
        }
        return count;
    }
}
