package dev.roofline.report;

import dev.roofline.evaluate.WeightBytes;
import dev.roofline.json.Loaded;
import dev.roofline.json.SourceFile;
import dev.roofline.model.KvCache;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.TokenWork;
import dev.roofline.specfile.ModelSpecWriter;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One model for programs: its spec, parameters by part, cache, layers. */
final class ModelEntries {
    private ModelEntries() {}

    static Entries of(Loaded<ModelSpec> loaded) {
        ModelSpec model = loaded.value();
        TensorFormat format = WeightBytes.ownFormat(model);
        Entries entries = new Entries()
                .put("id", model.id())
                .put("origin", loaded.origin())
                .put("sha256", loaded.sha256());
        if (!loaded.beside().isEmpty()) {
            entries.put("beside", beside(loaded.beside()));
        }
        entries.put("spec", Entries.document(ModelSpecWriter.text(model)))
                .put("parameters", parameters(ParameterCount.of(model)))
                .put("format", format.label())
                .put("weight_bytes", WeightBytes.ofOwnFormats(model))
                .put("linear_flops_per_token", TokenWork.linearFlops(model))
                .put("attention_flops_per_pair", TokenWork.flopsPerPair(model))
                .put("state_bytes_per_sequence", KvCache.stateBytes(model, Optional.empty(), format))
                .put("kv_bytes_per_token", KvCache.bytesPerToken(model, format));
        if (model.positionLimit().isPresent()) {
            int longest = model.positionLimit().getAsInt();
            entries.put("kv_bytes_at_position_limit", KvCache.bytesKept(model, longest, format));
        }
        return entries.put("cross_kv_bytes_per_encoder_token", KvCache.crossBytesPerToken(model, format))
                .put("layers", layers(model));
    }

    private static List<Entries> beside(List<SourceFile> files) {
        List<Entries> values = new ArrayList<>();
        for (SourceFile file : files) {
            values.add(new Entries()
                    .put("origin", file.name())
                    .put("sha256", file.content().sha256()));
        }
        return values;
    }

    private static Entries parameters(ParameterCount parameters) {
        Entries entries = new Entries()
                .put("total", parameters.total())
                .put("active", parameters.active())
                .put("active_without_embedding", parameters.active() - parameters.part(ParameterPart.EMBEDDING))
                .put("head_apart", parameters.headApart())
                .put("multi_token_prediction", parameters.multiTokenPrediction());
        for (ParameterCount.Part part : parameters.parts()) {
            entries.put(key(part.name()), part.count());
        }
        return entries.put("stored_extras", parameters.storedExtras());
    }

    private static List<Entries> layers(ModelSpec model) {
        List<Entries> layers = new ArrayList<>();
        for (Stack stack : model.everyStack()) {
            for (LayerGroup group : stack.groups()) {
                layers.add(layer(stack, group));
            }
        }
        return layers;
    }

    private static Entries layer(Stack stack, LayerGroup group) {
        int width = stack.width();
        Entries entries = new Entries()
                .put("stack", stack.name())
                .put("layers", group.layers().toString())
                .put("count", group.layers().count())
                .put("weight_sets", group.weightSets());
        if (group.mixer().isPresent()) {
            SequenceMixer mixer = group.mixer().get();
            entries.put(key(mixer.part().title()) + "_parameters", mixer.parameters(width))
                    .put("cache_elements_per_token", mixer.cacheElementsPerToken())
                    .put("state_elements", mixer.stateElements());
        }
        if (group.cross().isPresent()) {
            entries.put("cross_attention_parameters", group.cross().get().parameters(width));
        }
        if (group.feedForward().isPresent()) {
            entries.put("feed_forward_parameters", group.feedForward().get().parameters(width))
                    .put(
                            "feed_forward_active_parameters",
                            group.feedForward().get().activeParameters(width));
        }
        return entries.put("norm_parameters", group.normParameters(width));
    }

    private static String key(String part) {
        return part.replace(' ', '_').replace('-', '_');
    }
}
