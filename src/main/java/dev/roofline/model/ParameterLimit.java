package dev.roofline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps models to what can be counted. */
final class ParameterLimit {
    /** More parameters than any model has; keeps every count inside a long. */
    private static final double MOST_PARAMETERS = 1L << 58;

    private ParameterLimit() {}

    static void require(List<Stack> stacks, List<Tower> towers, Optional<MultiTokenPrediction> extra, int width) {
        double most = extra.isPresent()
                ? extra.get().modules() * layerParameters(extra.get().layer(), width)
                : 0;
        List<Stack> all = new ArrayList<>(stacks);
        for (Tower tower : towers) {
            all.add(tower.stack());
        }
        for (Stack stack : all) {
            for (LayerGroup group : stack.groups()) {
                most += group.layers().count() * layerParameters(group, stack.width());
            }
        }
        if (most > MOST_PARAMETERS) {
            throw new IllegalArgumentException("the layers have more than 2^58 parameters, which are not counted");
        }
    }

    private static double layerParameters(LayerGroup group, int width) {
        double sum = group.mixer().isPresent() ? group.mixer().get().parameters(width) : 0;
        if (group.feedForward().isPresent()) {
            sum += group.feedForward().get().roughParameters(width);
        }
        return sum;
    }
}
