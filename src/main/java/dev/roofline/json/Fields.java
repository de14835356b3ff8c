package dev.roofline.json;

import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.units.UnitText;
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
    private final JsonObject object;
    private final Problems problems;
    private final ValueReader values;
    private final int errorsBefore;
    private final List<String> asked = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Fields(JsonObject object, Problems problems) {
        this.object = object;
        this.problems = problems;
        this.values = new ValueReader(problems);
        this.errorsBefore = problems.errors();
    }

    /** The fields of an object; empty, and reported, where the node is none. */
    public static Optional<Fields> of(JsonNode node, Problems problems) {
        if (node instanceof JsonObject object) {
            return Optional.of(new Fields(object, problems));
        }
        new ValueReader(problems).mismatch(node, "an object");
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
        return node == null ? "" : values.text(node);
    }

    public Optional<String> optionalText(String key) {
        JsonNode node = find(key);
        return node == null ? Optional.empty() : Optional.of(values.text(node));
    }

    /** The texts of an array, none where the key is absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : optionalItems(key)) {
            texts.add(values.text(item));
        }
        return texts;
    }

    /** Sentences of an array, none where the key is absent: they may have spaces and marks that a name may not have. */
    public List<String> sentences(String key) {
        List<String> sentences = new ArrayList<>();
        for (JsonNode item : optionalItems(key)) {
            sentences.add(values.sentence(item));
        }
        return sentences;
    }

    public Optional<String> optionalSentence(String key) {
        JsonNode node = find(key);
        return node == null ? Optional.empty() : Optional.of(values.sentence(node));
    }

    /** Reports the first character of an object's keys that is not seen, where its author chose them. */
    public void requireSeenKeys() {
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            values.requireSeen(entry.getValue().keyPlace(), "the key", entry.getKey(), Visible.unseen(entry.getKey()));
        }
    }

    public int whole(String key, int least, int most) {
        return (int) wholeLong(key, least, most);
    }

    public long wholeLong(String key, long least, long most) {
        JsonNode node = required(key);
        return node == null ? least : values.whole(node, least, most);
    }

    public OptionalInt optionalWhole(String key, int least, int most) {
        JsonNode node = find(key);
        return node == null ? OptionalInt.empty() : OptionalInt.of((int) values.whole(node, least, most));
    }

    public boolean flag(String key) {
        JsonNode node = required(key);
        return node != null && values.flag(node);
    }

    /** A flag that is false where the key is absent. */
    public boolean optionalFlag(String key) {
        JsonNode node = find(key);
        return node != null && values.flag(node);
    }

    /** The index of the label that the text is. */
    public int choice(String key, List<String> labels) {
        JsonNode node = required(key);
        return node == null ? 0 : values.choice(node, labels);
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
        return node == null ? -1 : values.choice(node, labels);
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
            chosen.add(values.choice(item, labels));
        }
        return chosen;
    }

    /** A quantity in base units. */
    public double quantity(String key, UnitText.Unit unit) {
        JsonNode node = required(key);
        return node == null ? 1 : values.quantity(node, unit);
    }

    public OptionalDouble optionalQuantity(String key, UnitText.Unit unit) {
        JsonNode node = find(key);
        return node == null ? OptionalDouble.empty() : OptionalDouble.of(values.quantity(node, unit));
    }

    /** The items of an array that has at least one. */
    public List<JsonNode> items(String key) {
        JsonNode node = required(key);
        if (node instanceof JsonArray array && array.items().isEmpty()) {
            problems.error(node.place(), key + " is empty; at least one entry is expected");
        }
        return node == null ? List.of() : values.items(node);
    }

    public List<JsonNode> optionalItems(String key) {
        JsonNode node = find(key);
        return node == null ? List.of() : values.items(node);
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
                    ValueReader.listed(missing, " and ", "\"") + (missing.size() == 1 ? " is" : " are") + " missing");
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
        problems.error(
                place, near ? message : message + "; expected " + ValueReader.listed(asked, " or ", ""), key, known);
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
}
