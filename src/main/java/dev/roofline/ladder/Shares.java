package dev.roofline.ladder;

import dev.roofline.placement.Bound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of a phase over a range of sizes, parted by the resource that bounds it: between curves, with what is open. */
final class Shares {
    /** Parts of a value by which resources have to differ for their order to be certain: more than any roundings. */
    static final double CERTAIN = 1e-9;

    private static final Bound[] BOUNDS = Bound.values();

    private final Curve[] low = new Curve[Regions.RESOURCES];
    private final Curve[] high = new Curve[Regions.RESOURCES];
    private final double[] open = new double[Regions.RESOURCES];
    private double openLeast;

    Shares(Basis basis) {
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            low[resource] = Curve.zero(basis);
            high[resource] = Curve.zero(basis);
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
        low[Tally.NETWORK]
                .add(step.low(Tally.EXCHANGE), 1)
                .add(step.high(Tally.WORK), -1)
                .add(-step.open(Tally.WORK));
        high[Tally.NETWORK].add(step.high(Tally.EXCHANGE), 1).add(step.low(Tally.WORK), -1);
    }

    private void work(Tally step) {
        low[Tally.COMPUTE].add(step.low(Tally.COMPUTE), 1);
        high[Tally.COMPUTE].add(step.high(Tally.COMPUTE), 1);
        low[Tally.MEMORY].add(step.low(Tally.MEMORY), 1);
        high[Tally.MEMORY].add(step.high(Tally.MEMORY), 1);
        open[Tally.COMPUTE] += step.open(Tally.COMPUTE);
        open[Tally.MEMORY] += step.open(Tally.MEMORY);
        openLeast += step.openWork();
    }

    private void exchanges(Tally step, double least, double most) {
        low[Tally.NETWORK].add(step.low(Tally.NETWORK), least);
        high[Tally.NETWORK].add(step.high(Tally.NETWORK), most);
        low[Tally.MEMORY].add(step.low(Tally.EXCHANGE_MEMORY), least);
        high[Tally.MEMORY].add(step.high(Tally.EXCHANGE_MEMORY), most);
        open[Tally.NETWORK] += most * step.open(Tally.NETWORK);
        open[Tally.MEMORY] += most * step.open(Tally.EXCHANGE_MEMORY);
        openLeast += least * step.openExchange();
    }

    /** Whether the time is certainly shorter than another's, less a part of that, at each of the sizes. */
    boolean areShorter(Shares other, double by, long from, long to) {
        Curve margin = Curve.zero(low[0].basis());
        double most = 0;
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            margin.add(other.low[resource], 1 - by).add(high[resource], -1);
            most += open[resource];
        }
        return margin.least(from, to) + (1 - by) * other.openLeast - most > 0;
    }

    /** Whether the time is certainly no shorter than another's, less a part of that, at any of the sizes. */
    boolean areNoShorter(Shares other, double by, long from, long to) {
        Curve margin = Curve.zero(low[0].basis());
        double most = 0;
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            margin.add(low[resource], 1).add(other.high[resource], by - 1);
            most += other.open[resource];
        }
        return margin.least(from, to) + openLeast - (1 - by) * most > 0;
    }

    /** The first of {@link #areShorter} where all resources work at once, so that the largest sum is the time. */
    boolean areShorterAtOnce(Shares other, double by, long from, long to) {
        return isAbove(other.low, 1 - by, high, 1, from, to);
    }

    /** The same of {@link #areNoShorter}. */
    boolean areNoShorterAtOnce(Shares other, double by, long from, long to) {
        return isAbove(low, 1, other.high, 1 - by, from, to);
    }

    /** Whether one of some sums is certainly above each of others. */
    private static boolean isAbove(Curve[] sums, double factor, Curve[] others, double ofOthers, long from, long to) {
        for (Curve sum : sums) {
            boolean above = true;
            for (Curve other : others) {
                above &= Curve.zero(sum.basis())
                                .add(sum, factor)
                                .add(other, -ofOthers)
                                .least(from, to)
                        > 0;
            }
            if (above) {
                return true;
            }
        }
        return false;
    }

    /** What is certain at each of the sizes; null where nothing is. */
    @Nullable
    Standing standing(long from, long to) {
        boolean nothing = true;
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            nothing &= high[resource].isZero() && open[resource] == 0;
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
        return low[resource].copy().add(low[resource], -CERTAIN).add(high[other], -1 - CERTAIN);
    }

    /** Whether the first resource holds two thirds: twice what the others hold. */
    private @Nullable Standing mixing(int resource, long from, long to) {
        Curve least = low[resource].copy().add(low[resource], -CERTAIN);
        Curve most = high[resource].copy().add(high[resource], CERTAIN);
        double others = 0;
        for (int other = 0; other < Regions.RESOURCES; other++) {
            if (other != resource) {
                least.add(high[other], -2 * (1 + CERTAIN));
                most.add(low[other], -2 * (1 - CERTAIN));
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
        Curve difference = Curve.zero(low[0].basis());
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            difference.add(middle(resource, 1), 1).add(other.middle(resource, -1), 1);
        }
        return difference.zero(from, to);
    }

    /** The last size before one near which the order of resources changes, or one holds two thirds or no longer does. */
    long turn(long from, long to) {
        for (int resource = 0; resource < Regions.RESOURCES; resource++) {
            Curve thirds = Curve.zero(low[0].basis());
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
        return Curve.zero(low[0].basis()).add(low[resource], factor / 2).add(high[resource], factor / 2);
    }
}
