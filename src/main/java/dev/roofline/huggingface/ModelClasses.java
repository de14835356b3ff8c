package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose class a name in architectures is, as transformers calls its classes. */
final class ModelClasses {
    /** How class names of transformers go on after the model's own name. */
    private static final List<String> ENDINGS = List.of("for", "model", "lmhead", "withlmhead", "pretrained");

    private static final int LONGEST_NAME = 200;

    private ModelClasses() {}

    /** Reports an architectures that is no list of texts. One that is missing, null or empty says nothing. */
    static void checkForm(Config config, Problems problems) {
        Optional<JsonNode> node = config.node("architectures");
        if (node.isEmpty()) {
            return;
        }
        if (!(node.get() instanceof JsonArray array)) {
            problems.error(node.get().place(), node.get().mismatch("a list with the name of a class"));
            return;
        }
        for (JsonNode item : array.items()) {
            if (!(item instanceof JsonString)) {
                problems.error(item.place(), item.mismatch("the name of a class"));
                return;
            }
        }
    }

    /** Reports classes of other models than the table's: what they hold is not what the table says. */
    static void checkOwner(Config config, MappingTable table, MappingTables tables, Findings findings) {
        Optional<JsonNode> node = config.node("architectures");
        if (node.isPresent() && node.get() instanceof JsonArray array) {
            for (JsonNode item : array.items()) {
                if (item instanceof JsonString text && !isOwn(text.value(), table)) {
                    owner(text.value(), tables)
                            .ifPresent(other -> findings.error(
                                    text.place(),
                                    "architectures names " + Visible.quoted(text.value()) + ", a class of model_type "
                                            + Visible.quoted(other) + "; model_type is "
                                            + Visible.quoted(table.type())));
                }
            }
        }
    }

    /** {@code GPTNeoXForCausalLM} belongs to {@code gpt_neox}. */
    static boolean isOf(String className, String type) {
        if (className.length() > LONGEST_NAME) {
            return false;
        }
        String name = className.toLowerCase(Locale.ROOT);
        String prefix = type.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        if (!name.startsWith(prefix)) {
            return false;
        }
        for (String ending : ENDINGS) {
            if (name.startsWith(ending, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(String className, MappingTable table) {
        if (isOf(className, table.type())) {
            return true;
        }
        for (String name : table.classes()) {
            if (isOf(className, name)) {
                return true;
            }
        }
        return false;
    }

    /** Another type that the class is known to be of; empty of a class that nobody is known to have. */
    private static Optional<String> owner(String className, MappingTables tables) {
        for (String type : tables.types()) {
            if (isOf(className, type)) {
                return Optional.of(type);
            }
        }
        for (String type : tables.otherTypes()) {
            if (isOf(className, type)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
