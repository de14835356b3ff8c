package dev.roofline.json;

import java.util.List;
import java.util.Map;

/** A JSON value that knows where it stands. */
public sealed interface JsonNode {
    Place place();

    /** The value in words, to stand after "is". */
    String describe();

    /** @param members in the order of the file; of a key that comes twice, the first */
    record JsonObject(Place place, Map<String, Member> members) implements JsonNode {
        @Override
        public String describe() {
            return "an object";
        }
    }

    /** A key with its value. */
    record Member(Place keyPlace, JsonNode value) {}

    record JsonArray(Place place, List<JsonNode> items) implements JsonNode {
        @Override
        public String describe() {
            return "an array";
        }
    }

    record JsonString(Place place, String value) implements JsonNode {
        @Override
        public String describe() {
            return "the text " + Visible.quoted(value);
        }
    }

    /** @param digits the number as the file writes it; of a config also {@code Infinity}, {@code -Infinity}, {@code NaN} */
    record JsonNumber(Place place, String digits) implements JsonNode {
        @Override
        public String describe() {
            return Visible.shortened(digits);
        }
    }

    record JsonBoolean(Place place, boolean value) implements JsonNode {
        @Override
        public String describe() {
            return value ? "true" : "false";
        }
    }

    record JsonNull(Place place) implements JsonNode {
        @Override
        public String describe() {
            return "null";
        }
    }
}
