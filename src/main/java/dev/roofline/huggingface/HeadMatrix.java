package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonObject;

/** Whose matrix the head of a document multiplies with. */
enum HeadMatrix {
    /** A document without a head. */
    NONE,
    /** The embedding's. */
    TIED,
    OWN;

    static HeadMatrix of(JsonObject document) {
        JsonNode head = document.find("head");
        JsonNode kind = head == null ? null : head.find("kind");
        if (!(head instanceof JsonObject) || (kind != null && kind.says("none"))) {
            return NONE;
        }
        return head.find("tied") instanceof JsonBoolean tied && tied.value() ? TIED : OWN;
    }
}
