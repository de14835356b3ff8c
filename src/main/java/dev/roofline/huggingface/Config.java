package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import java.math.BigDecimal;
import java.util.Optional;

/** The keys of a config.json and their values. */
record Config(JsonObject root) {
    /** A config has a hundred keys; an object of so many is none, and is not looked through. */
    static final int MOST_KEYS = 10_000;

    /**
     * The value at a path; what is absent, null or below a value that is no object comes back as nothing. An
     * object is expected where the path goes on, and a number has to be a sane one.
     *
     * @param path keys with dots between them
     */
    Value value(String path, Findings findings) {
        JsonObject object = root;
        int begin = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', begin)) {
            JsonNode inner = object.find(path.substring(begin, dot));
            if (inner == null || inner instanceof JsonNull) {
                return new Value.Nothing(null, path);
            }
            if (!(inner instanceof JsonObject next)) {
                findings.error(inner.place(), inner.mismatch("an object"));
                return Value.FAILED;
            }
            object = next;
            begin = dot + 1;
        }
        JsonNode node = object.find(path.substring(begin));
        return node == null ? new Value.Nothing(null, path) : value(node, path, findings);
    }

    /** The node at a path; empty where it is absent, null, or a value on the way is no object. */
    Optional<JsonNode> node(String path) {
        JsonNode node = root;
        for (String key : path.split("\\.", -1)) {
            node = node == null ? null : node.find(key);
        }
        return node instanceof JsonNull ? Optional.empty() : Optional.ofNullable(node);
    }

    /** The member at a path; empty where it is absent, or a value on the way is no object. */
    Optional<Member> member(String path) {
        int dot = path.lastIndexOf('.');
        JsonNode holder = dot < 0 ? root : node(path.substring(0, dot)).orElse(null);
        return holder instanceof JsonObject object
                ? Optional.ofNullable(object.members().get(path.substring(dot + 1)))
                : Optional.empty();
    }

    /** The text at a path; reports one that is something else. */
    Optional<JsonString> text(String path, Findings findings) {
        Optional<JsonNode> node = node(path);
        if (node.isPresent() && !(node.get() instanceof JsonString)) {
            findings.error(node.get().place(), node.get().mismatch("a text"));
        }
        return node.filter(JsonString.class::isInstance).map(JsonString.class::cast);
    }

    /** @param path what a message calls the value where it is null */
    static Value value(JsonNode node, String path, Findings findings) {
        if (node instanceof JsonNumber number) {
            Optional<BigDecimal> sane = SaneNumber.parse(number.digits());
            if (sane.isPresent()) {
                return new Value.NumberValue(node.place(), sane.get(), true);
            }
            findings.error(node.place(), node.mismatch("a number up to 1e15 with at most 30 decimals"));
            return Value.FAILED;
        }
        if (node instanceof JsonString text) {
            return new Value.TextValue(node.place(), text.value());
        }
        if (node instanceof JsonBoolean flag) {
            return new Value.FlagValue(node.place(), flag.value());
        }
        if (node instanceof JsonArray || node instanceof JsonObject) {
            return new Value.NodeValue(node);
        }
        return new Value.Nothing(node.place(), path);
    }

    /** Reports an object of more keys than are looked through. */
    static boolean isTooLarge(JsonObject object, Problems problems) {
        int keys = object.members().size();
        if (keys > MOST_KEYS) {
            problems.error(
                    object.place(),
                    object.place().label() + " has " + keys + " keys; at most " + MOST_KEYS + " are read");
        }
        return keys > MOST_KEYS;
    }

    /** The place of model_type, or of the document where there is none. */
    Place typePlace() {
        Optional<JsonNode> type = node("model_type");
        return type.isPresent() ? type.get().place() : root().place();
    }
}
