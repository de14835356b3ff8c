package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Place;
import dev.roofline.json.Problem;
import dev.roofline.specfile.ExtendedProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private final Change change;
    /** Whether a key that an object may have and does not is set anew: only where no object has it. */
    private final boolean addsKeys;

    private final ChangedValue value;
    private int hits;

    private WhatIf(JsonNode document, Change change, boolean addsKeys) {
        this.change = change;
        this.addsKeys = addsKeys;
        this.value = ChangedValue.of(change, new ChangeMisses(document, change));
    }

    /** @throws InvalidInputException where a path leads nowhere */
    static JsonNode apply(JsonNode root, Change change) {
        WhatIf whereItStands = new WhatIf(root, change, false);
        JsonNode changed = whereItStands.find(root);
        return whereItStands.hits > 0 ? whereItStands.finished(changed) : new WhatIf(root, change, true).added(root);
    }

    private JsonNode added(JsonNode document) {
        JsonNode changed = find(document);
        if (hits == 0) {
            throw new InvalidInputException(Problem.ofInput(
                    change.named() + " leads to nothing in "
                            + document.place().source().name() + value.misses().beyond(),
                    value.misses().meant()));
        }
        return finished(changed);
    }

    private JsonNode finished(JsonNode changed) {
        boolean hardware = change.target().equals("hw");
        return hardware && changed instanceof JsonObject object ? value.sourced(object) : changed;
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
            return value.changed(node);
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
            if (value.factor().isPresent()) {
                throw value.misses().nothingToMultiply(object.place().pointer() + "/" + key, key);
            }
            if (!takesAway(key)) {
                Place place = value.placeOfValue(object.place(), key);
                JsonNode set = isStated(key) ? value.statement(place) : value.scalar(place);
                members.put(
                        key,
                        new Member(
                                value.placeOfKey(object.place(), key),
                                isCapacity(key) ? value.capacity(set, set) : set));
            }
        } else if (last && takesAway(key)) {
            hits++;
            members.remove(key);
        } else if (last && isStated(key)) {
            hits++;
            members.put(
                    key,
                    new Member(member.keyPlace(), value.statement(member.value().place())));
        } else if (last && isCapacity(key)) {
            hits++;
            JsonNode size = size(member.value());
            members.put(key, new Member(member.keyPlace(), value.capacity(member.value(), value.changed(size))));
        } else {
            members.put(key, new Member(member.keyPlace(), follow(member.value(), depth + 1)));
        }
        if (last) {
            replaceSource(members, key);
        }
        return new JsonObject(object.place(), members);
    }

    /** Names the change as the source of the numbers among which it has set one. */
    private void replaceSource(Map<String, Member> members, String key) {
        Member old = members.get("source");
        boolean sourced = !key.equals(SWITCH_SUMS) && !isCapacity(key);
        // A number that names no source is the file's own.
        Member named = old == null && ExtendedProfile.RATES.contains(key) ? members.get(key) : old;
        if (change.target().equals("hw") && sourced && named != null) {
            members.put(
                    "source",
                    new Member(named.keyPlace(), new JsonString(named.value().place(), value.source())));
            // The doubt was about the number that another has replaced; a multiple of it is as doubtful as it was.
            if (value.factor().isEmpty()) {
                members.remove("doubt");
            }
        }
    }

    private boolean isCapacity(String key) {
        return change.target().equals("hw") && key.equals(CAPACITY);
    }

    /** The text of a capacity, which may stand in an object beside its source. */
    private static JsonNode size(JsonNode capacity) {
        JsonNode size = capacity.find("size");
        return size == null ? capacity : size;
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
}
