package dev.roofline.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A stack of layers that run one after another. */
public record Stack(Kind kind, StackInput input, List<LayerGroup> groups, Optional<Norm> finalNorm) {
    /** Whether tokens see both directions, or only what came before them. */
    public enum Kind {
        ENCODER,
        DECODER;

        private final String label = name().toLowerCase(Locale.ROOT);

        public String label() {
            return label;
        }
    }

    public Stack {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(input);
        Objects.requireNonNull(finalNorm);
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("a stack has layers");
        }
        boolean[] taken = new boolean[layerCount(groups)];
        for (LayerGroup group : groups) {
            LayerRange range = group.layers();
            for (int layer = range.first(); layer <= range.last(); layer += range.step()) {
                if (layer >= taken.length || taken[layer]) {
                    throw new IllegalArgumentException(
                            "the groups' layers do not cover 0 to " + (taken.length - 1) + " once each: layer " + layer);
                }
                taken[layer] = true;
            }
        }
    }

    public int layerCount() {
        return layerCount(groups);
    }

    private static int layerCount(List<LayerGroup> groups) {
        int count = 0;
        for (LayerGroup group : groups) {
            count += group.layers().count();
        }
        return count;
    }

    /** The table of relative position biases that the stack's layers share, in elements. */
    public long relativeTable() {
        for (LayerGroup group : groups) {
            if (group.mixer() instanceof Attention attention && attention.relativeBuckets() > 0) {
                return attention.relativeTable();
            }
        }
        return 0;
    }
}
