package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes JSON values that stand where the config's do. */
final class Nodes {
    private Nodes() {}

    /** @param fallback the place of a value that comes from no key */
    static JsonNode of(Value value, Place fallback) {
        return value.node(value.place() == null ? fallback : value.place());
    }

    static JsonString text(Place place, String text) {
        return new JsonString(place, text);
    }

    static JsonArray texts(Place place, List<String> texts) {
        List<JsonNode> items = new ArrayList<>();
        for (String text : texts) {
            items.add(new JsonString(place, text));
        }
        return new JsonArray(place, items);
    }

    /** An object whose keys stand where their values do. */
    static JsonObject object(Place place, Map<String, JsonNode> values) {
        Map<String, Member> members = new LinkedHashMap<>();
        values.forEach((key, value) -> members.put(key, new Member(value.place(), value)));
        return new JsonObject(place, members);
    }

    /** What two values share exactly where they are equal. */
    static String shape(Value value, Place fallback) {
        return CanonicalJson.of(of(value, fallback));
    }
}
