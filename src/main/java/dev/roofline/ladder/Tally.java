package dev.roofline.ladder;

import dev.roofline.placement.Bound;

/**
 * The time of a step's operators over a range of sizes, by the resource that bounds them: sums over those of which it is
 * known which resource that is, and how much the others may add.
 */
final class Tally {
    static final int COMPUTE = 0;
    static final int MEMORY = 1;
    static final int NETWORK = 2;
    /** Time of exchanges that are bounded by the memory, kept apart where other work hides exchanges. */
    static final int EXCHANGE_MEMORY = 3;
    /** What hides exchanges, and what is hidden. */
    static final int WORK = 4;

    static final int EXCHANGE = 5;
    private static final int SUMS = 6;

    private final Band[] sums = new Band[SUMS];
    /** What operators of which the bound is open may add to each sum. */
    private final double[] open = new double[SUMS];
    /** Time that they take in any case, of work and of exchanges. */
    private double openWork;

    private double openExchange;

    private Tally() {}

    /** The number of what a resource bounds. */
    static int of(Bound bound) {
        return bound == Bound.COMPUTE ? COMPUTE : bound == Bound.MEMORY ? MEMORY : NETWORK;
    }

    static Tally empty(Basis basis) {
        Tally tally = new Tally();
        for (int sum = 0; sum < SUMS; sum++) {
            tally.sums[sum] = Band.zero(basis);
        }
        return tally;
    }

    /** The same without what is open. */
    Tally closed() {
        Tally tally = new Tally();
        for (int sum = 0; sum < SUMS; sum++) {
            tally.sums[sum] = sums[sum].copy();
        }
        return tally;
    }

    void add(int sum, Band time) {
        sums[sum].add(time, 1, 1);
    }

    void addOpen(int sum, double most) {
        open[sum] += most;
    }

    void addOpenTime(boolean exchange, double least) {
        if (exchange) {
            openExchange += least;
        } else {
            openWork += least;
        }
    }

    Band sum(int sum) {
        return sums[sum];
    }

    double open(int sum) {
        return open[sum];
    }

    double openWork() {
        return openWork;
    }

    double openExchange() {
        return openExchange;
    }

    /**
     * Bounds of the part of exchanges that shows, where other work may hide a part of them as far as it lasts: the lower and
     * the upper.
     */
    double[] shown(double overlap, long from, long to) {
        Curve spare = sums[WORK].low().copy().add(sums[EXCHANGE].high(), -overlap * (1 + Shares.CERTAIN));
        if (spare.least(from, to) - overlap * open[EXCHANGE] > 0) {
            return new double[] {1 - overlap, 1 - overlap};
        }
        double leastExchange = sums[EXCHANGE].low().least(from, to);
        double mostExchange = sums[EXCHANGE].high().most(from, to) + open[EXCHANGE];
        double leastWork = sums[WORK].low().least(from, to);
        double mostWork = sums[WORK].high().most(from, to) + open[WORK];
        double mostHidden = Math.min(overlap, leastExchange > 0 ? mostWork / leastExchange : overlap);
        double leastHidden = Math.min(overlap, mostExchange > 0 ? leastWork / mostExchange : overlap);
        return new double[] {(1 - Shares.CERTAIN) * (1 - mostHidden), (1 + Shares.CERTAIN) * (1 - leastHidden)};
    }

    /** Whether exchanges are all bounded by links, and certainly last longer than what could hide them. */
    boolean exchangesOutlast(double overlap, long from, long to) {
        if (!isZero(EXCHANGE_MEMORY) || open[NETWORK] > 0) {
            return false;
        }
        Curve lack = sums[WORK].high().copy().add(sums[EXCHANGE].low(), -overlap * (1 - Shares.CERTAIN));
        return lack.most(from, to) + open[WORK] < 0;
    }

    boolean isZero(int sum) {
        return open[sum] == 0 && sums[sum].isZero();
    }
}
