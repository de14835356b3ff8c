package dev.roofline.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows where it stands. */
public sealed interface JsonNode {
    Place place();

    /** The value in words, to stand after "is". */
    String describe();

    /** The value of a key; null of what is no object, and where there is no such key. */
    default @Nullable JsonNode find(String key) {
        Member member = this instanceof JsonObject object ? object.members().get(key) : null;
        return member == null ? null : member.value();
    }

    /** Whether the value is this text. */
    default boolean says(String text) {
        return this instanceof JsonString own && own.value().equals(text);
    }

    /** A sentence that says what the value is, and what is expected in its place. */
    default String mismatch(String expected) {
        return place().label() + " is " + describe() + "; " + expected + " is expected";
    }

    /** An object, with its members in the order of the file; of a key that comes twice, the first counts. */
    record JsonObject(Place place, Map<String, Member> members) implements JsonNode {
        /** The value of a key that is there. */
        public JsonNode value(String key) {
            JsonNode value = find(key);
            if (value == null) {
                throw new IllegalArgumentException("there is no " + key);
            }
            return value;
        }

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

    /** A number, with its digits as the file writes it; of a config also {@code Infinity}, {@code -Infinity}, {@code NaN}. */
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
