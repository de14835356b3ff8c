package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The mapping tables of a folder of resources. Only what a config needs is opened. */
final class MappingTables {
    private static final int LONGEST_DESCENT = 8;

    private static final Set<String> MEMBERS = Set.of(
            "like",
            "family",
            "only",
            "without_effect",
            "instead",
            "classes",
            "whole",
            "headless_pooler",
            "names",
            "spec");

    private final String folder;
    private final List<String> types;
    private final Map<String, MappingTable> opened = new HashMap<>();
    private @Nullable KeyPatterns withoutEffect;

    /** @param folder with types.txt, other_types.txt, without_effect.txt and architecture_keys.txt beside the tables */
    MappingTables(String folder) {
        this.folder = folder;
        this.types = List.copyOf(lines("types.txt"));
    }

    /** The tables that come with the tool. */
    static MappingTables shipped() {
        return new MappingTables("/roofline/huggingface");
    }

    /** Every model_type that has a table, sorted. */
    List<String> types() {
        return types;
    }

    /** Keys that change nothing whatever the model_type is. */
    KeyPatterns withoutEffect() {
        if (withoutEffect == null) {
            withoutEffect = new KeyPatterns(lines("without_effect.txt"));
        }
        return withoutEffect;
    }

    /** Types of transformers that have no table, whose classes are known to be those of other models. */
    List<String> otherTypes() {
        return lines("other_types.txt");
    }

    /** The keys that any table reads, from a file, as opening every table takes long. */
    Set<String> architectureKeys() {
        return new LinkedHashSet<>(lines("architecture_keys.txt"));
    }

    /** What {@link #architectureKeys} has to be: from every table each key, those of objects on the way included. */
    Set<String> unionOfKeys() {
        Set<String> union = new TreeSet<>();
        for (String type : types) {
            for (String path : table(type).keys()) {
                union.addAll(List.of(path.split("\\.")));
            }
        }
        return union;
    }

    /**
     * Opens a table, with what it inherits.
     *
     * @param type one of {@link #types}; nothing else becomes the name of a file
     * @throws IllegalStateException where the table is not as it should be, which is a mistake in the tool
     */
    MappingTable table(String type) {
        try {
            if (!types.contains(type)) {
                throw new IllegalArgumentException("there is no such table");
            }
            MappingTable table = opened.get(type);
            if (table == null) {
                table = table(type, 0);
                opened.put(type, table);
            }
            return table;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the mapping table " + type + ": " + e.getMessage(), e);
        }
    }

    /** @param type also of a table that others are like and that stands for no model_type: {@code _decoder} */
    private MappingTable table(String type, int depth) {
        if (depth > LONGEST_DESCENT) {
            throw new IllegalArgumentException("it descends from itself");
        }
        JsonObject root = document(type);
        if (!MEMBERS.containsAll(root.members().keySet())) {
            throw new IllegalArgumentException(
                    "its members are " + root.members().keySet());
        }
        MappingTable parent = root.find("like") == null ? MappingTable.BARE : table(text(root, "like"), depth + 1);
        Map<String, List<JsonNode>> only = new LinkedHashMap<>(parent.only());
        members(root, "only").forEach((key, member) -> only.put(key, items(member.value())));
        Map<String, String> instead = new LinkedHashMap<>(parent.instead());
        members(root, "instead").forEach((key, member) -> instead.put(key, text(member.value())));
        Map<String, Expression> names = new LinkedHashMap<>(parent.names());
        members(root, "names").forEach((name, member) -> names.put(name, Expression.parse(text(member.value()))));
        JsonNode spec = root.find("spec");
        return new MappingTable(
                type,
                parent.family().isEmpty() || root.find("family") != null ? text(root, "family") : parent.family(),
                only,
                texts(root, "without_effect", parent.withoutEffect()),
                instead,
                List.copyOf(texts(root, "classes", Set.of())),
                texts(root, "whole", parent.whole()),
                root.find("headless_pooler") instanceof JsonBoolean pooler ? pooler.value() : parent.headlessPooler(),
                names,
                spec == null ? parent.spec() : Template.of(spec));
    }

    /** The texts of an array, after those that are inherited. */
    private static Set<String> texts(JsonObject root, String key, Set<String> inherited) {
        Set<String> texts = new LinkedHashSet<>(inherited);
        JsonNode own = root.find(key);
        if (own != null) {
            items(own).forEach(item -> texts.add(text(item)));
        }
        return texts;
    }

    private JsonObject document(String type) {
        Problems problems = new Problems();
        String name = type + ".json";
        JsonNode root = LocatedJson.parse(SourceReader.decode(name, bytes(name)), problems);
        problems.throwIfErrors();
        if (root instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("it is no object");
    }

    private static Map<String, Member> members(JsonObject root, String key) {
        JsonNode value = root.find(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof JsonObject object) {
            return object.members();
        }
        throw new IllegalArgumentException(key + " is no object");
    }

    private static List<JsonNode> items(JsonNode node) {
        if (node instanceof JsonArray array) {
            return array.items();
        }
        throw new IllegalArgumentException(node.describe() + " stands where an array is expected");
    }

    private static String text(JsonObject root, String key) {
        JsonNode value = root.find(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return text(value);
    }

    private static String text(JsonNode node) {
        if (node instanceof JsonString text) {
            return text.value();
        }
        throw new IllegalArgumentException(node.describe() + " stands where a text is expected");
    }

    /** Without empty lines and those that begin with a number sign. */
    private List<String> lines(String file) {
        List<String> lines = new ArrayList<>();
        for (String line : new String(bytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            String bare = line.strip();
            if (!bare.isEmpty() && bare.charAt(0) != '#') {
                lines.add(bare);
            }
        }
        return lines;
    }

    private byte[] bytes(String file) {
        try (InputStream in = MappingTables.class.getResourceAsStream(folder + "/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + folder + "/" + file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
