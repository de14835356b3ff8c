package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses the values of keys for which a table is not right. */
final class AllowedValues {
    /** Items of an array in a message. */
    private static final int MOST_SHOWN = 6;

    private AllowedValues() {}

    static void check(MappingTable table, Config config, Findings findings) {
        table.only().forEach((key, allowed) -> {
            Optional<JsonNode> found = config.node(key);
            if (found.isPresent() && !isAllowed(found.get(), allowed)) {
                JsonNode node = found.get();
                findings.error(
                        node.place(),
                        node.place().label() + " is " + words(node) + "; model_type " + Visible.quoted(table.type())
                                + " is only understood with " + listed(allowed));
            }
        });
    }

    private static boolean isAllowed(JsonNode node, List<JsonNode> allowed) {
        String shape = CanonicalJson.of(node);
        for (JsonNode one : allowed) {
            if (CanonicalJson.of(one).equals(shape)) {
                return true;
            }
        }
        return false;
    }

    private static String listed(List<JsonNode> allowed) {
        List<String> words = new ArrayList<>();
        for (JsonNode one : allowed) {
            words.add(words(one));
        }
        return String.join(" or ", words);
    }

    private static String words(JsonNode node) {
        if (node instanceof JsonString text) {
            return Visible.quoted(text.value());
        }
        if (node instanceof JsonArray array) {
            List<String> items = new ArrayList<>();
            array.items().stream().limit(MOST_SHOWN).forEach(item -> items.add(words(item)));
            return "[" + String.join(", ", items) + (array.items().size() > MOST_SHOWN ? ", …" : "") + "]";
        }
        return node.describe();
    }
}
