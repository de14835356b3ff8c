package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import java.util.Map;

/** A text that two JSON values share exactly where they are equal, wherever they stand: 1 and 1.0 are. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String of(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node instanceof JsonObject object) {
            out.append('{');
            for (Map.Entry<String, Member> entry : object.members().entrySet()) {
                text(entry.getKey(), out);
                write(entry.getValue().value(), out);
            }
            out.append('}');
        } else if (node instanceof JsonArray array) {
            out.append('[');
            for (JsonNode item : array.items()) {
                write(item, out);
            }
            out.append(']');
        } else if (node instanceof JsonString text) {
            text(text.value(), out);
        } else if (node instanceof JsonNumber number) {
            out.append('#')
                    .append(SaneNumber.parse(number.digits())
                            .map(SaneNumber::digits)
                            .orElse(number.digits()));
        } else {
            out.append(node.describe());
        }
        out.append(',');
    }

    /** With its length before it, so that no text runs into the next. */
    private static void text(String text, StringBuilder out) {
        out.append('"').append(text.length()).append(':').append(text);
    }
}
