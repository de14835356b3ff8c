package dev.roofline.huggingface;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Configs for tests, written with single quotes. */
final class Configs {
    static final Path FOLDER = Path.of("src/test/resources/huggingface");
    static final MappingTables TEST_TABLES = new MappingTables("/huggingface/tables");

    /** A small Llama without its last brace, to be gone on with. */
    static final String LLAMA =
            "{'model_type': 'llama', 'hidden_size': 64, 'num_hidden_layers': 2, 'num_attention_heads': 4, "
                    + "'intermediate_size': 256, 'vocab_size': 100";

    /** A small mixture of experts, two dense layers first, without its last brace. */
    static final String DEEPSEEK = "{'model_type': 'deepseek_v3', 'hidden_size': 64, 'num_hidden_layers': 6, "
            + "'num_attention_heads': 4, 'intermediate_size': 256, 'vocab_size': 100, 'qk_nope_head_dim': 16, "
            + "'qk_rope_head_dim': 8, 'v_head_dim': 16, 'kv_lora_rank': 32, 'q_lora_rank': 32, 'n_routed_experts': 8, "
            + "'num_experts_per_tok': 2, 'moe_intermediate_size': 32, 'n_shared_experts': 1, 'first_k_dense_replace': 2";

    private Configs() {}

    static JsonNode parse(String text, Problems problems) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return LocatedJson.parse(SourceReader.decode("config.json", bytes), problems);
    }

    static JsonNode parse(String text) {
        Problems problems = new Problems();
        JsonNode root = parse(text, problems);
        problems.throwIfErrors();
        return root;
    }

    /** @throws InvalidInputException where an error was reported */
    static JsonNode read(String text, @Nullable String assume, MappingTables tables) {
        Problems problems = new Problems();
        JsonNode root = parse(text, problems);
        Optional<JsonNode> document = new ConfigReader(tables).read(root, "id", Optional.ofNullable(assume), problems);
        problems.throwIfErrors();
        return document.orElseThrow();
    }

    static JsonNode read(String text) {
        return read(text, null, MappingTables.shipped());
    }

    static List<String> warnings(String text) {
        Problems problems = new Problems();
        new ConfigReader().read(parse(text, problems), "id", Optional.empty(), problems);
        problems.throwIfErrors();
        return problems.warnings().stream().map(Problem::message).toList();
    }

    /** {@code line:column message}, a line a problem; empty where there is none. */
    static String problems(String text, @Nullable String assume, MappingTables tables) {
        try {
            read(text, assume, tables);
            return "";
        } catch (InvalidInputException e) {
            return said(e.problems());
        }
    }

    static String problems(String text) {
        return problems(text, null, MappingTables.shipped());
    }

    static String said(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message()
                        + problem.suggestion().map(near -> " [" + near + "]").orElse(""))
                .collect(Collectors.joining("\n"));
    }

    /** A value as JSON with single quotes and no spaces. */
    static String json(JsonNode node) {
        if (node instanceof JsonObject object) {
            return object.members().entrySet().stream()
                    .map(entry ->
                            "'" + entry.getKey() + "':" + json(entry.getValue().value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof JsonArray array) {
            return array.items().stream().map(Configs::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (node instanceof JsonString text) {
            return "'" + text.value() + "'";
        }
        if (node instanceof JsonNumber number) {
            return number.digits();
        }
        return node instanceof JsonBoolean flag
                ? Boolean.toString(flag.value())
                : node instanceof JsonNull ? "null" : "?";
    }

    /** The value of a key as {@link #json}; empty where there is none. */
    static String member(JsonNode node, String key) {
        return ((JsonObject) node)
                .members().entrySet().stream()
                        .filter(entry -> entry.getKey().equals(key))
                        .map(Map.Entry::getValue)
                        .map(member -> json(member.value()))
                        .findFirst()
                        .orElse("");
    }
}
