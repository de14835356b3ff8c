package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What looks as if it changed an architecture, by the name of its key or by what it holds.
 *
 * @param common keys that change nothing in any model
 */
record StructuralKeys(KeyPatterns common) {
    /** How deep, and how many members of each object and list, an unknown value is looked into. */
    private static final int DEEPEST = 4;

    private static final int MOST_LOOKED_AT = 200;

    /** Longer than any key of an architecture; keeps a hostile key from being taken apart. */
    static final int LONGEST_KEY = 200;

    /** Parts of names long enough not to be part of another word. */
    private static final List<String> PARTS =
            List.of(("num_ _size _dim _rank layer head expert width window kernel lora adapter "
                            + "hidden intermediate quant attention vision audio vocab embed pattern sparse chunk norm")
                    .split(" "));

    /** Whole words of names; with an s at their end as well. */
    private static final Set<String> WORDS = Set.of(
            "n", "d", "moe", "bias", "kv", "share", "shared", "tie", "tied", "mlp", "ffn", "attn", "conv", "state",
            "ssm", "text", "dim", "rank", "size");

    /** Whether an object, or one in a list, has keys of an architecture whatever its own key is called. */
    boolean areIn(JsonNode value) {
        return areIn(value, DEEPEST);
    }

    private boolean areIn(JsonNode value, int depth) {
        if (value instanceof JsonArray array) {
            return depth > 0 && array.items().stream().limit(MOST_LOOKED_AT).anyMatch(item -> areIn(item, depth - 1));
        }
        if (value instanceof JsonObject object && depth > 0) {
            return object.members().entrySet().stream()
                    .limit(MOST_LOOKED_AT)
                    .anyMatch(entry -> !UnknownKeys.isNeutral(entry.getValue().value())
                            && !common.match(entry.getKey())
                            && (isOne(entry.getKey()) || areIn(entry.getValue().value(), depth - 1)));
        }
        return false;
    }

    /** Whether a key is called like one of an architecture. */
    static boolean isOne(String key) {
        if (key.length() > LONGEST_KEY) {
            return false;
        }
        String name = key.toLowerCase(Locale.ROOT);
        for (String part : PARTS) {
            if (name.contains(part)) {
                return true;
            }
        }
        for (String word : name.split("[^a-z]+", -1)) {
            if (WORDS.contains(word) || (word.endsWith("s") && WORDS.contains(word.substring(0, word.length() - 1)))) {
                return true;
            }
        }
        return false;
    }
}
