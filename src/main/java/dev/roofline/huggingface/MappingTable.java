package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the configs of one model_type are read.
 *
 * @param type the model_type
 * @param family for the document
 * @param only keys with the values that the table is right for
 * @param withoutEffect keys of this type that change nothing here
 * @param instead of keys of {@code withoutEffect}, the key whose presence makes them so in any model
 * @param classes what class names of this type begin with, where that is not the type itself
 * @param whole classes without a head in their name that the document is right for all the same
 * @param headlessPooler whether the class without a head has a pooler
 * @param names expressions by name
 * @param spec the document
 */
record MappingTable(
        String type,
        String family,
        Map<String, List<JsonNode>> only,
        Set<String> withoutEffect,
        Map<String, String> instead,
        List<String> classes,
        Set<String> whole,
        boolean headlessPooler,
        Map<String, Expression> names,
        Template spec) {

    /** What a table inherits that is like no other. */
    static final MappingTable BARE = new MappingTable(
            "", "", Map.of(), Set.of(), Map.of(), List.of(), Set.of(), false, Map.of(), new Template.Items(List.of()));

    MappingTable {
        only = Map.copyOf(new LinkedHashMap<>(only));
        withoutEffect = Set.copyOf(withoutEffect);
        instead = Map.copyOf(instead);
        classes = List.copyOf(classes);
        whole = Set.copyOf(whole);
        names = Map.copyOf(names);
        for (String name : names.keySet()) {
            requireNoCircle(name, names, new LinkedHashSet<>());
        }
    }

    /**
     * The keys that the document hangs on, with dots before those of nested objects: what its expressions and the
     * names in use refer to, in any branch, and what {@code only} looks at.
     */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(only.keySet());
        spec.expressions(expression -> collect(names, expression, "", keys, new HashSet<>()));
        return keys;
    }

    /**
     * Adds the keys of a config that an expression refers to, in any branch, by way of names too.
     *
     * @param within the name in which the expression stands, inside of which the same word is the config's key
     * @param seen the names that were followed already
     */
    static void collect(
            Map<String, Expression> names, Expression expression, String within, Set<String> keys, Set<String> seen) {
        expression.references(path -> {
            Expression named = path.equals(within) ? null : names.get(path);
            if (named != null) {
                if (seen.add(path)) {
                    collect(names, named, path, keys, seen);
                }
            } else if (!path.equals("layer")) {
                keys.add(path);
            }
        });
    }

    private static void requireNoCircle(String name, Map<String, Expression> names, Set<String> open) {
        if (!open.add(name)) {
            throw new IllegalArgumentException("the names " + open + " stand for each other");
        }
        Objects.requireNonNull(names.get(name)).references(path -> {
            if (!path.equals(name) && names.containsKey(path)) {
                requireNoCircle(path, names, open);
            }
        });
        open.remove(name);
    }
}
