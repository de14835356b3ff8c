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
    private final ValueReader values;
    private final int errorsBefore;
    private final AskedKeys keys;
    private boolean isFirst = true;
    /** The field that a constructor's refusal is reported at; null where its message names one. */
    private @Nullable String blamed;

    private Fields(JsonObject object, Problems problems) {
        this.object = object;
        this.values = new ValueReader(problems);
        this.keys = new AskedKeys(object, problems);
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
        return object.find(key) instanceof JsonObject;
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
        return values.problems().errors() == errorsBefore;
    }

    public String text(String key) {
        JsonNode node = keys.required(key);
        return node == null ? "" : values.text(node);
    }

    public Optional<String> optionalText(String key) {
        JsonNode node = keys.find(key);
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
        JsonNode node = keys.find(key);
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
        JsonNode node = keys.required(key);
        return node == null ? least : values.whole(node, least, most);
    }

    public OptionalInt optionalWhole(String key, int least, int most) {
        JsonNode node = keys.find(key);
        return node == null ? OptionalInt.empty() : OptionalInt.of((int) values.whole(node, least, most));
    }

    public boolean flag(String key) {
        JsonNode node = keys.required(key);
        return node != null && values.flag(node);
    }

    /** A flag that is false where the key is absent. */
    public boolean optionalFlag(String key) {
        JsonNode node = keys.find(key);
        return node != null && values.flag(node);
    }

    /** What the text stands for. */
    public <T> T choice(String key, Labels<T> labels) {
        JsonNode node = keys.required(key);
        return node == null ? labels.value("") : values.choice(node, labels);
    }

    /** What the text stands for; empty where the key is absent. */
    public <T> Optional<T> optionalChoice(String key, Labels<T> labels) {
        JsonNode node = keys.find(key);
        return node == null ? Optional.empty() : Optional.of(values.choice(node, labels));
    }

    /** What the texts of an array stand for, none where the key is absent. */
    public <T> List<T> choices(String key, Labels<T> labels) {
        List<T> chosen = new ArrayList<>();
        for (JsonNode item : optionalItems(key)) {
            chosen.add(values.choice(item, labels));
        }
        return chosen;
    }

    /** A quantity in base units. */
    public double quantity(String key, UnitText.Unit unit) {
        JsonNode node = keys.required(key);
        return node == null ? 1 : values.quantity(node, unit);
    }

    public OptionalDouble optionalQuantity(String key, UnitText.Unit unit) {
        JsonNode node = keys.find(key);
        return node == null ? OptionalDouble.empty() : OptionalDouble.of(values.quantity(node, unit));
    }

    /** The items of an array that has at least one. */
    public List<JsonNode> items(String key) {
        JsonNode node = keys.required(key);
        if (node instanceof JsonArray array && array.items().isEmpty()) {
            values.problems().error(node.place(), key + " is empty; at least one entry is expected");
        }
        return node == null ? List.of() : values.items(node);
    }

    public List<JsonNode> optionalItems(String key) {
        JsonNode node = keys.find(key);
        return node == null ? List.of() : values.items(node);
    }

    public Optional<Fields> object(String key) {
        JsonNode node = keys.required(key);
        return node == null ? Optional.empty() : of(node, values.problems());
    }

    /** What a reader makes of an object; empty where the key is absent, and where something in it is reported. */
    public <T> Optional<T> object(String key, ObjectReader<? extends T> reader) {
        return read(object(key), reader);
    }

    /** The same of an object that need not be there. */
    public <T> Optional<T> optionalObject(String key, ObjectReader<? extends T> reader) {
        return read(optionalObject(key), reader);
    }

    /** What a reader makes of the objects of an array that has at least one. */
    public <T> List<T> objects(String key, ObjectReader<? extends T> reader) {
        return read(items(key), reader);
    }

    /** The same of an array that need not be there. */
    public <T> List<T> optionalObjects(String key, ObjectReader<? extends T> reader) {
        return read(optionalItems(key), reader);
    }

    private <T> List<T> read(List<JsonNode> items, ObjectReader<? extends T> reader) {
        List<T> made = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Optional<Fields> fields = of(items.get(i), values.problems());
            if (fields.isPresent()) {
                fields.get().isFirst = i == 0;
                Optional<T> one = fields.get().read(reader);
                if (one.isPresent()) {
                    made.add(one.get());
                }
            }
        }
        return made;
    }

    private static <T> Optional<T> read(Optional<Fields> found, ObjectReader<? extends T> reader) {
        return found.isEmpty() ? Optional.empty() : found.get().read(reader);
    }

    /** What a reader makes of these fields; empty where something is reported. */
    public <T> Optional<T> read(ObjectReader<? extends T> reader) {
        try {
            return Optional.of(reader.read(this));
        } catch (UnsoundException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            refused(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Empty where the key is absent, and where its value is reported. */
    public Optional<Fields> optionalObject(String key) {
        JsonNode node = keys.find(key);
        return node == null ? Optional.empty() : of(node, values.problems());
    }

    /** Reports a value, or the object where the key is absent. */
    public void problem(String key, String message) {
        values.problems().error(place(key), message);
    }

    /** Reports a value that should be one of {@code known}. */
    public void problem(String key, String message, String value, Iterable<String> known) {
        values.problems().error(place(key), message, value, known);
    }

    /** Reports what a constructor found wrong with several fields together. */
    private void refused(String message) {
        int end = message.indexOf(' ');
        String first = end < 0 ? message : message.substring(0, end);
        problem(blamed == null ? first : blamed, message);
    }

    /** Whether nothing stands before the object in an array. */
    public boolean isFirst() {
        return isFirst;
    }

    /** The place of the object. */
    public Place place() {
        return object.place();
    }

    /** The place of a value, or of the object where the key is absent. */
    public Place place(String key) {
        JsonNode value = object.find(key);
        return value == null ? object.place() : value.place();
    }

    /** Says, after the keys that are missing if any are, where a whole object is to be had. */
    public void template(String sentence) {
        keys.template(sentence);
    }

    /** Reports the keys that are missing, and those that nobody asked for. Comes after the last read. */
    public void finish() {
        keys.finish();
    }

    /**
     * Finishes the reading, and ends it where something was reported. What a constructor then finds wrong with several fields
     * together is reported at the field that its message names first, else at the object.
     */
    public void requireSound() throws UnsoundException {
        finish();
        if (!sound()) {
            throw new UnsoundException();
        }
    }

    /** The same where what a constructor finds wrong lies in one of the fields. */
    public void requireSound(String key) throws UnsoundException {
        blamed = key;
        requireSound();
    }
}
