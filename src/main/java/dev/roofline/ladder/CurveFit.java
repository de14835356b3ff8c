package dev.roofline.ladder;

import org.jspecify.annotations.Nullable;

/**
 * Lays a curve through three samples of a time and asks others between them whether it is one: a straight line or a
 * parabola; a line and something that saturates; two lines that cross, as where another algorithm becomes faster or another
 * link slower. Times that have no kink are among the first; a time that is the least, or the largest, of lines and lies on
 * one line at three sizes lies on it at all between them.
 */
final class CurveFit {
    /** Samples that are asked for, by rising size. */
    static final int SAMPLES = 5;

    /** How far, in parts of the value, a curve may be from a sample: some roundings and no more. */
    private static final double EXACT = 1e-11;

    private final Basis basis;
    private final long[] at;
    private int kink;

    /** A curve up to a size, and another after it. */
    record Fitted(Curve before, long last, Curve after) {
        Curve on(long from) {
            return isBefore(from) ? before : after;
        }

        boolean isBefore(long from) {
            return from <= last;
        }
    }

    CurveFit(long[] at, double[] rates) {
        if (at.length != SAMPLES) {
            throw new IllegalArgumentException("a curve is laid through " + SAMPLES + " samples");
        }
        this.at = at;
        this.basis = new Basis(at[0], at[2], rates);
    }

    Basis basis() {
        return basis;
    }

    /** The curve of a time, which may saturate; null where none fits. */
    @Nullable
    Fitted of(double[] values, boolean saturates) {
        kink = SAMPLES / 2;
        Curve curve = polynomial(values);
        for (int rate = 0; saturates && curve == null && rate < basis.rates().length; rate++) {
            curve = saturating(values, rate);
        }
        return curve != null ? new Fitted(curve, at[SAMPLES - 1], curve) : kinked(values);
    }

    private @Nullable Curve polynomial(double[] values) {
        double[] weights = new double[basis.size()];
        double slope = (values[2] - values[0]) / (at[2] - at[0]);
        weights[0] = values[0];
        weights[1] = slope;
        Curve line = new Curve(basis, weights);
        if (meets(line, values)) {
            return line;
        }
        double[] bent = weights.clone();
        bent[2] = ((values[4] - values[2]) / (at[4] - at[2]) - slope) / (at[4] - at[0]);
        Curve parabola = new Curve(basis, bent);
        return meets(parabola, values) ? parabola : null;
    }

    private @Nullable Curve saturating(double[] values, int rate) {
        double near = basis.saturated(rate, at[2]);
        double far = basis.saturated(rate, at[4]);
        double determinant = (at[2] - at[0]) * far - (at[4] - at[0]) * near;
        if (determinant == 0) {
            return null;
        }
        double toNear = values[2] - values[0];
        double toFar = values[4] - values[0];
        double[] weights = new double[basis.size()];
        weights[0] = values[0];
        weights[1] = (toNear * far - toFar * near) / determinant;
        weights[3 + rate] = ((at[2] - at[0]) * toFar - (at[4] - at[0]) * toNear) / determinant;
        Curve curve = new Curve(basis, weights);
        return meets(curve, values) ? curve : null;
    }

    /** A line through the first two samples and one through the last two, of which one meets the sample between. */
    private @Nullable Fitted kinked(double[] values) {
        Curve before = line(0, 1, values);
        Curve after = line(3, 4, values);
        boolean goesOn = isAt(before, values, 2);
        boolean cameBefore = isAt(after, values, 2);
        if (goesOn && isAt(before, values, 3)) {
            // The kink is beyond the last but one sample, and the other line has one of each side.
            kink = 3;
            return null;
        }
        if (cameBefore && isAt(after, values, 1)) {
            kink = 1;
            return null;
        }
        if (!goesOn && !cameBefore) {
            return null;
        }
        Curve difference = before.copy().add(after, -1);
        long last = difference.zero(at[1], at[3]);
        boolean fits = last < at[3] && (isAt(before, values, 2) ? last >= at[2] : last < at[2]);
        return fits ? new Fitted(before, last, after) : null;
    }

    /** The sample next to which the times are best parted of which the last one followed no curve. */
    int kink() {
        return kink;
    }

    private Curve line(int from, int to, double[] values) {
        double slope = (values[to] - values[from]) / (at[to] - at[from]);
        double[] weights = new double[basis.size()];
        weights[0] = values[from] - slope * (at[from] - at[0]);
        weights[1] = slope;
        return new Curve(basis, weights);
    }

    private boolean meets(Curve curve, double[] values) {
        for (int i = 1; i < SAMPLES; i++) {
            if (!isAt(curve, values, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAt(Curve curve, double[] values, int sample) {
        return isAt(curve, at[sample], values[sample]);
    }

    static boolean isAt(Curve curve, long at, double value) {
        return Math.abs(curve.at(at) - value) <= EXACT * Math.abs(value);
    }
}
