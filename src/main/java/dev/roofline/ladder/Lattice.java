package dev.roofline.ladder;

/**
 * Sizes that are numbered: all of them, or in each period two, or one.
 *
 * @param length of a period
 * @param origin with which the period of number 0 begins
 * @param low how far into a period the first of its sizes is
 * @param high how far into it the last is; the same where it is one
 */
record Lattice(long length, long origin, long low, long high) {
    static final Lattice EVERY_SIZE = new Lattice(1, 0, 0, 0);

    /** The first and the last size of each period. */
    static Lattice of(Period period) {
        return new Lattice(period.length(), period.origin(), 0, period.length() - 1);
    }

    /** One size of each period. */
    Lattice at(long inside) {
        return new Lattice(length, origin, inside, inside);
    }

    /** Without the linking of method handles that a record's own comparison takes at a start. */
    boolean is(Lattice other) {
        return length == other.length && origin == other.origin && low == other.low && high == other.high;
    }

    boolean isEverySize() {
        return length == 1;
    }

    /** The number of a size, or of its period. */
    long number(long size) {
        return Math.floorDiv(size - origin, length);
    }

    long low(long number) {
        return origin + number * length + low;
    }

    long high(long number) {
        return origin + number * length + high;
    }
}
