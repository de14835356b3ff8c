package dev.roofline.huggingface;

import dev.roofline.spec.JsonNode;
import dev.roofline.spec.JsonNode.JsonText;
import dev.roofline.spec.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses the values of keys for which a table is not right. */
final class AllowedValues {
    private AllowedValues() {}

    static void check(MappingTable table, Config config, Findings findings) {
        table.only().forEach((key, allowed) -> {
            Optional<JsonNode> found = config.node(key);
            if (found.isPresent() && !isAllowed(found.get(), allowed)) {
                JsonNode node = found.get();
                findings.error(
                        node.place(),
                        node.place().label() + " is " + node.describe() + "; model_type " + Visible.quoted(table.type())
                                + " is only understood with " + listed(allowed));
            }
        });
    }

    private static boolean isAllowed(JsonNode node, List<JsonNode> allowed) {
        String shape = Shape.of(node);
        for (JsonNode one : allowed) {
            if (Shape.of(one).equals(shape)) {
                return true;
            }
        }
        return false;
    }

    private static String listed(List<JsonNode> allowed) {
        List<String> words = new ArrayList<>();
        for (JsonNode one : allowed) {
            words.add(one instanceof JsonText text ? Visible.quoted(text.value()) : one.describe());
        }
        return String.join(" or ", words);
    }
}
