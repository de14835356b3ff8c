package dev.roofline.huggingface;

import dev.roofline.spec.Fields;
import dev.roofline.spec.JsonNode;
import dev.roofline.spec.JsonNode.JsonObject;
import dev.roofline.spec.JsonNode.JsonText;
import dev.roofline.spec.JsonNode.Member;
import dev.roofline.spec.Problems;
import dev.roofline.spec.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static final int GROUP = 128;
    private static final int LARGEST_GROUP = 99_999;

    private ModelOpt() {}

    private static Map<String, String> formats() {
        Map<String, String> formats = new LinkedHashMap<>();
        formats.put("FP8", "fp8");
        formats.put("FP8_PER_CHANNEL_PER_TOKEN", "fp8");
        formats.put("FP8_PB_WO", "fp8-block");
        formats.put("FP8_PB_REAL", "fp8-block");
        formats.put("NVFP4", "nvfp4");
        formats.put("NVFP4_AWQ", "nvfp4");
        formats.put("W4A8_NVFP4_FP8", "nvfp4");
        formats.put("MXFP8", "mxfp8");
        formats.put("W4A8_MXFP4_FP8", "mxfp4");
        formats.put("W4A16_AWQ", "int4");
        formats.put("W4A8_AWQ", "int4");
        formats.put("W8A8_SQ_PER_CHANNEL", "int8");
        formats.put("W8A16", "int8");
        return formats;
    }

    /** Whether fields without a quant_method are of ModelOpt. */
    static boolean wrote(Fields fields) {
        return fields.has(ALGORITHM)
                || fields.has("producer") && named(fields.members().get("producer").value())
                || fields.has("quantization")
                        && fields.members().get("quantization").value() instanceof JsonObject inner
                        && inner.members().containsKey(ALGORITHM);
    }

    private static boolean named(JsonNode producer) {
        Member name = producer instanceof JsonObject object ? object.members().get("name") : null;
        return name != null && name.value() instanceof JsonText text && text.value().equals("modelopt");
    }

    /** The fields with the settings: those of {@code quantization} where the algorithm stands there, else the object itself. */
    static Fields settings(Fields fields, Problems problems) {
        if (!fields.has("quantization") || fields.has(ALGORITHM)) {
            return fields;
        }
        return Quantization.fields(fields.members().get("quantization").value(), problems).orElse(fields);
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
        int group = settings.optionalWhole("group_size", 0, LARGEST_GROUP).orElse(0);
        if (format.equals("nvfp4") && group > 0 && group != 16) {
            settings.problem("group_size", "group_size is " + group + "; nvfp4 has a scale for each 16 weights");
            return Optional.empty();
        }
        return format.equals("int4")
                ? QuantizationMethod.grouped(4, "group_size", group == 0 ? GROUP : group, false, settings)
                : Optional.of(format);
    }

    private static Optional<String> mixed(Fields settings, Problems problems) {
        Optional<String> format = Optional.empty();
        Optional<Fields> layers = settings.object("quantized_layers");
        if (layers.isEmpty() || layers.get().members().isEmpty()) {
            settings.problem("quantized_layers", "quantized_layers, which says how each module is quantised, is missing or empty");
            return Optional.empty();
        }
        for (String module : layers.get().members().keySet()) {
            Optional<Fields> layer =
                    Quantization.fields(layers.get().members().get(module).value(), problems);
            Optional<String> found = layer.isEmpty() ? Optional.empty() : one(layer.get());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (format.isPresent() && !format.equals(found)) {
                layers.get().problem(module, "the modules hold " + format.get() + " and " + found.get()
                        + "; a model spec has one format for all that is quantised");
                return Optional.empty();
            }
            format = found;
        }
        return format;
    }

    /** The modules that are quantised; empty where those that are left out are named instead. */
    static Optional<Map<String, Member>> modules(Fields settings) {
        return settings.has("quantized_layers")
                        && settings.members().get("quantized_layers").value() instanceof JsonObject layers
                        && !layers.members().isEmpty()
                ? Optional.of(layers.members())
                : Optional.empty();
    }

    /** The format in which the KV cache is meant to be kept, as {@code --kv-cache} takes it. */
    static String cache(Fields settings) {
        boolean said = settings.has(CACHE) && settings.members().get(CACHE).value() instanceof JsonText;
        String format = said ? FORMATS.get(((JsonText) settings.members().get(CACHE).value()).value()) : null;
        return format == null ? "fp8" : format;
    }
}
