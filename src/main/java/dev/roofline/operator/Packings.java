package dev.roofline.operator;

/** Ways to put things into nodes that are filled evenly: each node takes as many as any other, or one fewer. */
public final class Packings {
    private Packings() {}

    /**
     * The sizes that the fullest of evenly filled nodes may have, the smallest first. Those of nodes that hold less are among
     * those of nodes that hold more, so that a larger node never has a worse choice.
     */
    public static long[] sizes(long things) {
        int count = 0;
        for (long size = 1; size <= things; size = next(things, size)) {
            count++;
        }
        long[] sizes = new long[count];
        long size = 1;
        for (int i = 0; i < count; i++) {
            sizes[i] = size;
            size = next(things, size);
        }
        return sizes;
    }

    /** Nodes that the things need, none taking more than so many. */
    public static long nodes(long things, long size) {
        return (things + size - 1) / size;
    }

    /** The next larger size at which fewer nodes do. */
    private static long next(long things, long size) {
        long fewer = nodes(things, size) - 1;
        return fewer < 1 ? things + 1 : nodes(things, fewer);
    }
}
