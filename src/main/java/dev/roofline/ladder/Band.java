package dev.roofline.ladder;

/** A time over a range of sizes: nowhere below one curve and nowhere above another, which is the same where it is exact. */
record Band(Curve low, Curve high) {
    static Band zero(Basis basis) {
        return new Band(Curve.zero(basis), Curve.zero(basis));
    }

    Band copy() {
        return new Band(low.copy(), high.copy());
    }

    /** Adds a part of another: that of the lower curve, and that of the upper. */
    void add(Band other, double least, double most) {
        low.add(other.low, least);
        high.add(other.high, most);
    }

    boolean isZero() {
        return high.isZero();
    }
}
