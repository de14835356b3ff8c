package dev.roofline.huggingface;

import dev.roofline.huggingface.Value.FlagValue;
import dev.roofline.huggingface.Value.NodeValue;
import dev.roofline.huggingface.Value.NumberValue;
import dev.roofline.huggingface.Value.TextValue;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonNumber;
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
        Place place = value.place() == null ? fallback : value.place();
        if (value instanceof NumberValue number) {
            return new JsonNumber(place, SaneNumber.digits(number.number()));
        }
        if (value instanceof TextValue text) {
            return new JsonString(place, text.text());
        }
        if (value instanceof FlagValue flag) {
            return new JsonBoolean(place, flag.flag());
        }
        return value instanceof NodeValue node ? node.node() : new JsonNull(place);
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
