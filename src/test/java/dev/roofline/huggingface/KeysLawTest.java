package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.spec.InvalidInputException;
import dev.roofline.spec.JsonNode;
import dev.roofline.spec.JsonNode.JsonArray;
import dev.roofline.spec.JsonNode.JsonBoolean;
import dev.roofline.spec.JsonNode.JsonNull;
import dev.roofline.spec.JsonNode.JsonNumber;
import dev.roofline.spec.JsonNode.JsonObject;
import dev.roofline.spec.JsonNode.JsonText;
import dev.roofline.spec.JsonNode.Member;
import dev.roofline.spec.LocatedJson;
import dev.roofline.spec.Problem;
import dev.roofline.spec.Problems;
import dev.roofline.spec.SourceReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    @Test
    void aKeyOfAnArchitectureChangesTheSpecOrIsSpokenOf() throws IOException {
        List<String> silent = new ArrayList<>();
        int asked = 0;
        for (Path file : files()) {
            JsonObject root = (JsonObject) LocatedJson.parse(
                    SourceReader.read(file, file.getFileName().toString()), new Problems());
            String before = outcome(root);
            for (String path : structural(root)) {
                asked++;
                for (JsonNode other : others(value(root, path))) {
                    if (outcome(with(root, path, other)).equals(before) && !mattersElsewhere(root, path, other)) {
                        silent.add(file.getFileName() + " " + path + " as " + Configs.json(other));
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(2000);
        assertThat(silent).isEmpty();
    }

    /** Whether some other key, changed or taken away, makes the change of this one show. */
    private boolean mattersElsewhere(JsonObject root, String path, JsonNode other) {
        for (String decider : keys(root, "")) {
            if (decider.equals(path)) {
                continue;
            }
            List<JsonNode> values = new ArrayList<>(others(value(root, decider)));
            values.add(null);
            for (JsonNode value : values) {
                JsonObject changed = with(root, decider, value);
                if (!outcome(changed).equals(outcome(with(changed, path, other)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<String> structural(JsonObject root) {
        Optional<ModelType> type = ModelType.of(new Config(root), Optional.empty(), tables, new Problems());
        KeyPatterns ofType = new KeyPatterns(tables.table(type.orElseThrow().type()).withoutEffect());
        List<String> structural = new ArrayList<>();
        for (String path : keys(root, "")) {
            String key = path.substring(path.lastIndexOf('.') + 1);
            boolean letBe = common.match(key) || common.match(path) || ofType.match(key) || ofType.match(path);
            if (!letBe && (UnknownKeys.isStructural(key) || architectureKeys.contains(key))) {
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
            return List.of(
                    new JsonNumber(value.place(), digits.add(digits).add(digits).toPlainString()),
                    new JsonNumber(value.place(), digits.add(BigDecimal.ONE).toPlainString()));
        }
        if (value instanceof JsonBoolean flag) {
            return List.of(new JsonBoolean(value.place(), !flag.value()));
        }
        if (value instanceof JsonText) {
            return List.of(new JsonText(value.place(), "something else"));
        }
        if (value instanceof JsonArray array && !array.items().isEmpty()) {
            return List.of(new JsonArray(value.place(), array.items().subList(1, array.items().size())));
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
    private static JsonObject with(JsonObject root, String path, JsonNode value) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        Member member = root.members().get(key);
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
            StringBuilder text = new StringBuilder(document.map(Shape::of).orElse(""));
            for (Problem problem : problems.all()) {
                text.append('\n').append(problem.message());
            }
            return text.toString();
        } catch (InvalidInputException e) {
            return e.getMessage();
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
