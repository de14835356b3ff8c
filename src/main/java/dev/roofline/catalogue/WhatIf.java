package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Place;
import dev.roofline.json.Problem;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SourceReader;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import dev.roofline.units.DecimalText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Applies a change to a parsed file, before it is read as a model or a machine: what the readers refuse in a file they
 * refuse in a change too. A changed number of a machine gets the provenance {@code assumed}.
 */
final class WhatIf {
    /** A statement with a source of its own, which a change makes or takes back. */
    private static final String SWITCH_SUMS = "switch_sums";

    /** A number that may have a source of its own beside that of the numbers around it. */
    private static final String CAPACITY = "capacity";

    /** The value that takes away what a path leads to. */
    private static final String NOTHING = "null";

    private final JsonNode document;
    private final Change change;
    /** Key of the source that changed numbers name; no file can be mistaken for it. */
    private final String source;

    /** Whether a key that an object may have and does not is set anew: only where no object has it. */
    private final boolean addsKeys;

    /** The change as a text of its own, so that what is wrong with its value is shown in it, not in the file. */
    private final SourceFile written;

    private final int valueOffset;

    private int hits;

    private WhatIf(JsonNode document, Change change, boolean addsKeys) {
        this.document = document;
        this.change = change;
        this.addsKeys = addsKeys;
        this.source = Change.SETTING + " " + change.text();
        this.written = SourceReader.decode(change.named(), change.text().getBytes(StandardCharsets.UTF_8));
        this.valueOffset = change.text().indexOf(change.value(), change.text().indexOf('=') + 1);
    }

    /** @throws InvalidInputException where a path leads nowhere */
    static JsonNode apply(JsonNode root, Change change) {
        WhatIf whereItStands = new WhatIf(root, change, false);
        JsonNode changed = whereItStands.find(root);
        return whereItStands.hits > 0 ? whereItStands.finished(changed) : new WhatIf(root, change, true).added();
    }

    private JsonNode added() {
        JsonNode changed = find(document);
        if (hits == 0) {
            throw new InvalidInputException(Problem.ofInput(
                    change.named() + " leads to nothing in "
                            + document.place().source().name() + beyond(document),
                    meant()));
        }
        return finished(changed);
    }

    /** Which elements there are where the path counts beyond them; empty where it does not. */
    private String beyond(JsonNode root) {
        for (int i = 1; i < change.path().size(); i++) {
            int elements =
                    isNumber(change.path().get(i)) ? longest(root, change.path().get(i - 1)) : 0;
            if (elements > 0) {
                return ": " + change.path().get(i - 1) + " has "
                        + (elements == 1 ? "element 0 alone" : "elements 0 to " + (elements - 1));
            }
        }
        return "";
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** Elements of the longest array under a key; 0 where there is none. */
    private static int longest(JsonNode node, String key) {
        int longest = 0;
        if (node instanceof JsonObject object) {
            for (Map.Entry<String, Member> entry : object.members().entrySet()) {
                JsonNode value = entry.getValue().value();
                if (entry.getKey().equals(key) && value instanceof JsonArray array) {
                    longest = Math.max(longest, array.items().size());
                }
                longest = Math.max(longest, longest(value, key));
            }
        } else if (node instanceof JsonArray array) {
            for (JsonNode item : array.items()) {
                longest = Math.max(longest, longest(item, key));
            }
        }
        return longest;
    }

    /** What the first word of the path that the file does not have was probably meant to be: a key, or a word of an element. */
    private Optional<String> meant() {
        Set<String> words = new TreeSet<>();
        collect(document, words, false);
        String first = change.path().get(0);
        if (!words.contains(first)) {
            return Suggestions.nearest(first, words);
        }
        collect(document, words, true);
        for (String word : change.path()) {
            boolean isKnown = false;
            for (String known : words) {
                isKnown |= known.equalsIgnoreCase(word);
            }
            if (!isKnown) {
                return Suggestions.nearest(word, words);
            }
        }
        return Optional.empty();
    }

    private JsonNode finished(JsonNode changed) {
        boolean hardware = change.target().equals("hw");
        return hardware && changed instanceof JsonObject object ? withSource(object) : changed;
    }

    /** The first key of a path may lie at any depth; where it is found, the rest of the path begins. */
    private JsonNode find(JsonNode node) {
        if (node instanceof JsonObject object) {
            if (object.members().containsKey(change.path().get(0))) {
                return follow(object, 0);
            }
            Map<String, Member> members = new LinkedHashMap<>();
            // Towers are other models beside this one: who means them says so.
            object.members()
                    .forEach((key, member) -> members.put(
                            key, key.equals("towers") ? member : new Member(member.keyPlace(), find(member.value()))));
            return new JsonObject(object.place(), members);
        }
        if (node instanceof JsonArray array) {
            List<JsonNode> items = new ArrayList<>();
            array.items().forEach(item -> items.add(find(item)));
            return new JsonArray(array.place(), items);
        }
        return node;
    }

    private JsonNode follow(JsonNode node, int depth) {
        if (node instanceof JsonArray array) {
            return elements(array, depth);
        }
        if (depth == change.path().size()) {
            hits++;
            return changed(node);
        }
        if (!(node instanceof JsonObject object)) {
            return node;
        }
        String key = change.path().get(depth);
        boolean last = depth == change.path().size() - 1;
        Member member = object.members().get(key);
        if (member == null && !(addsKeys && last && depth > 0)) {
            return node;
        }
        Map<String, Member> members = new LinkedHashMap<>(object.members());
        if (member == null) {
            // The path has led to the object: a key that it may have and does not is set anew.
            hits++;
            if (factor().isPresent()) {
                throw nothingToMultiply(object.place().pointer() + "/" + key, key);
            }
            if (!takesAway(key)) {
                Place place = new Place(written, object.place(), key, -1, valueOffset);
                Place keyPlace = new Place(
                        written,
                        object.place(),
                        key,
                        -1,
                        change.text().lastIndexOf(key, change.text().indexOf('=')));
                JsonNode set = isStated(key) ? statement(place) : scalar(place);
                members.put(key, new Member(keyPlace, isCapacity(key) ? capacity(set, set) : set));
            }
        } else if (last && takesAway(key)) {
            hits++;
            members.remove(key);
        } else if (last && isStated(key)) {
            hits++;
            members.put(
                    key, new Member(member.keyPlace(), statement(member.value().place())));
        } else if (last && isCapacity(key)) {
            hits++;
            JsonNode size = size(member.value());
            members.put(key, new Member(member.keyPlace(), capacity(member.value(), changed(size))));
        } else {
            members.put(key, new Member(member.keyPlace(), follow(member.value(), depth + 1)));
        }
        Member old = members.get("source");
        boolean sourced = !key.equals(SWITCH_SUMS) && !isCapacity(key);
        if (change.target().equals("hw") && last && sourced && old != null) {
            members.put(
                    "source",
                    new Member(old.keyPlace(), new JsonString(old.value().place(), source)));
            // The doubt was about the number that another has replaced; a multiple of it is as doubtful as it was.
            if (factor().isEmpty()) {
                members.remove("doubt");
            }
        }
        return new JsonObject(object.place(), members);
    }

    private boolean isCapacity(String key) {
        return change.target().equals("hw") && key.equals(CAPACITY);
    }

    /** The text of a capacity, which may stand in an object beside its source. */
    private static JsonNode size(JsonNode capacity) {
        Member size = capacity instanceof JsonObject object ? object.members().get("size") : null;
        return size == null ? capacity : size.value();
    }

    /** A capacity with a source of its own, so that the bandwidth beside it keeps its source; a multiple is as doubtful as before. */
    private JsonNode capacity(JsonNode old, JsonNode size) {
        Place place = size.place();
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("size", new Member(place, size));
        members.put("source", new Member(place, new JsonString(place, source)));
        if (factor().isPresent()
                && old instanceof JsonObject object
                && object.members().containsKey("doubt")) {
            members.put("doubt", object.members().get("doubt"));
        }
        return new JsonObject(place, members);
    }

    /** Whether the change leaves the key out. */
    private boolean takesAway(String key) {
        String value = change.value();
        return value.equals(NOTHING) || (key.equals(SWITCH_SUMS) && (value.equals("off") || value.equals("false")));
    }

    /** Whether the change states what a file states with a source. */
    private boolean isStated(String key) {
        String value = change.value();
        return key.equals(SWITCH_SUMS) && (value.equals("on") || value.equals("true"));
    }

    private JsonNode statement(Place place) {
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("source", new Member(place, new JsonString(place, source)));
        return new JsonObject(place, members);
    }

    private JsonNode elements(JsonArray array, int depth) {
        List<JsonNode> items = new ArrayList<>();
        boolean named = false;
        for (int i = 0; i < array.items().size(); i++) {
            JsonNode item = array.items().get(i);
            int rest = depth;
            while (rest < change.path().size()
                    && isCalled(item, i, change.path().get(rest))) {
                rest++;
            }
            named |= rest > depth;
            if (rest > depth && rest == change.path().size() && change.value().equals(NOTHING)) {
                hits++;
            } else {
                items.add(rest > depth ? follow(item, rest) : item);
            }
        }
        boolean memory = "memory".equals(array.place().key());
        for (int i = 0; i < items.size() && !named; i++) {
            // A machine's memory without a level is its main memory; of other arrays all elements are meant.
            if (!memory || i == 0) {
                items.set(i, follow(items.get(i), depth));
            }
        }
        return new JsonArray(array.place(), items);
    }

    /** Whether a word is an element's number or one of its own words, such as its engine, format or level. */
    private static boolean isCalled(JsonNode element, int index, String word) {
        if (word.equals(Integer.toString(index))) {
            return true;
        }
        if (element instanceof JsonObject object) {
            for (Member member : object.members().values()) {
                if (member.value() instanceof JsonString text && text.value().equalsIgnoreCase(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private JsonNode changed(JsonNode old) {
        Place place = new Place(
                written, old.place().parent(), old.place().key(), old.place().index(), valueOffset);
        Optional<BigDecimal> factor = factor();
        if (factor.isPresent() && old instanceof JsonNull) {
            throw nothingToMultiply(old.place().pointer(), old.place().label());
        }
        if (factor.isPresent() && old instanceof JsonNumber number) {
            return new JsonNumber(place, product(number.digits(), factor.get()));
        }
        if (factor.isPresent() && old instanceof JsonString text) {
            int end = 0;
            while (end < text.value().length()
                    && "+-.0123456789".indexOf(text.value().charAt(end)) >= 0) {
                end++;
            }
            // A date begins with digits too and is no number.
            if (number(text.value().substring(0, end)).isPresent()) {
                String number = product(text.value().substring(0, end), factor.get());
                return new JsonString(place, number + text.value().substring(end));
            }
        }
        return old instanceof JsonString ? new JsonString(place, change.value()) : scalar(place);
    }

    /** A factor without a value of the file to multiply; a key that the file has nowhere was perhaps meant to be one that it has. */
    private InvalidInputException nothingToMultiply(String pointer, String key) {
        Set<String> words = new TreeSet<>();
        collect(document, words, false);
        return new InvalidInputException(Problem.ofInput(
                change.named() + ": there is no value at " + Visible.shortened(pointer) + " of "
                        + document.place().source().name() + " to multiply",
                words.contains(key) ? Optional.empty() : Suggestions.nearest(key, words)));
    }

    /** The digits as they are where they are no number that is counted: whoever reads them says so. */
    private static String product(String digits, BigDecimal factor) {
        try {
            return DecimalText.exact(digits)
                    .multiply(factor)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (DecimalText.MalformedNumberException e) {
            return digits;
        }
    }

    private Optional<BigDecimal> factor() {
        String value = change.value().toLowerCase(Locale.ROOT);
        return value.endsWith("x") ? number(value.substring(0, value.length() - 1)) : Optional.empty();
    }

    private JsonNode scalar(Place place) {
        String value = change.value();
        if (value.equals("true") || value.equals("false")) {
            return new JsonBoolean(place, value.equals("true"));
        }
        return number(value).isPresent() ? new JsonNumber(place, value) : new JsonString(place, value);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > LocatedJson.LONGEST_NUMBER ? Optional.empty() : Optional.of(DecimalText.exact(text));
        } catch (DecimalText.MalformedNumberException e) {
            return Optional.empty();
        }
    }

    /** Names the user as the source of what was changed; the date is that of the figures it was changed from. */
    private JsonNode withSource(JsonObject root) {
        Member sources = root.members().get("sources");
        if (sources == null || !(sources.value() instanceof JsonObject table)) {
            return root;
        }
        Map<String, Member> entries = new LinkedHashMap<>(table.members());
        Place place = table.place();
        JsonNode date = new JsonString(place, "2026-11");
        for (Member entry : entries.values()) {
            if (entry.value() instanceof JsonObject object && object.members().get("date") != null) {
                date = object.members().get("date").value();
            }
        }
        Map<String, Member> own = new LinkedHashMap<>();
        own.put("kind", new Member(place, new JsonString(place, "assumed")));
        own.put("address", new Member(place, new JsonString(place, source)));
        own.put("date", new Member(place, date));
        entries.put(source, new Member(place, new JsonObject(place, own)));
        Map<String, Member> members = new LinkedHashMap<>(root.members());
        members.put("sources", new Member(sources.keyPlace(), new JsonObject(place, entries)));
        return new JsonObject(root.place(), members);
    }

    /** @param ofElements whether the words that elements are called by are collected beside the keys */
    private static void collect(JsonNode node, Set<String> words, boolean ofElements) {
        if (node instanceof JsonObject object) {
            object.members().forEach((key, member) -> {
                words.add(key);
                collect(member.value(), words, ofElements);
            });
        } else if (node instanceof JsonArray array) {
            array.items().forEach(item -> {
                if (ofElements && item instanceof JsonObject element) {
                    collectNames(element, words);
                }
                collect(item, words, ofElements);
            });
        }
    }

    private static void collectNames(JsonObject element, Set<String> words) {
        for (Member member : element.members().values()) {
            if (member.value() instanceof JsonString text) {
                words.add(text.value());
            }
        }
    }
}
