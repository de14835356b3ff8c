package dev.roofline.model;

import java.util.Optional;

/**
 * Layers at even distances: {@code first, first + step, ...} up to {@code last}.
 *
 * @param first index of the first layer, from 0
 * @param last index of the last layer, reached by whole steps
 */
public record LayerRange(int first, int last, int step) {
    /** More layers than any model has; keeps hostile files from asking for billions of rows. */
    public static final int MOST = 10_000;

    public LayerRange {
        if (first < 0 || last < first || step < 1 || last >= MOST || (last - first) % step != 0) {
            throw new IllegalArgumentException("not a range of layers: " + first + "-" + last + ":" + step);
        }
    }

    /** Layers 0 to count-1. */
    public static LayerRange firstOnes(int count) {
        return new LayerRange(0, count - 1, 1);
    }

    /** Reads {@code "3"}, {@code "0-11"} or {@code "0-40:2"}; empty where the text is none of them. */
    public static Optional<LayerRange> parse(String text) {
        try {
            int colon = text.indexOf(':');
            int step = colon < 0 ? 1 : Integer.parseInt(text.substring(colon + 1));
            String range = colon < 0 ? text : text.substring(0, colon);
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            return Optional.of(new LayerRange(first, last, step));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public int count() {
        return (last - first) / step + 1;
    }

    public boolean contains(int layer) {
        return layer >= first && layer <= last && (layer - first) % step == 0;
    }

    /** {@code 0-11}, {@code 5} or, for every second layer, {@code 0-40:2}. */
    @Override
    public String toString() {
        if (first == last) {
            return Integer.toString(first);
        }
        return first + "-" + last + (step == 1 ? "" : ":" + step);
    }
}
