package dev.roofline.prose;

import dev.roofline.model.LayerGroup;
import java.util.ArrayList;
import java.util.List;

/** What a layer is made of, in words. */
public final class LayerText {
    private LayerText() {}

    public static String of(LayerGroup group) {
        List<String> parts = new ArrayList<>();
        parts.add(group.norm().label() + " norm (" + group.placement().label().replace('_', ' ') + ")");
        if (group.mixer().isPresent()) {
            parts.add(group.mixer().get().description());
        }
        if (group.cross().isPresent()) {
            parts.add("cross-" + group.cross().get().description());
        }
        if (group.feedForward().isPresent()) {
            parts.add(group.feedForward().get().description());
        }
        if (group.sharedWeights()) {
            parts.add("one set of weights for all of them");
        }
        return String.join("; ", parts);
    }
}
