package dev.roofline.huggingface;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Labels;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import dev.roofline.units.Labelled;
import dev.roofline.units.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code quantization_config}: which matrices the model's files hold quantised, and how. */
final class QuantizationConfig {
    private static final List<String> PLACES =
            List.of("quantization_config", "compression_config", "text_config.quantization_config");

    /** Every matrix of a model by its name: 61 layers of 256 experts of 3 matrices are 46848. */
    private static final int MOST_MODULES = 100_000;

    private QuantizationConfig() {}

    /**
     * Reads the quantization of a config.
     *
     * @param document what the config is read as, whose layers say which parts there are; empty to report problems only
     * @return {@code {"format": label, "parts": [...]}}; empty where nothing is quantised, and where an error was
     *     reported
     */
    static Optional<JsonObject> read(Config config, Optional<JsonObject> document, Problems problems) {
        if (document.isPresent()) {
            warnOfEmpty(config, problems);
        }
        Optional<JsonNode> node = stated(config);
        return node.isEmpty() ? Optional.empty() : read(node.get(), Optional.empty(), document, problems);
    }

    /** The object of a config that says how it is quantised; empty where none does. */
    static Optional<JsonNode> stated(Config config) {
        for (String place : PLACES) {
            Optional<JsonNode> node = config.node(place);
            if (node.isPresent() && !isEmpty(node.get())) {
                return node;
            }
        }
        return Optional.empty();
    }

    private static void warnOfEmpty(Config config, Problems problems) {
        for (String place : PLACES) {
            Optional<JsonNode> node = config.node(place);
            if (node.isPresent() && isEmpty(node.get())) {
                problems.warning(node.get().place(), emptiness(node.get()) + "; the weights are counted without it");
            }
        }
    }

    /** Whether an object has nothing in it, or nothing but null; an algorithm of null is ModelOpt's word for none. */
    private static boolean isEmpty(JsonNode node) {
        if (!(node instanceof JsonObject object) || ModelOpt.hasAlgorithm(node)) {
            return false;
        }
        for (Member member : object.members().values()) {
            if (!(member.value() instanceof JsonNull)) {
                return false;
            }
        }
        return true;
    }

    private static String emptiness(JsonNode node) {
        boolean bare = ((JsonObject) node).members().isEmpty();
        return node.place().label() + (bare ? " is an empty object" : " holds nothing but null")
                + ", which is not understood";
    }

    /** @param unsaid the method of an object that does not state its own */
    static Optional<JsonObject> read(
            JsonNode node, Optional<QuantizationMethod> unsaid, Optional<JsonObject> document, Problems problems) {
        Optional<Fields> fields = fields(node, problems);
        return fields.isEmpty() ? Optional.empty() : read(fields.get(), unsaid, node, document, problems);
    }

    /** The fields of an object without those that are null, which Hugging Face writes for what is absent. */
    static Optional<Fields> fields(JsonNode node, Problems problems) {
        if (!(node instanceof JsonObject object)) {
            return Fields.of(node, problems);
        }
        Map<String, Member> present = new LinkedHashMap<>();
        object.members().forEach((key, member) -> {
            if (!(member.value() instanceof JsonNull)) {
                present.put(key, member);
            }
        });
        return Fields.of(new JsonObject(object.place(), present), problems);
    }

    private static Optional<JsonObject> read(
            Fields all,
            Optional<QuantizationMethod> unsaid,
            JsonNode node,
            Optional<JsonObject> document,
            Problems problems) {
        if (isEmpty(node)) {
            problems.error(node.place(), emptiness(node));
            return Optional.empty();
        }
        Optional<QuantizationMethod> method = method(node, all, unsaid);
        boolean modelOpt = method.isPresent() && method.get() == QuantizationMethod.MODELOPT;
        Fields fields = modelOpt ? ModelOpt.settings(all, problems) : all;
        if (modelOpt && ModelOpt.leavesWeights(node, fields)) {
            if (document.isPresent()) {
                warnOfCache(all, fields, problems);
            }
            return Optional.empty();
        }
        Optional<String> format = method.isEmpty() || !all.sound()
                ? Optional.empty()
                : method.get().format(fields, problems);
        if (format.isEmpty() || !fields.sound() || document.isEmpty()) {
            return Optional.empty();
        }
        boolean withHead = method.get().takesHead(fields);
        QuantizedParts parts = new QuantizedParts(document.get(), withHead, problems);
        if (!leaveOut(method.get(), fields, parts)) {
            return Optional.empty();
        }
        List<String> quantised = parts.quantised(method.get() == QuantizationMethod.MXFP4);
        if (fields.sound() && quantised.isEmpty() && method.get() == QuantizationMethod.MXFP4) {
            fields.problem(
                    "quant_method",
                    "quant_method is \"mxfp4\", which quantises experts; this model has none that it would");
        }
        if (parts.takesTiedHead()) {
            boolean said = method.get() == QuantizationMethod.GPTQ;
            problems.warning(
                    said ? fields.place(QuantizationMethod.HEAD) : node.place(),
                    "the quantizer takes the head too, which is tied to the embedding: one tensor, which is counted "
                            + "unquantised");
        }
        warnOfCache(all, fields, problems);
        warnOfSparsity(fields, problems);
        if (!fields.sound() || quantised.isEmpty()) {
            return Optional.empty();
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("format", Nodes.text(node.place(), format.get()));
        values.put("parts", Nodes.texts(node.place(), quantised));
        return Optional.of(Nodes.object(node.place(), values));
    }

    /** Takes out the modules that are kept as they were; false, and reported, where a list has too many to be read. */
    private static boolean leaveOut(QuantizationMethod method, Fields fields, QuantizedParts parts) {
        Optional<Map<String, Member>> only =
                method == QuantizationMethod.MODELOPT ? ModelOpt.modules(fields) : Optional.empty();
        if (only.isPresent()) {
            if (isTooLong(fields, "quantized_layers", only.get().size())) {
                return false;
            }
            parts.leaveOutAllBut(only.get());
        }
        for (String key : QuantizationMethod.KEPT_MODULES) {
            if (fields.has(key)) {
                List<JsonNode> modules = fields.optionalItems(key);
                if (isTooLong(fields, key, modules.size())) {
                    return false;
                }
                modules.forEach(parts::leaveOut);
            }
        }
        if (method == QuantizationMethod.GPTQ && fields.has(QuantizationMethod.DYNAMIC)) {
            Map<String, Member> rules = ((JsonObject) fields.value(QuantizationMethod.DYNAMIC)).members();
            for (Map.Entry<String, Member> rule : rules.entrySet()) {
                parts.leaveOut(Nodes.text(
                        rule.getValue().keyPlace(), rule.getKey().substring(QuantizationMethod.LEFT_OUT.length())));
            }
        }
        return true;
    }

    private static boolean isTooLong(Fields fields, String key, int size) {
        if (size > MOST_MODULES) {
            fields.problem(key, key + " has " + size + " entries; at most " + MOST_MODULES + " are read");
        }
        return size > MOST_MODULES;
    }

    /** The format of the KV cache is the user's to choose; what the checkpoint asks for is named. */
    private static void warnOfCache(Fields all, Fields fields, Problems problems) {
        for (String key : List.of("kv_cache_scheme", ModelOpt.CACHE)) {
            Fields holder = fields.has(key) ? fields : all;
            if (holder.has(key)) {
                JsonNode said = holder.value(key);
                Optional<String> format = CacheFormat.of(said);
                problems.warning(
                        holder.place(key),
                        format.isPresent()
                                ? "the checkpoint asks for a quantised KV cache, which is not taken by itself: "
                                        + new Setting("kv-cache") + " "
                                        + format.get() + " counts it"
                                : key + " is " + said.describe()
                                        + ", which is not understood: how the KV cache is quantised is " + "not known");
                return;
            }
        }
    }

    /** Bytes that a checkpoint saves beyond what a spec states. */
    private static void warnOfSparsity(Fields fields, Problems problems) {
        if (fields.has("sparsity_config")) {
            Optional<Fields> sparsity = fields.optionalObject("sparsity_config");
            boolean dense = sparsity.isEmpty()
                    || sparsity.get().members().isEmpty()
                    || sparsity.get().optionalText("format").orElse("").equals("dense");
            if (!dense) {
                problems.warning(fields.place("sparsity_config"), "weights are sparse; they are counted dense");
            }
        }
    }

    private static Optional<QuantizationMethod> method(
            JsonNode node, Fields fields, Optional<QuantizationMethod> unsaid) {
        List<String> labels = Labels.of(QuantizationMethod.values()).names();
        if (!fields.has("quant_method")) {
            // Files of bitsandbytes from before quant_method have one of its flags instead.
            if (fields.has("load_in_8bit") || fields.has("load_in_4bit")) {
                return Optional.of(QuantizationMethod.BITSANDBYTES);
            }
            if (ModelOpt.wrote(node, fields)) {
                return Optional.of(QuantizationMethod.MODELOPT);
            }
            if (unsaid.isPresent()) {
                return unsaid;
            }
            fields.problem("quant_method", "\"quant_method\" is missing; known are " + String.join(", ", labels));
            return Optional.empty();
        }
        String label = fields.text("quant_method");
        Optional<QuantizationMethod> method = Labelled.of(QuantizationMethod.values(), label);
        if (method.isEmpty() && fields.sound()) {
            String message = "quant_method is " + Visible.quoted(label) + "; known are " + String.join(", ", labels);
            fields.problem("quant_method", message, label, labels);
        }
        return method;
    }
}
