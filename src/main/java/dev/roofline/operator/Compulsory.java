package dev.roofline.operator;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.Layers;
import dev.roofline.model.Stack;
import java.util.ArrayList;
import java.util.List;

/**
 * Products, kernels, scans and lookups with weights, cache and gradients alone, and what is exchanged: what no implementation
 * can leave out.
 */
final class Compulsory {
    private Compulsory() {}

    /**
     * What is left of operators.
     *
     * @param stacks whose layers they stand in
     * @param passes how often the operators run while weights could stay on the chip: they need move only once
     */
    static List<Operator> of(List<Stack> stacks, List<Operator> operators, long passes) {
        Dimension times = Letter.MICRO_BATCHES.ofSeveral(passes);
        List<Operator> kept = new ArrayList<>();
        for (Operator operator : operators) {
            if (operator.isDispensable()) {
                continue;
            }
            if (operator.exchange().isPresent()) {
                kept.add(operator);
                continue;
            }
            Dimension weightSets = weightSets(stacks, operator.site());
            List<Access> accesses = new ArrayList<>();
            for (Access access : operator.accesses()) {
                switch (access.kind()) {
                    case WEIGHT -> accesses.add(access.times(weightSets.over(times)));
                    case GRADIENT -> accesses.add(access.times(weightSets));
                    case KV_READ, KV_WRITTEN, OPTIMIZER -> accesses.add(access);
                    case HOST -> accesses.add(access.times(Dimension.Constant.ONE.over(times)));
                    case ACTIVATION -> {}
                }
            }
            kept.add(operator.withAccesses(accesses));
        }
        return unseen(kept);
    }

    /** The same with exchanges whose bytes cross links, and go unseen in memory. */
    static List<Operator> unseen(List<Operator> operators) {
        List<Operator> kept = new ArrayList<>(operators.size());
        for (Operator operator : operators) {
            kept.add(operator.exchange().isPresent() ? operator.withAccesses(List.of()) : operator);
        }
        return kept;
    }

    /** Sets of weights for each layer that runs: below 1 where layers share one, which need move only once. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    private static Dimension weightSets(List<Stack> stacks, Site site) {
        if (site.layers().isPresent()) {
            Layers layers = site.layers().get();
            for (Stack stack : stacks) {
                for (LayerGroup group : stack.groups()) {
                    if (group.sharedWeights() && group.layers() == layers) {
                        return Dimension.Constant.ONE.over(Letter.SHARING_LAYERS.ofSeveral(layers.count()));
                    }
                }
            }
        }
        return Dimension.Constant.ONE;
    }
}
