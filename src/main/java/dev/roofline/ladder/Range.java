package dev.roofline.ladder;

/** Sizes from one to another, both of them included. */
public record Range(long from, long to) {
    public Range {
        if (from > to) {
            throw new IllegalArgumentException("a range of sizes rises: " + from + " to " + to);
        }
    }
}
