package dev.roofline.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Curves over ranges of sizes, or of periods, laid once for a phase and its groups. */
final class Ground {
    /** Curves of periods that are asked this often what is inside have to be right there each time. */
    private static final int CONFIRMED = 3;

    private final Samples samples;
    private final BreakPoints points;
    private final long asked;
    private final List<LaidRange> ranges = new ArrayList<>();
    private int insides;

    private record LaidRange(Lattice lattice, long first, long last, Regions.Laid laid) {}

    Ground(Samples samples, BreakPoints points, long asked) {
        this.samples = samples;
        this.points = points;
        this.asked = asked;
    }

    Regions.Laid over(Lattice lattice, long first, long last) {
        for (LaidRange known : ranges) {
            if (known.first() == first
                    && known.last() == last
                    && known.lattice().is(lattice)) {
                return known.laid();
            }
        }
        Regions.Laid laid = lay(lattice, first, last);
        ranges.add(new LaidRange(lattice, first, last, laid));
        return laid;
    }

    private Regions.Laid lay(Lattice lattice, long first, long last) {
        long[] at = spread(lattice, first, last);
        Sample[] low = new Sample[at.length];
        Sample[] high = new Sample[at.length];
        for (int i = 0; i < at.length; i++) {
            low[i] = samples.at(lattice.low(at[i]));
            high[i] = samples.at(lattice.high(at[i]));
        }
        double[] rates = points.rates(lattice.low(first));
        for (int i = 0; i < rates.length; i++) {
            rates[i] *= lattice.length();
        }
        Regions.Laid laid = Regions.of(at, low, high, rates);
        for (int i = 1; i < laid.regions().size(); i++) {
            Region before = laid.regions().get(i - 1);
            Region after = laid.regions().get(i);
            if (!isConfirmed(lattice, before, before.last()) || !isConfirmed(lattice, after, after.first())) {
                return new Regions.Laid(List.of(), laid.part());
            }
        }
        return laid;
    }

    /** Where curves meet analyses on both sides say so. */
    private boolean isConfirmed(Lattice lattice, Region region, long at) {
        return region.meets(at, samples.at(lattice.low(at)), samples.at(lattice.high(at)));
    }

    /** Samples of a range, in about the same proportion from one to the next; the run's own size among them. */
    private long[] spread(Lattice lattice, long first, long last) {
        long own = lattice.number(asked);
        boolean inside = own > first + 1 && own < last - 1;
        long second = inside ? own : near(lattice, first + 1, last - 1);
        long near = near(lattice, first, second);
        long far = near(lattice, second, last);
        return new long[] {first, near, second, far, last};
    }

    private long near(Lattice lattice, long from, long to) {
        long middle = Math.max(from + 1, Math.min(to - 1, middle(from, to)));
        return lattice.isEverySize() ? samples.near(middle, from, to) : middle;
    }

    /**
     * The sizes inside a period that has no kinks, from its first, its last and one between.
     *
     * @param edges the region that it is in
     * @return empty where times follow no parabolas there
     */
    Optional<Region> inside(Lattice lattice, long number, Region edges) {
        long step = lattice.length() / 2;
        if (edges.torn() || edges.last() - edges.first() < CurveFit.SAMPLES + 1) {
            return Optional.empty();
        }
        for (Region between :
                over(lattice.at(step), edges.first(), edges.last()).regions()) {
            if (between.first() <= number && number <= between.last()) {
                Region inside = edges.inside(number, between, lattice.low(number), step, lattice.length());
                return isConfirmedInside(inside) ? Optional.of(inside) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isConfirmedInside(Region inside) {
        if (insides >= CONFIRMED) {
            return true;
        }
        insides++;
        long at = inside.first() + Math.max(1, (inside.last() - inside.first()) / 3);
        Sample sample = samples.at(at);
        boolean meets = inside.meets(at, sample, sample);
        insides = meets ? insides : 0;
        return meets;
    }

    /** Between two sizes in proportion. */
    static long middle(long from, long to) {
        if (from < 0) {
            return from + (to - from) / 2;
        }
        long middle = (long) Math.sqrt((from + 1.0) * (to + 1.0)) - 1;
        return Math.max(from, Math.min(to - 1, middle));
    }
}
