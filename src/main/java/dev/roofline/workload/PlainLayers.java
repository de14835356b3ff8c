package dev.roofline.workload;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;

/** Layers of the kinds that the survey's tables are about (arXiv 2302.14017): attention and a feed-forward of each token. */
final class PlainLayers {
    private PlainLayers() {}

    static boolean areAllOf(ModelSpec model) {
        for (Stack stack : model.stacks()) {
            if (stack.input().frontEnd().isPresent()) {
                return false;
            }
            for (LayerGroup group : stack.groups()) {
                boolean plain = group.mixer().isPresent()
                        && group.mixer().get().groupedHeads().isPresent()
                        && group.feedForward().isPresent()
                        && group.experts().isEmpty();
                if (!plain) {
                    return false;
                }
            }
        }
        return true;
    }
}
