package dev.roofline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers of a stack that are alike, as ranges in the order of their first layers; no layer comes twice. */
public record Layers(List<LayerRange> ranges) {
    public Layers {
        ranges = rising(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("there are layers in a group");
        }
        boolean[] taken = new boolean[LayerRange.MOST];
        for (LayerRange range : ranges) {
            for (int layer = range.first(); layer <= range.last(); layer += range.step()) {
                if (taken[layer]) {
                    throw new IllegalArgumentException("layers has layer " + layer + " twice");
                }
                taken[layer] = true;
            }
        }
    }

    private static List<LayerRange> rising(List<LayerRange> ranges) {
        List<LayerRange> rising = new ArrayList<>();
        for (LayerRange range : ranges) {
            int at = rising.size();
            while (at > 0 && rising.get(at - 1).first() > range.first()) {
                at--;
            }
            rising.add(at, range);
        }
        return List.copyOf(rising);
    }

    public static Layers of(LayerRange range) {
        return new Layers(List.of(range));
    }

    /**
     * Reads {@code "5"}, {@code "0-11"}, {@code "0-40:2"}, or several of them, {@code "0-4:2,7-49:6"}; else empty.
     *
     * @throws IllegalArgumentException where a layer comes twice
     */
    public static Optional<Layers> parse(String text) {
        List<LayerRange> ranges = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            Optional<LayerRange> range = LayerRange.parse(text.substring(from, end));
            if (range.isEmpty() || ranges.size() == LayerRange.MOST) {
                return Optional.empty();
            }
            ranges.add(range.get());
            from = end + 1;
        }
        return Optional.of(new Layers(ranges));
    }

    public int count() {
        int count = 0;
        for (LayerRange range : ranges) {
            count += range.count();
        }
        return count;
    }

    /** Every layer, by range. */
    public int[] indices() {
        int[] indices = new int[count()];
        int at = 0;
        for (LayerRange range : ranges) {
            for (int layer = range.first(); layer <= range.last(); layer += range.step()) {
                indices[at++] = layer;
            }
        }
        return indices;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (LayerRange range : ranges) {
            text.append(text.isEmpty() ? "" : ",").append(range);
        }
        return text.toString();
    }
}
