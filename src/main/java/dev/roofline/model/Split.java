package dev.roofline.model;

/** How whole things are divided over ranks: evenly, the first ranks taking one more where they do not divide. */
public final class Split {
    private Split() {}

    /** What a rank holds of so many things. */
    public static int share(int things, long ranks, long rank) {
        return (int) share((long) things, ranks, rank);
    }

    /**
     * After how many parcels of so many things each a rank's share has grown by a whole number for each parcel.
     *
     * @param each things of a parcel
     */
    public static long period(long each, long ranks) {
        long a = ranks;
        long b = each;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return ranks / a;
    }

    /** The same of a number of things that may be large. */
    public static long share(long things, long ranks, long rank) {
        return things / ranks + (rank < things % ranks ? 1 : 0);
    }

    /** What the ranks before one hold together. */
    public static long before(long things, long ranks, long rank) {
        return rank * (things / ranks) + Math.min(rank, things % ranks);
    }
}
