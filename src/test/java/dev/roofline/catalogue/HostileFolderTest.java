package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.json.InvalidInputException;
import dev.roofline.model.ModelSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoint folders with something changed at random: each is read or refused with its problems, nothing else. */
class HostileFolderTest {
    private static final Path RESOURCES = Path.of("src/test/resources/huggingface");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "-0.0",
            "1e999999999",
            "1e-999999999",
            "NaN",
            "-Infinity",
            "999999999999999999999",
            "0.30000000000000004",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u202e\"",
            "[]",
            "{}",
            "[[[[[[[]]]]]]]",
            "[null]",
            "{\"\": {\"\": {}}}",
            "{\"quant_algo\": 7}",
            "[\"model.layers.99999999999.mlp\"]",
            "\"llama\"",
            "\"MIXED_PRECISION\"",
            "{\"a.b\": {\"quant_algo\": \"FP8\"}}",
            "\"" + "x".repeat(600) + "\"");

    @TempDir
    private Path folder;

    private final Random random = new Random(20261130);

    @Test
    void whateverIsChangedTheAnswerIsADocumentOrItsProblems() throws IOException {
        List<String> configs = List.of(
                "llama-2-7b", "deepseek-v3", "gpt-oss-20b", "qwen3-next-80b-a3b", "gemma-3-4b", "nemotron-h-8b");
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        int read = 0;
        for (int round = 0; round < 3000; round++) {
            String config = Files.readString(
                    RESOURCES.resolve("configs/" + configs.get(random.nextInt(configs.size())) + ".json"));
            boolean modelOpt = random.nextBoolean();
            String side = Files.readString(RESOURCES
                    .resolve("folders")
                    .resolve(
                            modelOpt
                                    ? "deepseek-v3.1-nvfp4/hf_quant_config.json"
                                    : "llama-2-13b-gptq/quantize_config.json"));
            boolean inSide = random.nextInt(3) == 0;
            write("config.json", inSide ? config : changed(config));
            write("hf_quant_config.json", modelOpt ? inSide ? changed(side) : side : "{}");
            write("quantize_config.json", modelOpt ? "{}" : inSide ? changed(side) : side);
            try {
                models.loadFile(folder.toString());
                read++;
            } catch (InvalidInputException e) {
                assertThat(e.problems())
                        .isNotEmpty()
                        .noneMatch(problem -> problem.render().isBlank());
            }
        }
        assertThat(read).isBetween(300, 2900);
    }

    /** One to three values, keys or characters of a JSON text changed. */
    private String changed(String text) {
        String changed = text;
        for (int i = 0; i <= random.nextInt(3); i++) {
            List<String> lines = new ArrayList<>(List.of(changed.split("\n", -1)));
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int colon = line.indexOf(':');
            String comma = line.endsWith(",") ? "," : "";
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, line.isEmpty() ? "{" : line.substring(0, random.nextInt(line.length())));
                case 3 ->
                    lines.set(at, colon < 0 ? line : "\"k" + random.nextInt(9) + "_size\"" + line.substring(colon));
                default ->
                    lines.set(
                            at,
                            colon < 0
                                    ? line
                                    : line.substring(0, colon + 1) + VALUES.get(random.nextInt(VALUES.size())) + comma);
            }
            changed = String.join("\n", lines);
        }
        return changed;
    }

    private void write(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Files.write(folder.resolve(name), bytes);
    }
}
