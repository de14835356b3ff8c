package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a {@code roofline-model/1} document together, its keys in the order of the shipped files. */
final class SpecDocument {
    private static final List<String> ORDER = List.of(
            "schema",
            "name",
            "family",
            "released",
            "aliases",
            "format",
            "quantization",
            "width",
            "position_limit",
            "embedding",
            "stacks",
            "towers",
            "multi_token_prediction",
            "head",
            "stored_extras",
            "confidence",
            "sources",
            "notes");

    private final Place root;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** @param template the table's part */
    SpecDocument(JsonObject template) {
        this.root = template.place();
        template.members().forEach((key, member) -> values.put(key, member.value()));
        values.put("schema", Nodes.text(root, "roofline-model/1"));
        if (values.get("head") instanceof JsonObject head) {
            values.put("head", withTied(head));
        }
    }

    SpecDocument with(String key, Optional<? extends JsonNode> value) {
        value.ifPresent(node -> values.put(key, node));
        return this;
    }

    SpecDocument withNote(Optional<String> note) {
        if (note.isPresent()) {
            List<JsonNode> notes = new ArrayList<>();
            if (values.get("notes") instanceof JsonArray own) {
                notes.addAll(own.items());
            }
            notes.add(new JsonString(root, note.get()));
            values.put("notes", new JsonArray(root, notes));
        }
        return this;
    }

    JsonObject finished() {
        Map<String, JsonNode> ordered = new LinkedHashMap<>();
        for (String key : ORDER) {
            if (values.containsKey(key)) {
                ordered.put(key, values.get(key));
            }
        }
        values.forEach(ordered::putIfAbsent);
        return Nodes.object(root, ordered);
    }

    /** The one flag that a document states even where it is false. */
    private static JsonObject withTied(JsonObject head) {
        if (head.members().containsKey("tied") || head.members().containsKey("kind")) {
            return head;
        }
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("tied", new Member(head.place(), new JsonBoolean(head.place(), false)));
        members.putAll(head.members());
        return new JsonObject(head.place(), members);
    }
}
