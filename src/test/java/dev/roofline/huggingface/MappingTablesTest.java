package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag(Golden.TAG)
class MappingTablesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/roofline/huggingface");

    private static final List<String> ORDER = List.of(
            "schema",
            "name",
            "family",
            "released",
            "aliases",
            "format",
            "quantization",
            "width",
            "position_limit",
            "embedding",
            "stacks",
            "towers",
            "multi_token_prediction",
            "head",
            "stored_extras",
            "confidence",
            "sources",
            "notes");

    @Test
    void theTypesAreTheTablesThatThereAre() throws IOException {
        List<String> files =
                names(RESOURCES).filter(name -> !name.startsWith("_")).toList();
        assertThat(MappingTables.shipped().types()).isEqualTo(files);
    }

    /** A family is the type as its authors write it, but for two whose types are not named after what they are. */
    @ParameterizedTest
    @MethodSource("types")
    void everyTableNamesTheFamilyOfItsType(String type) {
        Map<String, String> others = Map.of("cohere", "Command R", "glm4_moe", "GLM-4.5");
        String family = MappingTables.shipped().table(type).family();
        if (others.containsKey(type)) {
            assertThat(family).isEqualTo(others.get(type));
        } else {
            assertThat(type.replaceAll("[^a-z0-9]", ""))
                    .startsWith(family.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
        }
    }

    /** The width of the hidden states is what no model can be counted without, whatever its type calls it. */
    @ParameterizedTest
    @MethodSource("types")
    void everyTableReadsAWidthAndWholePaths(String type) {
        assertThat(MappingTables.shipped().table(type).keys())
                .noneMatch(key -> key.startsWith(".") || key.endsWith("."))
                .anyMatch(key -> List.of("hidden_size", "d_model", "n_embd", "dim", "emb_size", "model_dim", "width")
                        .contains(key.substring(key.lastIndexOf('.') + 1)));
    }

    /**
     * A config that wraps others names the type of each, and its table is right for one type alone: a Gemma 3 whose text
     * is a Llama's is none. Sections that are no models (attn_config and ffn_config) are not named so by modelling code.
     */
    @ParameterizedTest
    @MethodSource("types")
    void theTypesOfWhatAConfigWrapsAreThoseOfTheTable(String type) {
        MappingTable table = MappingTables.shipped().table(type);
        for (String section :
                List.of("text_config", "vision_config", "audio_config", "language_config", "llm_config")) {
            if (table.keys().stream().noneMatch(key -> key.startsWith(section + "."))) {
                continue;
            }
            String wrapped = section + ".model_type";
            assertThat(table.withoutEffect()).doesNotContain(wrapped);
            assertThat(table.only().get(wrapped)).as(wrapped).isNotEmpty();
            for (String other :
                    List.of("\"llama\"", "\"qwen3\"", "\"zzz\"", "\"\"", "\"" + type + "\"", "5", "true", "[]", "{}")) {
                String config = "{'model_type': '" + type + "', '" + section + "': {'model_type': " + other + "}}";
                assertThat(Configs.problems(config)).contains("model_type is ").contains("is only understood with");
            }
            for (String absent : List.of("{'model_type': null}", "{}")) {
                assertThat(Configs.problems("{'model_type': '" + type + "', '" + section + "': " + absent + "}"))
                        .doesNotContain("is only understood with");
            }
        }
    }

    /** The file is there so that the tables need not be opened. */
    @Test
    void theFileOfArchitectureKeysIsWhatTheTablesRead() {
        StringBuilder union = new StringBuilder("# Every key that a mapping table reads.\n");
        MappingTables.shipped().unionOfKeys().forEach(key -> union.append(key).append('\n'));
        Golden.compare(RESOURCES.resolve("architecture_keys.txt"), union.toString());
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyConfigOfTheCollectionIsReadWithoutAProblem(String name) throws IOException {
        Problems problems = new Problems();
        Path file = Configs.FOLDER.resolve("configs").resolve(name + ".json");
        JsonNode root = LocatedJson.parse(SourceReader.read(file, name + ".json"), problems);
        assertThat(ConfigReader.isConfig(root)).isTrue();
        Optional<JsonNode> document = new ConfigReader().read(root, name, Optional.empty(), problems);
        problems.throwIfErrors();
        assertThat(problems.warnings()).isEmpty();
        JsonObject object = (JsonObject) document.orElseThrow();
        List<String> keys = new ArrayList<>(object.members().keySet());
        assertThat(ORDER).containsSubsequence(keys);
        assertThat(keys).contains("schema", "name", "family", "width", "stacks", "head");
    }

    static List<String> types() {
        return MappingTables.shipped().types();
    }

    static List<String> configs() throws IOException {
        return names(Configs.FOLDER.resolve("configs")).toList();
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
