package dev.roofline.json;

import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.units.UnitText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one object. What is wrong goes to the problems, and a stand-in comes back so that reading
 * goes on; nothing may be made of the values unless {@link #sound} says so.
 */
public final class Fields {
    /** Longer than any quantity; the digits of a number take the square of their count to read. */
    private static final int LONGEST_QUANTITY = 40;

    private final JsonObject object;
    private final Problems problems;
    private final int errorsBefore;
    private final List<String> asked = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Fields(JsonObject object, Problems problems) {
        this.object = object;
        this.problems = problems;
        this.errorsBefore = problems.errors();
    }

    /** The fields of an object; empty, and reported, where the node is none. */
    public static Optional<Fields> of(JsonNode node, Problems problems) {
        if (node instanceof JsonObject object) {
            return Optional.of(new Fields(object, problems));
        }
        mismatch(node, "an object", problems);
        return Optional.empty();
    }

    public boolean has(String key) {
        return object.members().containsKey(key);
    }

    /** Whether the value of a key that may be a text is an object. */
    public boolean holdsObject(String key) {
        Member member = object.members().get(key);
        return member != null && member.value() instanceof JsonObject;
    }

    /** Every member, for objects whose keys are names that the file's author chose. */
    public Map<String, Member> members() {
        return object.members();
    }

    /** The value of a key that is there, as it stands in the file. */
    public JsonNode value(String key) {
        return object.value(key);
    }

    /** Whether nothing was reported since the object was opened, in it or below; to be asked after {@link #finish}. */
    public boolean sound() {
        return problems.errors() == errorsBefore;
    }

    public String text(String key) {
        JsonNode node = required(key);
        return node == null ? "" : text(node);
    }

    public Optional<String> optionalText(String key) {
        JsonNode node = find(key);
        return node == null ? Optional.empty() : Optional.of(text(node));
    }

    /** The texts of an array, none where the key is absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : optionalItems(key)) {
            texts.add(text(item));
        }
        return texts;
    }

    /** Sentences of an array, none where the key is absent: they may have spaces and marks that a name may not have. */
    public List<String> sentences(String key) {
        List<String> sentences = new ArrayList<>();
        for (JsonNode item : optionalItems(key)) {
            sentences.add(sentence(item));
        }
        return sentences;
    }

    public Optional<String> optionalSentence(String key) {
        JsonNode node = find(key);
        return node == null ? Optional.empty() : Optional.of(sentence(node));
    }

    /** Reports the first character of an object's keys that is not seen, where its author chose them. */
    public void requireSeenKeys() {
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            requireSeen(entry.getValue().keyPlace(), "the key", entry.getKey(), Visible.unseen(entry.getKey()));
        }
    }

    public int whole(String key, int least, int most) {
        return (int) wholeLong(key, least, most);
    }

    public long wholeLong(String key, long least, long most) {
        JsonNode node = required(key);
        return node == null ? least : whole(node, least, most);
    }

    public OptionalInt optionalWhole(String key, int least, int most) {
        JsonNode node = find(key);
        return node == null ? OptionalInt.empty() : OptionalInt.of((int) whole(node, least, most));
    }

    public boolean flag(String key) {
        JsonNode node = required(key);
        return node != null && flag(node);
    }

    /** A flag that is false where the key is absent. */
    public boolean optionalFlag(String key) {
        JsonNode node = find(key);
        return node != null && flag(node);
    }

    /** The index of the label that the text is. */
    public int choice(String key, List<String> labels) {
        JsonNode node = required(key);
        return node == null ? 0 : choice(node, labels);
    }

    /** The constant whose label the text is, of constants in the order of their labels. */
    public <E> E choice(String key, List<String> labels, E[] constants) {
        return constants[choice(key, labels)];
    }

    /** The constant whose label the text is, of constants in the order of their labels; empty where the key is absent. */
    public <E> Optional<E> optionalChoice(String key, List<String> labels, E[] constants) {
        int index = optionalChoice(key, labels);
        return index < 0 ? Optional.empty() : Optional.of(constants[index]);
    }

    /** The index of the label that the text is, -1 where the key is absent. */
    public int optionalChoice(String key, List<String> labels) {
        JsonNode node = find(key);
        return node == null ? -1 : choice(node, labels);
    }

    /** The constants whose labels the texts of an array are, of constants in the order of their labels. */
    public <E> List<E> choices(String key, List<String> labels, E[] constants) {
        List<E> chosen = new ArrayList<>();
        for (int index : choices(key, labels)) {
            chosen.add(constants[index]);
        }
        return chosen;
    }

    /** The labels that the texts of an array are, as indices. */
    public List<Integer> choices(String key, List<String> labels) {
        List<Integer> chosen = new ArrayList<>();
        for (JsonNode item : optionalItems(key)) {
            chosen.add(choice(item, labels));
        }
        return chosen;
    }

    /** A quantity in base units. */
    public double quantity(String key, UnitText.Unit unit) {
        JsonNode node = required(key);
        return node == null ? 1 : quantity(node, unit);
    }

    public OptionalDouble optionalQuantity(String key, UnitText.Unit unit) {
        JsonNode node = find(key);
        return node == null ? OptionalDouble.empty() : OptionalDouble.of(quantity(node, unit));
    }

    /** The items of an array that has at least one. */
    public List<JsonNode> items(String key) {
        JsonNode node = required(key);
        if (node instanceof JsonArray array && array.items().isEmpty()) {
            problems.error(node.place(), key + " is empty; at least one entry is expected");
        }
        return node == null ? List.of() : items(node);
    }

    public List<JsonNode> optionalItems(String key) {
        JsonNode node = find(key);
        return node == null ? List.of() : items(node);
    }

    public Optional<Fields> object(String key) {
        JsonNode node = required(key);
        return node == null ? Optional.empty() : of(node, problems);
    }

    /** A value of any kind, to be read by another reader; empty, and reported, where the key is absent. */
    public Optional<JsonNode> any(String key) {
        return Optional.ofNullable(required(key));
    }

    /** Empty where the key is absent, and where its value is reported. */
    public Optional<Fields> optionalObject(String key) {
        JsonNode node = find(key);
        return node == null ? Optional.empty() : of(node, problems);
    }

    /** Reports a value, or the object where the key is absent. */
    public void problem(String key, String message) {
        problems.error(place(key), message);
    }

    /** Reports a value that should be one of {@code known}. */
    public void problem(String key, String message, String value, Iterable<String> known) {
        problems.error(place(key), message, value, known);
    }

    /**
     * Reports what a constructor found wrong with several fields together: at the field that its message names
     * first, else at the object.
     */
    public void refused(IllegalArgumentException refusal) {
        String message = String.valueOf(refusal.getMessage());
        int end = message.indexOf(' ');
        problem(end < 0 ? message : message.substring(0, end), message);
    }

    /** The place of a value, or of the object where the key is absent. */
    public Place place(String key) {
        Member member = object.members().get(key);
        return member == null ? object.place() : member.value().place();
    }

    /** Reports the keys that are missing, and those that nobody asked for. Comes after the last read. */
    public void finish() {
        if (!missing.isEmpty()) {
            problems.error(
                    object.place(),
                    listed(missing, " and ", "\"") + (missing.size() == 1 ? " is" : " are") + " missing");
        }
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            String key = entry.getKey();
            if (!asked.contains(key)) {
                unknown(key, entry.getValue().keyPlace());
            }
        }
    }

    private void unknown(String key, Place place) {
        List<String> known = absent();
        if (problems.isOfChanges() && Suggestions.nearest(key, known).isEmpty()) {
            // A change of a key that is there already, under another name.
            known = asked;
        }
        boolean near = !problems.isFull() && Suggestions.nearest(key, known).isPresent();
        String message = "there is no key " + Visible.quoted(key) + " here";
        problems.error(place, near ? message : message + "; expected " + listed(asked, " or ", ""), key, known);
    }

    /** The keys that may still come, the likely targets of a misspelt one; all of them where none is left. */
    private List<String> absent() {
        List<String> absent = new ArrayList<>();
        for (String key : asked) {
            if (!has(key)) {
                absent.add(key);
            }
        }
        return absent.isEmpty() ? asked : absent;
    }

    private @Nullable JsonNode find(String key) {
        asked.add(key);
        Member member = object.members().get(key);
        return member == null ? null : member.value();
    }

    private @Nullable JsonNode required(String key) {
        JsonNode node = find(key);
        if (node == null) {
            missing.add(key);
        }
        return node;
    }

    private String text(JsonNode node) {
        String value = anyText(node);
        requireSeen(node.place(), node.place().label(), value, Visible.unseen(value));
        return value;
    }

    private String sentence(JsonNode node) {
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
    private void requireSeen(Place place, String label, String value, int at) {
        if (at >= 0) {
            boolean printed = Visible.isHarmful(value, at);
            problems.error(
                    place,
                    label + " has the character " + Visible.codePoint(Visible.point(value, at)) + " in it, which "
                            + (printed ? "cannot be printed" : "nobody sees"));
        }
    }

    private long whole(JsonNode node, long least, long most) {
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

    private boolean flag(JsonNode node) {
        if (node instanceof JsonBoolean flag) {
            return flag.value();
        }
        mismatch(node, "true or false");
        return false;
    }

    private int choice(JsonNode node, List<String> labels) {
        String expected = listed(labels, " or ", "");
        if (!(node instanceof JsonString text)) {
            mismatch(node, expected);
            return 0;
        }
        int index = labels.indexOf(text.value());
        if (index < 0) {
            String message = node.place().label() + " is " + Visible.quoted(text.value()) + "; expected " + expected;
            problems.error(node.place(), message, text.value(), labels);
        }
        return Math.max(index, 0);
    }

    private double quantity(JsonNode node, UnitText.Unit unit) {
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

    private List<JsonNode> items(JsonNode node) {
        if (node instanceof JsonArray array) {
            return array.items();
        }
        mismatch(node, "an array");
        return List.of();
    }

    private static String listed(List<String> words, String last, String quote) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(i == 0 ? "" : i == words.size() - 1 ? last : ", ");
            text.append(quote).append(words.get(i)).append(quote);
        }
        return text.toString();
    }

    private void mismatch(JsonNode node, String expected) {
        mismatch(node, expected, problems);
    }

    private static void mismatch(JsonNode node, String expected, Problems problems) {
        problems.error(
                node.place(), node.place().label() + " is " + node.describe() + "; " + expected + " is expected");
    }
}
