package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Nothing of a config is dropped in silence. Of every config of the collection, each key of an architecture is changed:
 * the document changes, or something is said of it, or another key of the config is why it does not matter, which shows
 * in that a change of the other makes it matter. What a table says to be without effect is not asked.
 */
class KeysLawTest {
    private static final Path FOLDER = Configs.FOLDER.resolve("configs");

    private final MappingTables tables = MappingTables.shipped();
    private final Set<String> architectureKeys = tables.architectureKeys();
    private final KeyPatterns common = tables.withoutEffect();

    /** Constants of element-wise arithmetic: that there is one counts, whatever it is. */
    private static final Set<String> PRESENCE = Set.of("attn_logit_softcapping", "final_logit_softcapping");

    /** The width of dense layers, of which this pattern has none; no other word than a whole pattern says so. */
    private static final Set<String> PATTERNS = Set.of("nemotron-3-nano-30b-a3b.json intermediate_size");

    @Test
    void aKeyOfAnArchitectureChangesTheSpecOrIsSpokenOf() throws IOException {
        List<String> silent = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        int asked = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString();
            JsonObject root = (JsonObject) LocatedJson.parse(SourceReader.read(file, name), new Problems());
            if (!kinds.add(type(root) + " " + keys(root, ""))) {
                continue;
            }
            String before = outcome(root);
            for (String path : structural(root)) {
                String key = path.substring(path.lastIndexOf('.') + 1);
                asked++;
                JsonNode value = value(root, path);
                for (JsonNode other : PRESENCE.contains(key) ? List.of(opposite(value)) : others(value)) {
                    boolean shows = !outcome(with(root, path, other)).equals(before)
                            || mattersElsewhere(root, path, other, true)
                            || PATTERNS.contains(name + " " + path);
                    if (!shows) {
                        silent.add(name + " " + path + " as " + Configs.json(other));
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(800);
        assertThat(silent).isEmpty();
    }

    /** A config that leaves out what decides is read by defaults; what these leave unread is still there to be spoken of. */
    @Test
    void aKeyThatCountsNoMoreWhenAnotherIsTakenAwayIsSpokenOf() throws IOException {
        List<String> silent = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        int lost = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString();
            JsonObject whole = (JsonObject) LocatedJson.parse(SourceReader.read(file, name), new Problems());
            if (!kinds.add(type(whole) + " " + keys(whole, ""))) {
                continue;
            }
            String before = outcome(whole);
            List<String> structural = structural(whole);
            List<String> counting = new ArrayList<>();
            for (String path : structural) {
                List<JsonNode> others = others(value(whole, path));
                if (!others.isEmpty()
                        && !outcome(with(whole, path, others.get(0))).equals(before)) {
                    counting.add(path);
                }
            }
            for (String away : structural) {
                JsonObject root = with(whole, away, null);
                String without = outcome(root);
                if (without.startsWith("{")) {
                    for (String path : counting) {
                        JsonNode value = path.equals(away) ? null : value(root, path);
                        boolean counts = value == null
                                || UnknownKeys.isNeutral(value)
                                || !outcome(with(root, path, others(value).get(0)))
                                        .equals(without);
                        lost += counts ? 0 : 1;
                        // That every layer has experts is the word of the key that counts them.
                        boolean allExperts = path.equals("intermediate_size") && away.equals("first_k_dense_replace");
                        if (!counts && !allExperts && !without.contains("\"" + path + "\" is not used")) {
                            silent.add(name + " without " + away + ": " + path);
                        }
                    }
                }
            }
        }
        assertThat(lost).isGreaterThan(10);
        assertThat(silent).isEmpty();
    }

    /**
     * Whether some other key, changed or taken away, makes the change of this one show.
     *
     * @param twice whether a flag or a choice may be turned before that: windows hang on a flag and on where they begin
     */
    private boolean mattersElsewhere(JsonObject root, String path, JsonNode other, boolean twice) {
        for (String decider : keys(root, "")) {
            if (decider.equals(path)) {
                continue;
            }
            JsonNode value = value(root, decider);
            List<JsonNode> choices = tables.table(type(root)).only().getOrDefault(decider, List.of());
            List<JsonNode> values = new ArrayList<>(others(value));
            values.addAll(choices);
            values.add(null);
            for (JsonNode changed : values) {
                JsonObject elsewhere = with(root, decider, changed);
                if (!outcome(elsewhere).equals(outcome(with(elsewhere, path, other)))) {
                    return true;
                }
            }
            List<JsonNode> turns = value instanceof JsonBoolean ? others(value) : choices;
            for (JsonNode turn : twice ? turns : List.<JsonNode>of()) {
                if (mattersElsewhere(with(root, decider, turn), path, other, false)) {
                    return true;
                }
            }
        }
        return false;
    }

    private String type(JsonObject root) {
        return ModelType.of(new Config(root), Optional.empty(), tables, new Problems())
                .orElseThrow()
                .type();
    }

    /** None where there is a value, and a value where there is none. */
    private static JsonNode opposite(JsonNode value) {
        return value instanceof JsonNull ? new JsonNumber(value.place(), "7") : new JsonNull(value.place());
    }

    private List<String> structural(JsonObject root) {
        KeyPatterns ofType = new KeyPatterns(tables.table(type(root)).withoutEffect());
        List<String> structural = new ArrayList<>();
        for (String path : keys(root, "")) {
            String key = path.substring(path.lastIndexOf('.') + 1);
            boolean letBe = common.match(key) || common.match(path) || ofType.match(key) || ofType.match(path);
            if (!letBe && (StructuralKeys.isOne(key) || architectureKeys.contains(key))) {
                structural.add(path);
            }
        }
        return structural;
    }

    private static List<String> keys(JsonObject object, String prefix) {
        List<String> keys = new ArrayList<>();
        object.members().forEach((key, member) -> {
            boolean opened = key.endsWith("_config") && !key.equals("quantization_config");
            if (key.indexOf('.') < 0 && opened && member.value() instanceof JsonObject inner) {
                keys.addAll(keys(inner, prefix + key + "."));
            } else if (key.indexOf('.') < 0) {
                keys.add(prefix + key);
            }
        });
        return keys;
    }

    /** Values of the same kind that no reader may take for the same. */
    private static List<JsonNode> others(JsonNode value) {
        if (value instanceof JsonNumber number) {
            BigDecimal digits = new BigDecimal(number.digits());
            boolean counts = digits.signum() > 0;
            return List.of(new JsonNumber(
                    value.place(),
                    counts ? digits.multiply(BigDecimal.valueOf(3)).toPlainString() : "7"));
        }
        if (value instanceof JsonBoolean flag) {
            return List.of(new JsonBoolean(value.place(), !flag.value()));
        }
        if (value instanceof JsonString) {
            return List.of(new JsonString(value.place(), "something else"));
        }
        if (value instanceof JsonArray array && !array.items().isEmpty()) {
            return List.of(new JsonArray(
                    value.place(), array.items().subList(1, array.items().size())));
        }
        if (value instanceof JsonNull) {
            return List.of(new JsonNumber(value.place(), "7"));
        }
        return List.of();
    }

    private static JsonNode value(JsonObject root, String path) {
        return new Config(root).member(path).orElseThrow().value();
    }

    /** @param value null to take the key away */
    private static JsonObject with(JsonObject root, String path, @Nullable JsonNode value) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        Member member = Objects.requireNonNull(root.members().get(key));
        Map<String, Member> members = new LinkedHashMap<>(root.members());
        if (dot >= 0) {
            JsonObject inner = with((JsonObject) member.value(), path.substring(dot + 1), value);
            members.put(key, new Member(member.keyPlace(), inner));
        } else if (value == null) {
            members.remove(key);
        } else {
            members.put(key, new Member(member.keyPlace(), value));
        }
        return new JsonObject(root.place(), members);
    }

    /** The document and what is said of it. */
    private String outcome(JsonObject root) {
        Problems problems = new Problems();
        try {
            Optional<JsonNode> document = new ConfigReader(tables).read(root, "id", Optional.empty(), problems);
            StringBuilder text =
                    new StringBuilder(document.map(CanonicalJson::of).orElse(""));
            for (Problem problem : problems.all()) {
                text.append('\n').append(problem.message());
            }
            return text.toString();
        } catch (InvalidInputException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
