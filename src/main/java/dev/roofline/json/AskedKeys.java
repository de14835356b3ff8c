package dev.roofline.json;

import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of an object that a reader asked for, beside those that it has. */
final class AskedKeys {
    private final JsonObject object;
    private final Problems problems;
    private final List<String> asked = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private String template = "";
    private boolean finished;

    AskedKeys(JsonObject object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    /** Says after the keys that are missing where a whole document is to be had. */
    void template(String sentence) {
        template = "; " + sentence;
    }

    /** The value of a key that need not be there; null where it is not. */
    @Nullable
    JsonNode find(String key) {
        asked.add(key);
        return object.find(key);
    }

    /** The value of a key that is reported where it is not there. */
    @Nullable
    JsonNode required(String key) {
        JsonNode node = find(key);
        if (node == null) {
            missing.add(key);
        }
        return node;
    }

    /** Reports the keys that are missing, and those that nobody asked for: once, after the last read. */
    void finish() {
        if (finished) {
            return;
        }
        finished = true;
        if (!missing.isEmpty()) {
            String verb = missing.size() == 1 ? " is" : " are";
            problems.error(object.place(), ValueReader.listed(missing, " and ", "\"") + verb + " missing" + template);
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
        String others = near ? "" : "; expected " + ValueReader.listed(asked, " or ", "");
        problems.error(place, message + others, key, known);
    }

    /** The keys that may still come, the likely targets of a misspelt one; all of them where none is left. */
    private List<String> absent() {
        List<String> absent = new ArrayList<>();
        for (String key : asked) {
            if (object.find(key) == null) {
                absent.add(key);
            }
        }
        return absent.isEmpty() ? asked : absent;
    }
}
