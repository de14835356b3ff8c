package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import org.jspecify.annotations.Nullable;

/** Whose matrix the head of a document multiplies with. */
enum HeadMatrix {
    /** A document without a head. */
    NONE,
    /** The embedding's. */
    TIED,
    OWN;

    static HeadMatrix of(JsonObject document) {
        Member member = document.members().get("head");
        if (member == null || !(member.value() instanceof JsonObject head)) {
            return NONE;
        }
        if (value(head, "kind") instanceof JsonString kind && kind.value().equals("none")) {
            return NONE;
        }
        return value(head, "tied") instanceof JsonBoolean tied && tied.value() ? TIED : OWN;
    }

    private static @Nullable JsonNode value(JsonObject head, String key) {
        Member member = head.members().get(key);
        return member == null ? null : member.value();
    }
}
