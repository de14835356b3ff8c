package dev.roofline.ladder;

/** A time as a function of a size: a sum over a basis. */
final class Curve {
    private final Basis basis;
    private final double[] weights;

    Curve(Basis basis, double[] weights) {
        this.basis = basis;
        this.weights = weights;
    }

    static Curve zero(Basis basis) {
        return new Curve(basis, new double[basis.size()]);
    }

    static Curve constant(Basis basis, double value) {
        Curve curve = zero(basis);
        curve.weights[0] = value;
        return curve;
    }

    Curve copy() {
        return new Curve(basis, weights.clone());
    }

    Basis basis() {
        return basis;
    }

    /** Adds another curve over the same basis. */
    Curve add(Curve other, double factor) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] += factor * other.weights[i];
        }
        return this;
    }

    Curve add(double value) {
        weights[0] += value;
        return this;
    }

    boolean isZero() {
        for (double weight : weights) {
            if (weight != 0) {
                return false;
            }
        }
        return true;
    }

    double at(long t) {
        double value = polynomial(t);
        for (int i = 3; i < weights.length; i++) {
            if (weights[i] != 0) {
                value += weights[i] * basis.saturated(i - 3, t);
            }
        }
        return value;
    }

    private double polynomial(double t) {
        double value = weights[0] + (t - basis.anchor()) * weights[1];
        return weights[2] == 0 ? value : value + (t - basis.anchor()) * (t - basis.second()) * weights[2];
    }

    /** A bound that no value from one size to another is below. */
    double least(long from, long to) {
        return extreme(from, to, -1);
    }

    /** A bound that no value from one size to another is above. */
    double most(long from, long to) {
        return extreme(from, to, 1);
    }

    private double extreme(long from, long to, int sign) {
        double first = polynomial(from);
        double last = polynomial(to);
        double extreme = sign > 0 ? Math.max(first, last) : Math.min(first, last);
        if (weights[2] * sign < 0) {
            double vertex = (basis.anchor() + basis.second() - weights[1] / weights[2]) / 2;
            if (vertex > from && vertex < to) {
                extreme = sign > 0 ? Math.max(extreme, polynomial(vertex)) : Math.min(extreme, polynomial(vertex));
            }
        }
        for (int i = 3; i < weights.length; i++) {
            if (weights[i] != 0) {
                // What saturates rises: where its weight is negative the other end is the extreme.
                extreme += weights[i] * basis.saturated(i - 3, weights[i] * sign > 0 ? to : from);
            }
        }
        return extreme;
    }

    /** Where a straight line between two sizes changes its sign; the last of them where it does not. */
    long zero(long from, long to) {
        double first = at(from);
        double last = at(to);
        if (first == 0 || first > 0 == last > 0) {
            return to;
        }
        return from + (long) ((to - from) * (Math.abs(first) / (Math.abs(first) + Math.abs(last))));
    }
}
