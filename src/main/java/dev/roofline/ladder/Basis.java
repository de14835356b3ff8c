package dev.roofline.ladder;

/**
 * The functions of a size that curves are sums of: 1, t - a, (t - a)(t - b), and 1 - q^(t - a) for each rate ln q. Those of
 * Newton's interpolation keep their digits where a + 1 is looked at as well as where a billion is.
 *
 * @param anchor a
 * @param second b
 * @param rates of what saturates, negative
 */
@SuppressWarnings("ArrayRecordComponent") // of the innermost loop, and never compared
record Basis(long anchor, long second, double[] rates) {
    int size() {
        return 3 + rates.length;
    }

    double saturated(int rate, double at) {
        return -Math.expm1(rates[rate] * (at - anchor));
    }
}
