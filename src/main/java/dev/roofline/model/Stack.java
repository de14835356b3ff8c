package dev.roofline.model;

import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stack of layers that run one after another.
 *
 * @param name what its operators are called after; the kind's label where it has none of its own
 * @param width channels of its residual stream
 * @param causal whether a token sees only itself and what came before it
 */
public record Stack(
        Kind kind,
        String name,
        int width,
        boolean causal,
        StackInput input,
        List<LayerGroup> groups,
        Optional<Norm> finalNorm) {
    /** Whether it takes its input at once, or keeps a cache and goes on token by token. */
    public enum Kind implements Labelled {
        ENCODER,
        DECODER
    }

    public Stack {
        groups = List.copyOf(groups);
        if (width < 1) {
            throw new IllegalArgumentException("a stack has a width");
        }
        if (kind == Kind.DECODER && !causal) {
            throw new IllegalArgumentException("a decoder is causal");
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("a stack has layers");
        }
        long layers = layerCount(groups);
        if (layers > LayerRange.MOST) {
            throw new IllegalArgumentException(
                    "the groups have " + layers + " layers; " + LayerRange.MOST + " are the most");
        }
        boolean[] taken = new boolean[(int) layers];
        for (LayerGroup group : groups) {
            for (int layer : group.layers().indices()) {
                if (layer >= taken.length || taken[layer]) {
                    throw new IllegalArgumentException("the groups' layers do not cover 0 to " + (taken.length - 1)
                            + " once each: layer " + layer);
                }
                taken[layer] = true;
            }
        }
    }

    /** A stack of the usual kind: an encoder sees both ways, a decoder what came before. */
    public Stack(Kind kind, int width, StackInput input, List<LayerGroup> groups, Optional<Norm> finalNorm) {
        this(kind, kind.label(), width, kind == Kind.DECODER, input, groups, finalNorm);
    }

    public Stack withGroups(List<LayerGroup> other) {
        return new Stack(kind, name, width, causal, input, other, finalNorm);
    }

    /** The same between another input and another norm. */
    public Stack between(StackInput before, Optional<Norm> after) {
        return new Stack(kind, name, width, causal, before, groups, after);
    }

    public boolean isEncoder() {
        return kind == Kind.ENCODER;
    }

    public int layerCount() {
        return (int) layerCount(groups);
    }

    private static long layerCount(List<LayerGroup> groups) {
        long count = 0;
        for (LayerGroup group : groups) {
            count += group.layers().count();
        }
        return count;
    }

    /** Every mixer with the layers it stands in, in the order of the groups. */
    public List<SequenceMixer> mixers() {
        List<SequenceMixer> mixers = new ArrayList<>();
        for (LayerGroup group : groups) {
            if (group.mixer().isPresent()) {
                mixers.add(group.mixer().get());
            }
        }
        return mixers;
    }

    /** Tables of relative positions that the stack's layers share. */
    public WeightCount relativeTable() {
        for (SequenceMixer mixer : mixers()) {
            WeightCount table = mixer.stackTable(width);
            if (table.elements() > 0) {
                return table;
            }
        }
        return WeightCount.NONE;
    }
}
