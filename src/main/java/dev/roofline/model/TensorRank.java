package dev.roofline.model;

/**
 * One of the ranks that divide heads and channels among them.
 *
 * @param degree ranks
 * @param rank 0 to degree - 1
 * @param expertSlices slices of each routed expert; {@code degree}, or fewer where whole experts go to tensor ranks
 */
public record TensorRank(long degree, long rank, long expertSlices) {
    /**
     * Heads of a rank.
     *
     * @param all query heads, or what stands in their place
     * @param kept key/value heads that they share, or groups
     */
    record Heads(int all, int kept) {}

    /**
     * The rank's part of things that are divided evenly.
     *
     * @throws IllegalArgumentException where there are fewer than ranks
     */
    int share(int things, String what) {
        requireEnough(things, what);
        return Split.share(things, degree, rank);
    }

    /**
     * Key/value heads go to ranks whole, each with the heads that share it. Where there are fewer than ranks, each is held
     * by several, which divide its heads among them.
     */
    Heads heads(int all, int kept, String what) {
        requireEnough(all, what);
        int sharing = all / kept;
        if (degree <= kept) {
            int own = Split.share(kept, degree, rank);
            return new Heads(own * sharing, own);
        }
        // Ranks from degree * i / kept on hold head i; the first head has the fewest holders, so that rank 0 holds
        // most.
        long head = ((rank + 1) * kept - 1) / degree;
        long from = degree * head / kept;
        long to = degree * (head + 1) / kept;
        return new Heads(Split.share(sharing, to - from, rank - from), 1);
    }

    /** The rank's channels of a feed-forward. */
    int channels(int width) {
        return slice(width, degree, rank);
    }

    /** The rank's channels of a routed expert. */
    int expertChannels(int width) {
        return slice(width, expertSlices, rank % expertSlices);
    }

    private static int slice(int width, long slices, long slice) {
        if (width < slices) {
            throw new IllegalArgumentException("a feed-forward of " + width + " channels");
        }
        return Split.share(width, slices, slice);
    }

    private void requireEnough(int things, String what) {
        if (things < degree) {
            throw new IllegalArgumentException("its " + things + " " + what);
        }
    }
}
