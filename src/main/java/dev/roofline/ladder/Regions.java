package dev.roofline.ladder;

import dev.roofline.placement.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes regions of samples: the times of each operator as curves, parted where one of them has a kink. */
final class Regions {
    static final int RESOURCES = 3;

    private final CurveFit fit;
    private final Sample[] low;
    private final Sample[] high;
    private final CurveFit.Fitted zero;
    private final TreeSet<Long> lasts = new TreeSet<>();

    private Regions(long[] at, Sample[] low, Sample[] high, double[] rates) {
        this.fit = new CurveFit(at, rates);
        this.low = low;
        this.high = high;
        Curve nothing = Curve.zero(fit.basis());
        this.zero = new CurveFit.Fitted(nothing, at[at.length - 1], nothing);
    }

    /**
     * What came of a range.
     *
     * @param regions by rising size; empty where some operator's time follows no curve
     * @param part the last size of the first of two parts that may follow curves where the whole does not
     */
    record Laid(List<Region> regions, long part) {}

    /**
     * Lays curves over a range.
     *
     * @param at sizes, or numbers of periods, of the samples
     * @param low samples at them, or at the first size of each period
     * @param high the same samples, or those at the last size of each period
     * @param rates of what saturates
     */
    @SuppressWarnings("ReferenceEquality") // whether the samples are the same
    static Laid of(long[] at, Sample[] low, Sample[] high, double[] rates) {
        for (int i = 0; i < at.length; i++) {
            if (!low[i].isLike(low[0]) || (high[i] != low[i] && !high[i].isLike(low[0]))) {
                return new Laid(List.of(), at[CurveFit.SAMPLES / 2]);
            }
        }
        Regions regions = new Regions(at, low, high, rates);
        return new Laid(regions.regions(at[0], at[at.length - 1]), at[regions.fit.kink()]);
    }

    /** One region of which no more is known than that times are between those of its first size and of its last. */
    static Region box(Sample low, Sample high) {
        Basis basis = new Basis(0, 1, new double[0]);
        List<List<Atom>> forms = new ArrayList<>();
        for (int form = 0; form < low.forms().size(); form++) {
            Sample.Form own = low.forms().get(form);
            Sample.Form other = high.forms().get(form);
            List<Atom> atoms = new ArrayList<>();
            for (int i = 0; i < own.operators().size(); i++) {
                Band[] times = new Band[RESOURCES];
                for (int resource = 0; resource < RESOURCES; resource++) {
                    // What context ranks fetch of a chunk falls where their own tokens become more of it.
                    double first = own.seconds(i, resource);
                    double last = other.seconds(i, resource);
                    times[resource] = new Band(
                            Curve.constant(basis, Math.min(first, last)), Curve.constant(basis, Math.max(first, last)));
                }
                atoms.add(atom(own, i, times));
            }
            forms.add(atoms);
        }
        return new Region(0, 0, true, forms);
    }

    /** None where some time follows no curve. */
    @SuppressWarnings("ReferenceEquality") // whether the samples are the same
    private List<Region> regions(long first, long last) {
        List<List<CurveFit.Fitted[][]>> fitted = new ArrayList<>();
        for (int form = 0; form < low[0].forms().size(); form++) {
            List<CurveFit.Fitted[][]> operators = new ArrayList<>();
            for (int i = 0; i < low[0].forms().get(form).operators().size(); i++) {
                CurveFit.Fitted[] lows = fit(low, form, i);
                CurveFit.Fitted[] highs = low[0] == high[0] ? lows : lows == null ? null : fit(high, form, i);
                if (highs == null) {
                    return List.of();
                }
                operators.add(new CurveFit.Fitted[][] {lows, highs});
            }
            fitted.add(operators);
        }
        lasts.add(last);
        List<Region> regions = new ArrayList<>();
        long from = first;
        for (long to : lasts) {
            regions.add(region(from, to, fitted));
            from = to + 1;
        }
        return regions;
    }

    private CurveFit.Fitted @Nullable [] fit(Sample[] samples, int form, int operator) {
        CurveFit.Fitted[] fitted = new CurveFit.Fitted[RESOURCES];
        for (int resource = 0; resource < RESOURCES; resource++) {
            double[] values = new double[samples.length];
            boolean needed = false;
            for (int i = 0; i < samples.length; i++) {
                values[i] = samples[i].forms().get(form).seconds(operator, resource);
                needed |= values[i] != 0;
            }
            // Of all times those of the memory saturate, with the experts whose weights are read.
            fitted[resource] = needed ? fit.of(values, resource == Tally.MEMORY) : zero;
            if (fitted[resource] == null) {
                return null;
            }
            lasts.add(fitted[resource].last());
        }
        return fitted;
    }

    private Region region(long from, long to, List<List<CurveFit.Fitted[][]>> fitted) {
        List<List<Atom>> forms = new ArrayList<>();
        boolean torn = false;
        for (int form = 0; form < fitted.size(); form++) {
            Sample.Form own = low[0].forms().get(form);
            List<Atom> atoms = new ArrayList<>();
            for (int i = 0; i < own.operators().size(); i++) {
                CurveFit.Fitted[][] both = fitted.get(form).get(i);
                Band[] times = new Band[RESOURCES];
                for (int resource = 0; resource < RESOURCES; resource++) {
                    times[resource] = new Band(both[0][resource].on(from), both[1][resource].on(from));
                    torn |= both[0][resource].isBefore(from) != both[1][resource].isBefore(from);
                }
                atoms.add(atom(own, i, times));
            }
            forms.add(atoms);
        }
        return new Region(from, to, torn, forms);
    }

    private static Atom atom(Sample.Form form, int operator, Band[] times) {
        Placement placement = form.operators().get(operator);
        return new Atom(placement.site().group(), placement.isExchange(), form.steps()[operator], times);
    }
}
