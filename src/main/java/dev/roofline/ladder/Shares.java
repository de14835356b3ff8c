package dev.roofline.ladder;

import dev.roofline.placement.Bound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of a phase over a range of sizes, parted by the resource that bounds it: between curves, with what is open. */
final class Shares {
    /** Parts of a value by which resources have to differ for their order to be certain: more than any roundings. */
    static final double CERTAIN = 1e-9;

    /** By the numbers that a tally has of them. */
    private static final Bound[] BOUNDS = {Bound.COMPUTE, Bound.MEMORY, Bound.NETWORK};

    private final Band[] sums = new Band[Regions.RESOURCES];
    private final double[] open = new double[Regions.RESOURCES];
    private double openLeast;

    Shares(Basis basis) {
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            sums[resource] = Band.zero(basis);
        }
    }

    /** Adds a step, its exchanges with what shows of them: between two parts of one. */
    void add(Tally step, double leastShown, double mostShown) {
        work(step);
        exchanges(step, leastShown, mostShown);
    }

    /** Adds a step of which exchanges show as far as they last longer than all its other work. */
    void addOutlasting(Tally step) {
        work(step);
        sums[Tally.NETWORK]
                .low()
                .add(step.sum(Tally.EXCHANGE).low(), 1)
                .add(step.sum(Tally.WORK).high(), -1)
                .add(-step.open(Tally.WORK));
        sums[Tally.NETWORK]
                .high()
                .add(step.sum(Tally.EXCHANGE).high(), 1)
                .add(step.sum(Tally.WORK).low(), -1);
    }

    private void work(Tally step) {
        add(Tally.COMPUTE, step, Tally.COMPUTE, 1, 1);
        add(Tally.MEMORY, step, Tally.MEMORY, 1, 1);
        openLeast += step.openWork();
    }

    private void exchanges(Tally step, double least, double most) {
        add(Tally.NETWORK, step, Tally.NETWORK, least, most);
        add(Tally.MEMORY, step, Tally.EXCHANGE_MEMORY, least, most);
        openLeast += least * step.openExchange();
    }

    private void add(int resource, Tally step, int sum, double least, double most) {
        sums[resource].add(step.sum(sum), least, most);
        open[resource] += most * step.open(sum);
    }

    /** Whether a part of the time is certainly above a part of another's at each of the sizes. */
    boolean isAbove(double part, Shares other, double ofOther, long from, long to) {
        Curve margin = Curve.zero(basis());
        double most = 0;
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            margin.add(sums[resource].low(), part).add(other.sums[resource].high(), -ofOther);
            most += other.open[resource];
        }
        return margin.least(from, to) + part * openLeast - ofOther * most > 0;
    }

    /** The same where all resources work at once, so that the largest sum is the time. */
    boolean isAboveAtOnce(double part, Shares other, double ofOther, long from, long to) {
        for (Band sum : sums) {
            boolean above = true;
            for (Band below : other.sums) {
                above &= Curve.zero(basis())
                                .add(sum.low(), part)
                                .add(below.high(), -ofOther)
                                .least(from, to)
                        > 0;
            }
            if (above) {
                return true;
            }
        }
        return false;
    }

    private Basis basis() {
        return sums[0].low().basis();
    }

    /** What is certain at each of the sizes; null where nothing is. */
    @Nullable
    Standing standing(long from, long to) {
        boolean nothing = true;
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            nothing &= sums[resource].isZero() && open[resource] == 0;
        }
        if (nothing) {
            return Standing.NONE;
        }
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            if (isFirst(resource, from, to)) {
                return mixing(resource, from, to);
            }
        }
        return null;
    }

    private boolean isFirst(int resource, long from, long to) {
        for (int other = 0; other < Regions.RESOURCES; other++) {
            if (other != resource && ahead(resource, other).least(from, to) - open[other] <= 0) {
                return false;
            }
        }
        return true;
    }

    private Curve ahead(int resource, int other) {
        return sums[resource].low().copy().add(sums[resource].low(), -CERTAIN).add(sums[other].high(), -1 - CERTAIN);
    }

    /** Whether the first resource holds two thirds: twice what the others hold. */
    private @Nullable Standing mixing(int resource, long from, long to) {
        Curve least = sums[resource].low().copy().add(sums[resource].low(), -CERTAIN);
        Curve most = sums[resource].high().copy().add(sums[resource].high(), CERTAIN);
        double others = 0;
        for (int other = 0; other < Regions.RESOURCES; other++) {
            if (other != resource) {
                least.add(sums[other].high(), -2 * (1 + CERTAIN));
                most.add(sums[other].low(), -2 * (1 - CERTAIN));
                others += open[other];
            }
        }
        if (least.least(from, to) - 2 * others > 0) {
            return new Standing(Optional.of(BOUNDS[resource]), false);
        }
        return most.most(from, to) + open[resource] < 0 ? new Standing(Optional.of(BOUNDS[resource]), true) : null;
    }

    /** The last size before one near which this becomes shorter than another, or longer. */
    long turn(Shares other, long from, long to) {
        Curve difference = Curve.zero(basis());
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            difference.add(middle(resource, 1), 1).add(other.middle(resource, -1), 1);
        }
        return difference.zero(from, to);
    }

    /** The last size before one near which the order of resources changes, or one holds two thirds or no longer does. */
    long turn(long from, long to) {
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            Curve thirds = Curve.zero(basis());
            for (int other = 0; other < Regions.RESOURCES; other++) {
                if (other > resource) {
                    long at = middle(resource, 1).add(middle(other, -1), 1).zero(from, to);
                    if (at < to) {
                        return at;
                    }
                }
                thirds.add(middle(other, other == resource ? 1 : -2), 1);
            }
            long at = thirds.zero(from, to);
            if (at < to) {
                return at;
            }
        }
        return to;
    }

    private Curve middle(int resource, double factor) {
        return Curve.zero(basis()).add(sums[resource].low(), factor / 2).add(sums[resource].high(), factor / 2);
    }
}
