package dev.roofline.json;

import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.units.UnitText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one value; what is wrong with it goes to the problems, and a stand-in comes back. */
record ValueReader(Problems problems) {
    /** Longer than any quantity; the digits of a number take the square of their count to read. */
    private static final int LONGEST_QUANTITY = 40;

    String text(JsonNode node) {
        String value = anyText(node);
        requireSeen(node.place(), node.place().label(), value, Visible.unseen(value));
        return value;
    }

    String sentence(JsonNode node) {
        String value = anyText(node);
        int at = 0;
        while (at < value.length() && !Visible.isHarmful(value, at)) {
            at++;
        }
        requireSeen(node.place(), node.place().label(), value, at < value.length() ? at : -1);
        return value;
    }

    private String anyText(JsonNode node) {
        if (!(node instanceof JsonString text)) {
            mismatch(node, "a text");
            return "";
        }
        if (text.value().isBlank()) {
            problems.error(node.place(), node.place().label() + " is blank");
        }
        return text.value();
    }

    /** @param at where in a text the first character is that is not seen; -1 where there is none */
    void requireSeen(Place place, String label, String value, int at) {
        if (at >= 0) {
            boolean printed = Visible.isHarmful(value, at);
            problems.error(
                    place,
                    label + " has the character " + Visible.codePoint(Visible.point(value, at)) + " in it, which "
                            + (printed ? "cannot be printed" : "nobody sees"));
        }
    }

    long whole(JsonNode node, long least, long most) {
        if (node instanceof JsonNumber number) {
            BigDecimal value = decimal(number.digits());
            if (value != null
                    && value.compareTo(BigDecimal.valueOf(least)) >= 0
                    && value.compareTo(BigDecimal.valueOf(most)) <= 0
                    && value.stripTrailingZeros().scale() <= 0) {
                return value.longValue();
            }
        }
        mismatch(node, "a whole number from " + least + " to " + most);
        return least;
    }

    /** Null where the exponent is beyond what decimals take, and so beyond every range. */
    private static @Nullable BigDecimal decimal(String digits) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    boolean flag(JsonNode node) {
        if (node instanceof JsonBoolean flag) {
            return flag.value();
        }
        mismatch(node, "true or false");
        return false;
    }

    <T> T choice(JsonNode node, Labels<T> labels) {
        String said = node instanceof JsonString text ? text.value() : "";
        if (!labels.names().contains(said)) {
            String expected = listed(labels.names(), " or ", "");
            if (node instanceof JsonString) {
                String message = node.place().label() + " is " + Visible.quoted(said) + "; expected " + expected;
                problems.error(node.place(), message, said, labels.names());
            } else {
                mismatch(node, expected);
            }
        }
        return labels.value(said);
    }

    double quantity(JsonNode node, UnitText.Unit unit) {
        String label = node.place().label();
        if (node instanceof JsonNumber number) {
            problems.error(
                    node.place(),
                    label + " is the bare number " + Visible.shortened(number.digits()) + "; expected "
                            + unit.example());
            return 1;
        }
        if (!(node instanceof JsonString text)) {
            mismatch(node, unit.example());
            return 1;
        }
        if (text.value().length() > LONGEST_QUANTITY) {
            mismatch(node, unit.example());
            return 1;
        }
        try {
            return UnitText.parse(text.value(), unit);
        } catch (UnitText.MalformedQuantityException e) {
            problems.error(node.place(), String.valueOf(e.getMessage()));
            return 1;
        }
    }

    List<JsonNode> items(JsonNode node) {
        if (node instanceof JsonArray array) {
            return array.items();
        }
        mismatch(node, "an array");
        return List.of();
    }

    static String listed(List<String> words, String last, String quote) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(i == 0 ? "" : i == words.size() - 1 ? last : ", ");
            text.append(quote).append(words.get(i)).append(quote);
        }
        return text.toString();
    }

    void mismatch(JsonNode node, String expected) {
        problems.error(node.place(), node.mismatch(expected));
    }
}
