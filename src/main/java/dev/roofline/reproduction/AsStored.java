package dev.roofline.reproduction;

import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Quantization;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model as a checkpoint or an engine stores it, where that is not as its spec says. */
final class AsStored {
    private AsStored() {}

    /** The same with some parts of all layers in another format. */
    static ModelSpec quantised(ModelSpec model, Quantization quantization) {
        return with(model, Optional.of(quantization), model.stacks());
    }

    /** The same where whole sequences are kept in layers with a window or chunks. */
    static ModelSpec wholeSight(ModelSpec model) {
        List<Stack> stacks = new ArrayList<>();
        for (Stack stack : model.stacks()) {
            List<LayerGroup> groups = new ArrayList<>();
            for (LayerGroup group : stack.groups()) {
                Optional<SequenceMixer> mixer =
                        group.mixer().isPresent() ? Optional.of(of(group.mixer().get())) : Optional.empty();
                groups.add(new LayerGroup(
                        group.layers(),
                        group.norm(),
                        group.placement(),
                        group.sharedWeights(),
                        mixer,
                        group.cross(),
                        group.feedForward()));
            }
            stacks.add(new Stack(stack.kind(), stack.width(), stack.input(), groups, stack.finalNorm()));
        }
        return with(model, model.quantization(), stacks);
    }

    private static ModelSpec with(ModelSpec model, Optional<Quantization> quantization, List<Stack> stacks) {
        return new ModelSpec(
                model.id(),
                model.name(),
                model.family(),
                model.released(),
                model.aliases(),
                model.format(),
                quantization,
                model.width(),
                model.positionLimit(),
                model.embedding(),
                stacks,
                model.towers(),
                model.multiTokenPrediction(),
                model.head(),
                model.storedExtras(),
                model.confidence(),
                model.sources(),
                model.notes());
    }

    private static SequenceMixer of(SequenceMixer mixer) {
        return mixer instanceof Attention seen
                ? new Attention(
                        seen.heads(),
                        seen.kvHeads(),
                        seen.headSize(),
                        seen.biases(),
                        seen.fusedQkv(),
                        seen.qkNorm(),
                        seen.rotaryChannels(),
                        AttentionMask.EVERYTHING,
                        seen.softCap(),
                        seen.relativeBuckets(),
                        seen.relativePositions(),
                        seen.sinks(),
                        seen.outputGate())
                : mixer;
    }
}
