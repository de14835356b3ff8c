package dev.roofline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one pipeline stage holds of a model, which is a model itself: consecutive layers of each stack, the first stages
 * one more where they do not divide. The first stage has the embedding, tables and towers, the last the final norm and
 * the head, for which it keeps a copy of a tied embedding (Megatron-LM, arXiv 2104.04473, section 3.1).
 */
public final class StageModel {
    private StageModel() {}

    /**
     * A stage's part, its layers renumbered.
     *
     * @param stage 0 to stages - 1; every stack has as many layers as there are stages, or more
     */
    public static ModelSpec of(ModelSpec model, long stage, long stages) {
        return of(model, stage, stages, 1);
    }

    /**
     * The same with several runs of layers on each device, the first of every device before the second of any
     * (arXiv 2104.04473, section 2.2.2).
     *
     * @param chunks runs of layers on each device; every stack has as many layers as there are runs, or more
     */
    public static ModelSpec of(ModelSpec model, long stage, long stages, long chunks) {
        if (stages == 1) {
            return model;
        }
        boolean first = stage == 0;
        boolean last = stage == stages - 1;
        List<Stack> stacks = new ArrayList<>();
        for (Stack stack : model.stacks()) {
            stacks.add(part(stack, stage, stages, chunks, first, last));
        }
        return model.withStacks(stacks)
                .withTowers(first ? model.towers() : List.of())
                .withMultiTokenPrediction(Optional.empty())
                .withHead(last ? model.head() : new NoHead(false))
                .withCheckpoint(model.checkpoint().withExtras(List.of()));
    }

    private static Stack part(Stack stack, long stage, long stages, long chunks, boolean first, boolean last) {
        boolean[] held = new boolean[stack.layerCount()];
        for (long chunk = 0; chunk < chunks; chunk++) {
            hold(held, chunk * stages + stage, stages * chunks);
        }
        List<LayerGroup> groups = new ArrayList<>();
        int next = 0;
        for (LayerGroup group : stack.groups()) {
            int count = 0;
            for (int layer : group.layers().indices()) {
                count += held[layer] ? 1 : 0;
            }
            if (count > 0) {
                Layers own = Layers.of(new LayerRange(next, next + count - 1, 1));
                groups.add(group.withLayers(own));
                next += count;
            }
        }
        return stack.withGroups(groups)
                .between(first ? stack.input() : bare(stack.input()), last ? stack.finalNorm() : Optional.empty());
    }

    /** Marks the layers of one of so many runs. */
    private static void hold(boolean[] held, long run, long runs) {
        int layers = held.length;
        int from = (int) (layers / runs * run + Math.min(run, layers % runs));
        int to = from + Split.share(layers, runs, run);
        for (int layer = from; layer < to; layer++) {
            held[layer] = true;
        }
    }

    /** A stage after the first takes the stream of the one before it; a front end stays for the shape of its input. */
    private static StackInput bare(StackInput input) {
        return new StackInput(0, 0, Optional.empty(), input.frontEnd());
    }
}
