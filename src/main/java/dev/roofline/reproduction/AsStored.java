package dev.roofline.reproduction;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Quantization;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A model as a checkpoint or an engine stores it, where that is not as its spec says. */
final class AsStored {
    private AsStored() {}

    /** The same with some parts of all layers in another format. */
    static ModelSpec quantised(ModelSpec model, Quantization quantization) {
        return model.withCheckpoint(model.checkpoint().withQuantization(Optional.of(quantization)));
    }

    /** The same where whole sequences are kept in layers with a window or chunks. */
    static ModelSpec wholeSight(ModelSpec model) {
        return changed(model, group -> group.withMixer(group.mixer().map(SequenceMixer::unmasked)));
    }

    /** The same with other layers. */
    static ModelSpec changed(ModelSpec model, UnaryOperator<LayerGroup> change) {
        List<Stack> stacks = new ArrayList<>();
        for (Stack stack : model.stacks()) {
            List<LayerGroup> groups = new ArrayList<>(stack.groups());
            groups.replaceAll(change);
            stacks.add(stack.withGroups(groups));
        }
        return model.withStacks(stacks);
    }
}
