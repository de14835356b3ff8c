package dev.roofline.model;

/**
 * Heads of grouped-query attention.
 *
 * @param heads query heads
 * @param kvHeads key/value heads that they share
 * @param headSize channels of each
 */
public record GroupedHeads(int heads, int kvHeads, int headSize) {
    /** Channels of all queries: h·e. */
    public long queryWidth() {
        return (long) heads * headSize;
    }

    /** Channels of all keys, and of all values: k·e. */
    public long kvWidth() {
        return (long) kvHeads * headSize;
    }
}
