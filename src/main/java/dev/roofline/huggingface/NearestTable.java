package dev.roofline.huggingface;

import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.Problems;
import dev.roofline.json.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the table whose keys a config of an unknown type has. Opens every table, which only an error is worth. */
final class NearestTable {
    /** Of a config's keys; a table that reads fewer is another architecture. */
    private static final double LEAST_SHARE = 0.5;

    /** How many of the nearest are tried in full. */
    private static final int MOST_TRIED = 5;

    private NearestTable() {}

    /** What most models of the Hub are alike; it goes before others that read as many of the keys. */
    private static final String MOST_COMMON = "llama";

    /** @param preferred whether it goes before others that read as many keys */
    private record Near(String type, int read, boolean preferred, int absent) {}

    /** What to say of the nearest table; empty where none is near. */
    static Optional<String> hint(Config config, MappingTables tables) {
        Set<String> keys = keys(config, tables);
        Optional<String> spelt = config.node("model_type")
                .filter(JsonString.class::isInstance)
                .flatMap(node -> Suggestions.nearest(((JsonString) node).value(), tables.types()));
        String preferred = spelt.orElse(MOST_COMMON);
        List<Near> near = new ArrayList<>();
        for (String type : tables.types()) {
            Set<String> known = tables.table(type).keys();
            int read = 0;
            for (String key : known) {
                // What a part calls itself is no likeness of what it has.
                read += keys.contains(key) && !key.endsWith(".model_type") ? 1 : 0;
            }
            if (read > 0 && read >= LEAST_SHARE * keys.size()) {
                near.add(new Near(type, read, type.equals(preferred), known.size() - read));
            }
        }
        near.sort(Comparator.comparingInt(Near::read)
                .thenComparing(Near::preferred)
                .reversed()
                .thenComparingInt(Near::absent));
        for (Near candidate : near.subList(0, Math.min(MOST_TRIED, near.size()))) {
            if (reads(candidate.type(), config, tables)) {
                return Optional.of("its keys look most like \"" + candidate.type() + "\": " + ConfigReader.ASSUME + " "
                        + candidate.type() + " reads it so");
            }
        }
        return near.isEmpty()
                ? Optional.empty()
                : Optional.of("its keys look most like \"" + near.get(0).type() + "\": " + ConfigReader.ASSUME + " "
                        + near.get(0).type() + " says what is different");
    }

    private static boolean reads(String type, Config config, MappingTables tables) {
        return new ConfigReader(tables)
                .read(config.root(), "config", Optional.of(type), new Problems())
                .isPresent();
    }

    /** The config's keys and, with dots, those of its objects, without those that change nothing anywhere. */
    private static Set<String> keys(Config config, MappingTables tables) {
        KeyPatterns withoutEffect = tables.withoutEffect();
        Set<String> keys = new HashSet<>();
        config.root().members().forEach((key, member) -> {
            if (withoutEffect.match(key) || key.equals("model_type")) {
                return;
            }
            if (member.value() instanceof JsonObject inner
                    && key.endsWith("_config")
                    && inner.members().size() <= Config.MOST_KEYS) {
                inner.members().keySet().forEach(innerKey -> {
                    if (!withoutEffect.match(innerKey)) {
                        keys.add(key + "." + innerKey);
                    }
                });
            } else {
                keys.add(key);
            }
        });
        return keys;
    }
}
