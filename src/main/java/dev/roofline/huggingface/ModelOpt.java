package dev.roofline.huggingface;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What NVIDIA's ModelOpt writes, in config.json and in hf_quant_config.json: {@code quant_algo} and the modules left
 * out, in the latter within {@code quantization}. Its algorithms are those of modelopt.torch.export.
 */
final class ModelOpt {
    private static final String ALGORITHM = "quant_algo";

    static final String CACHE = "kv_cache_quant_algo";

    /** One algorithm for each module, in {@code quantized_layers}. */
    private static final String MIXED = "MIXED_PRECISION";

    /** The weights' format by algorithm; of those in integer groups, without the size of the group. */
    private static final Map<String, String> FORMATS = formats();

    private static final int LARGEST_GROUP = 99_999;

    private ModelOpt() {}

    private static Map<String, String> formats() {
        String[][] labels = {
            {"fp8", "FP8", "FP8_PER_CHANNEL_PER_TOKEN"},
            {"fp8-block", "FP8_PB_WO", "FP8_PB_REAL"},
            {"nvfp4", "NVFP4", "NVFP4_AWQ", "W4A8_NVFP4_FP8"},
            {"mxfp8", "MXFP8"},
            {"mxfp4", "W4A8_MXFP4_FP8"},
            {"int4", "W4A16_AWQ", "W4A8_AWQ"},
            {"int8", "W8A8_SQ_PER_CHANNEL", "W8A16"},
        };
        Map<String, String> formats = new LinkedHashMap<>();
        for (String[] label : labels) {
            for (int i = 1; i < label.length; i++) {
                formats.put(label[i], label[0]);
            }
        }
        return formats;
    }

    /**
     * Whether an object without a quant_method is of ModelOpt.
     *
     * @param node the whole object, its nulls included
     */
    static boolean wrote(JsonNode node, Fields fields) {
        return hasAlgorithm(node)
                || fields.has(CACHE)
                || (fields.has("producer") && named(fields.value("producer")))
                || (fields.has("quantization") && hasAlgorithm(fields.value("quantization")));
    }

    /** Whether an object names an algorithm, which may be null. */
    static boolean hasAlgorithm(JsonNode node) {
        return node instanceof JsonObject object && object.members().containsKey(ALGORITHM);
    }

    private static boolean named(JsonNode producer) {
        JsonNode name = producer.find("name");
        return name != null && name.says("modelopt");
    }

    /** The fields with the settings: those of {@code quantization} where the algorithm stands there, else the object itself. */
    static Fields settings(Fields fields, Problems problems) {
        if (!fields.has("quantization") || fields.has(ALGORITHM)) {
            return fields;
        }
        return QuantizationConfig.fields(fields.value("quantization"), problems).orElse(fields);
    }

    /**
     * Whether the algorithm is null, which ModelOpt writes where the weights are as they were and at most the KV cache is
     * quantised.
     *
     * @param node the whole object, its nulls included
     * @param settings what {@link #settings} gives
     */
    static boolean leavesWeights(JsonNode node, Fields settings) {
        if (settings.has(ALGORITHM) || settings.has("quantized_layers")) {
            return false;
        }
        JsonNode inner = node.find("quantization");
        return node.find(ALGORITHM) instanceof JsonNull || (inner != null && inner.find(ALGORITHM) instanceof JsonNull);
    }

    /**
     * The label of the tensor format; empty where an error was reported.
     *
     * @param settings what {@link #settings} gives
     */
    static Optional<String> format(Fields settings, Problems problems) {
        if (settings.has(ALGORITHM) && settings.text(ALGORITHM).equals(MIXED)) {
            return mixed(settings, problems);
        }
        return one(settings);
    }

    private static Optional<String> one(Fields settings) {
        List<String> known = new ArrayList<>(FORMATS.keySet());
        if (!settings.has(ALGORITHM)) {
            settings.problem(ALGORITHM, "\"quant_algo\" is missing; known are " + String.join(", ", known));
            return Optional.empty();
        }
        String algorithm = settings.text(ALGORITHM);
        String format = FORMATS.get(algorithm);
        if (format == null) {
            settings.problem(
                    ALGORITHM,
                    "quant_algo is " + Visible.quoted(algorithm) + "; known are " + String.join(", ", known),
                    algorithm,
                    known);
            return Optional.empty();
        }
        OptionalInt size = settings.optionalWhole("group_size", 0, LARGEST_GROUP);
        int group = size.orElse(0);
        if (format.equals("nvfp4") && size.isPresent() && group != 16) {
            settings.problem("group_size", "group_size is " + group + "; nvfp4 has a scale for each 16 weights");
            return Optional.empty();
        }
        if (!format.equals("int4")) {
            return Optional.of(format);
        }
        if (!settings.sound()) {
            return Optional.empty();
        }
        if (group == 0) {
            settings.problem(
                    "group_size",
                    "group_size is " + (size.isPresent() ? "0" : "missing or null")
                            + "; the number of weights that share a scale, such as 128, is expected");
            return Optional.empty();
        }
        return QuantizationMethod.grouped(4, "group_size", group, false, settings);
    }

    private static Optional<String> mixed(Fields settings, Problems problems) {
        Optional<Fields> layers = settings.object("quantized_layers");
        if (layers.isEmpty() || layers.get().members().isEmpty()) {
            settings.problem(
                    "quantized_layers",
                    "quantized_layers, which says how each module is quantised, is missing or empty");
            return Optional.empty();
        }
        return new OneFormat("modules", problems) {
            @Override
            Optional<String> of(String module, Fields layer) {
                return one(layer);
            }
        }.ofAll(layers.get());
    }

    /** The modules that are quantised; empty where those that are left out are named instead. */
    static Optional<Map<String, Member>> modules(Fields settings) {
        return settings.has("quantized_layers")
                        && settings.value("quantized_layers") instanceof JsonObject layers
                        && !layers.members().isEmpty()
                ? Optional.of(layers.members())
                : Optional.empty();
    }
}
