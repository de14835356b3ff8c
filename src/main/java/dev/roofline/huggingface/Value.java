package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.Place;
import dev.roofline.json.Visible;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an expression comes to. */
sealed interface Value {
    Nothing NONE = new Nothing(null, "");
    Failed FAILED = new Failed();

    /** Where the config holds it, or its left-most operand that is in the config; null where none is. */
    @Nullable
    Place place();

    /** The value in words, to stand after "is". */
    String describe();

    /**
     * The JSON value that says the same.
     *
     * @param place where it stands, of what stands nowhere itself
     */
    JsonNode node(Place place);

    /** The same value of a table, said to come from a place of the config. */
    Value at(@Nullable Place place);

    /** Whether what has it is left out of a document. */
    boolean leavesOut();

    /** A value that is there, and said where it is. */
    sealed interface Present extends Value permits NumberValue, TextValue, FlagValue, NodeValue {
        @Override
        default boolean leavesOut() {
            return false;
        }
    }

    /** No value. */
    sealed interface Absent extends Value permits Nothing, Failed {
        @Override
        default JsonNode node(Place place) {
            return new JsonNull(place);
        }

        @Override
        default Value at(@Nullable Place place) {
            return this;
        }

        @Override
        default boolean leavesOut() {
            return true;
        }
    }

    /**
     * A number.
     *
     * @param asRead whether the config holds this very number, not one that it was computed into
     */
    record NumberValue(@Nullable Place place, BigDecimal number, boolean asRead) implements Present {
        @Override
        public JsonNode node(Place place) {
            return new JsonNumber(place, SaneNumber.digits(number));
        }

        @Override
        public Value at(@Nullable Place place) {
            return new NumberValue(place, number, false);
        }

        @Override
        public String describe() {
            return SaneNumber.digits(number);
        }

        /** {@code hidden_size (4097)}, or what was computed from it. */
        String named() {
            if (place == null) {
                return describe();
            }
            return asRead ? place.label() + " (" + describe() + ")" : describe() + " (from " + place.label() + ")";
        }
    }

    record TextValue(@Nullable Place place, String text) implements Present {
        @Override
        public JsonNode node(Place place) {
            return new JsonString(place, text);
        }

        @Override
        public Value at(@Nullable Place place) {
            return new TextValue(place, text);
        }

        @Override
        public String describe() {
            return "the text " + Visible.quoted(text);
        }
    }

    record FlagValue(@Nullable Place place, boolean flag) implements Present {
        @Override
        public JsonNode node(Place place) {
            return new JsonBoolean(place, flag);
        }

        @Override
        public boolean leavesOut() {
            return !flag;
        }

        @Override
        public Value at(@Nullable Place place) {
            return new FlagValue(place, flag);
        }

        @Override
        public String describe() {
            return Boolean.toString(flag);
        }
    }

    /** An object or an array of the config. */
    record NodeValue(JsonNode node) implements Present {
        @Override
        public JsonNode node(Place place) {
            return node;
        }

        @Override
        public Value at(@Nullable Place place) {
            return this;
        }

        @Override
        public @Nullable Place place() {
            return node.place();
        }

        @Override
        public String describe() {
            return node.describe();
        }
    }

    /** No value, with the key that is absent or null; empty where the table says none. */
    record Nothing(@Nullable Place place, String missing) implements Absent {
        @Override
        public String describe() {
            return "none";
        }
    }

    /** Stands for what was reported already. */
    record Failed() implements Absent {
        @Override
        public @Nullable Place place() {
            return null;
        }

        @Override
        public String describe() {
            return "unknown";
        }
    }
}
