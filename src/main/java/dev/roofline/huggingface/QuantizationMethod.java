package dev.roofline.huggingface;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The quantizers whose files are understood, by their {@code quant_method}. */
enum QuantizationMethod implements Labelled {
    GPTQ,
    AWQ,
    FP8,
    FBGEMM_FP8,
    MXFP4,
    COMPRESSED_TENSORS,
    MODELOPT,
    BITSANDBYTES;

    /** What the quantizers call the modules that they leave as they are. */
    static final List<String> KEPT_MODULES =
            List.of("modules_to_not_convert", "ignore", "ignored_layers", "exclude_modules", "llm_int8_skip_modules");

    /** GPTQModel's rules by pattern of module, and the begin of those that leave a module as it is. */
    static final String DYNAMIC = "dynamic";

    static final String LEFT_OUT = "-:";

    /** AutoGPTQ's and GPTQModel's flag. */
    static final String HEAD = "lm_head";

    private static final int LARGEST_GROUP = 99_999;

    /** The group size of those who mean a whole row. */
    private static final int ONE_A_ROW = -1;

    @Override
    public String label() {
        String label = Labelled.super.label();
        return this == COMPRESSED_TENSORS ? label.replace('_', '-') : label;
    }

    /**
     * Whether the head's matrix is quantised where no module that is left out names it: these take every linear layer,
     * while the others leave the head of themselves or have it among what they leave out.
     */
    boolean takesHead(Fields fields) {
        return this == COMPRESSED_TENSORS || this == MODELOPT || (this == GPTQ && fields.optionalFlag(HEAD));
    }

    /** The label of the tensor format; empty where an error was reported. */
    Optional<String> format(Fields fields, Problems problems) {
        return switch (this) {
            case GPTQ -> gptq(fields);
            case AWQ -> awq(fields);
            case FP8 -> fp8(fields);
            case FBGEMM_FP8 -> Optional.of("fp8");
            case MXFP4 -> Optional.of("mxfp4");
            case COMPRESSED_TENSORS -> compressedTensors(fields, problems);
            case MODELOPT -> ModelOpt.format(fields, problems);
            case BITSANDBYTES -> bitsAndBytes(fields);
        };
    }

    private static Optional<String> gptq(Fields fields) {
        for (String key : List.of(DYNAMIC, "modules_in_block_to_quantize")) {
            if (fields.has(key) && !(key.equals(DYNAMIC) && leavesOutOnly(fields.value(key)))) {
                fields.problem(key, key + " quantises modules in different ways, which a model spec cannot state");
                return Optional.empty();
            }
        }
        if (fields.has("sym")) {
            fields.flag("sym");
        }
        if (!fields.has("bits")) {
            fields.problem("bits", "\"bits\" is missing: how many a weight has");
            return Optional.empty();
        }
        int bits = fields.whole("bits", 1, 64);
        int group = fields.optionalWhole("group_size", -1, LARGEST_GROUP).orElse(128);
        // Its files hold qzeros whether sym says that all of them are the same or not.
        return integer("bits", bits, List.of(3, 4, 8), fields)
                .flatMap(known -> grouped(known, "group_size", group, true, fields));
    }

    /** Whether GPTQModel's rules, by pattern of module, name such as are not quantised and no others. */
    private static boolean leavesOutOnly(JsonNode dynamic) {
        if (!(dynamic instanceof JsonObject rules)) {
            return false;
        }
        for (String rule : rules.members().keySet()) {
            if (!rule.startsWith(LEFT_OUT)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> awq(Fields fields) {
        String bitsKey = fields.has("w_bit") ? "w_bit" : "bits";
        if (!fields.has(bitsKey)) {
            fields.problem(bitsKey, "\"bits\" is missing: how many a weight has");
            return Optional.empty();
        }
        String groupKey = fields.has("q_group_size") ? "q_group_size" : "group_size";
        int bits = fields.whole(bitsKey, 1, 64);
        int group = fields.optionalWhole(groupKey, -1, LARGEST_GROUP).orElse(128);
        boolean zeroPoint = !fields.has("zero_point") || fields.flag("zero_point");
        return integer(bitsKey, bits, List.of(4), fields)
                .flatMap(known -> grouped(known, groupKey, group, zeroPoint, fields));
    }

    private static Optional<String> fp8(Fields fields) {
        return fields.has("weight_block_size") ? block("weight_block_size", fields) : Optional.of("fp8");
    }

    private static Optional<String> block(String key, Fields fields) {
        List<String> sizes = new ArrayList<>();
        fields.optionalItems(key).forEach(item -> sizes.add(item.describe()));
        if (sizes.equals(List.of("128", "128"))) {
            return Optional.of("fp8-block");
        }
        fields.problem(
                key, key + " is [" + Visible.shortened(String.join(", ", sizes)) + "]; only [128, 128] is understood");
        return Optional.empty();
    }

    private static Optional<String> compressedTensors(Fields fields, Problems problems) {
        Optional<Fields> groups = fields.optionalObject("config_groups");
        if (groups.isEmpty()) {
            fields.problem("config_groups", "\"config_groups\" is missing, which says how weights are quantised");
            return Optional.empty();
        }
        if (groups.get().members().isEmpty()) {
            fields.problem("config_groups", "config_groups is empty");
            return Optional.empty();
        }
        return new OneFormat("groups", problems) {
            @Override
            Optional<String> of(String name, Fields group) {
                return compressedGroup(name, group, problems);
            }
        }.ofAll(groups.get());
    }

    private static Optional<String> compressedGroup(String name, Fields group, Problems problems) {
        List<String> targets = group.texts("targets");
        if (!targets.isEmpty() && !targets.equals(List.of("Linear"))) {
            group.problem(
                    "targets",
                    "targets of " + Visible.quoted(name) + " is " + Words.quoted(targets, " and ")
                            + "; only \"Linear\", which is every matrix, is understood");
            return Optional.empty();
        }
        if (!group.has("weights") || !(group.value("weights") instanceof JsonObject node)) {
            group.problem(
                    "weights",
                    "the weights of " + Visible.quoted(name) + " are not quantised, which is not understood");
            return Optional.empty();
        }
        Optional<Fields> weights = QuantizationConfig.fields(node, problems);
        return weights.isEmpty() ? Optional.empty() : compressedWeights(weights.get());
    }

    private static Optional<String> compressedWeights(Fields weights) {
        int bits = weights.has("num_bits") ? weights.whole("num_bits", 1, 64) : 8;
        String type = weights.optionalText("type").orElse("int");
        int group = weights.optionalWhole("group_size", -1, LARGEST_GROUP).orElse(-1);
        String strategy = weights.optionalText("strategy").orElse(group > 0 ? "group" : "tensor");
        boolean symmetric = !weights.has("symmetric") || weights.flag("symmetric");
        boolean inGroups = strategy.equals("group") || strategy.equals("tensor_group");
        if (type.equals("float") && bits == 8 && !inGroups) {
            return strategy.equals("block") ? block("block_structure", weights) : Optional.of("fp8");
        }
        if (type.equals("float") && bits == 4 && inGroups && (group == 16 || group == 32)) {
            return Optional.of(group == 16 ? "nvfp4" : "mxfp4");
        }
        if (type.equals("int") && (bits == 8 || bits == 4) && inGroups) {
            return grouped(bits, "group_size", group, !symmetric, weights);
        }
        if (type.equals("int") && (bits == 8 || (bits == 4 && strategy.equals("channel")))) {
            return grouped(bits, "group_size", ONE_A_ROW, !symmetric, weights);
        }
        String key = weights.has("num_bits") ? "num_bits" : "type";
        weights.problem(
                key,
                "no format here fits weights of type " + Visible.quoted(type) + " with num_bits " + bits + ", strategy "
                        + Visible.quoted(strategy) + " and group_size " + group);
        return Optional.empty();
    }

    private static Optional<String> bitsAndBytes(Fields fields) {
        if (fields.optionalFlag("load_in_4bit")) {
            fields.problem(
                    "load_in_4bit",
                    "load_in_4bit is true; no format here has the scales of bitsandbytes' 4-bit formats");
            return Optional.empty();
        }
        if (fields.optionalFlag("load_in_8bit")) {
            return Optional.of("int8");
        }
        fields.problem("load_in_8bit", "neither load_in_8bit nor load_in_4bit is true");
        return Optional.empty();
    }

    private static Optional<Integer> integer(String key, int found, List<Integer> known, Fields fields) {
        if (known.contains(found) || !fields.sound()) {
            return fields.sound() ? Optional.of(found) : Optional.empty();
        }
        StringBuilder only = new StringBuilder();
        for (int i = 0; i < known.size(); i++) {
            only.append(i == 0 ? "" : i == known.size() - 1 ? " or " : ", ").append(known.get(i));
        }
        fields.problem(key, key + " is " + found + "; no format here has " + found + " bits in this way, only " + only);
        return Optional.empty();
    }

    /** @param group elements of a group, -1 for one group a row */
    static Optional<String> grouped(int bits, String key, int group, boolean zeroPoints, Fields fields) {
        if (group == 0) {
            fields.problem(key, key + " is 0; a number of weights such as 128, or -1 for a row, is expected");
            return Optional.empty();
        }
        String label = "int" + bits + (zeroPoints ? "-zp" : "");
        if (group == ONE_A_ROW) {
            return Optional.of(bits == 8 && !zeroPoints ? label : label + "-row");
        }
        return Optional.of(bits == 4 && group == 128 ? label : label + "-g" + group);
    }
}
