package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import dev.roofline.model.ModelSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A spec that has one of each kind of layer, with one thing changed: what no model can be is refused, with its numbers. */
class ModelSpecReaderTest {
    private static final Path WHOLE = Path.of("src/test/resources/readme/complete-model.json");

    /** A mixer in the place of the grouped attention; in single quotes, as all of this. */
    private static final String ATTENTION =
            "'attention': {'heads': 32, 'kv_heads': 4, 'head_size': 128, 'qk_norm': 'head', 'rotary': 128, 'window': 4096}";

    private static final String LINEAR =
            "'linear_attention': {'key_heads': 16, 'key_size': 128, 'value_heads': 32, 'value_size': 128, 'conv': 4}";

    private static List<Problem> problems(String... changes) throws IOException {
        String text = Files.readString(WHOLE).replace('"', '\'');
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Problems problems = new Problems();
        try {
            JsonNode root = LocatedJson.parse(SourceReader.decode("spec.json", bytes), problems);
            Optional<ModelSpec> spec = new ModelSpecReader().read(root, "spec", problems);
            problems.throwIfErrors();
            assertThat(spec).isPresent();
            return problems.warnings();
        } catch (InvalidInputException e) {
            return e.problems();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'per_token': 4; 'per_token': 65; per_token (65) is more than experts (64)",
                "'per_token': 4; 'per_token': 4, 'groups': 8, 'groups_taken': 9; groups_taken (9) is not from 1 to groups (8)",
                "'correction_bias': true; 'shared_gate': true, 'groups': 7, 'groups_taken': 7;"
                        + " groups (7) do not divide experts (64)",
                "'groups': 8; 'groups': 7; heads (128) is not a multiple of groups (7)",
                "'heads': 32, 'nope_size': 128; 'heads': 1024, 'nope_size': 65536; is more than 16777216",
                "'patch': 14; 'patch': 449; patch (449) does not fit into image (448)",
                "'embedding': {'vocabulary': 128000},; ~~; needs an embedding",
                "'kind': 'encoder'; 'kind': 'decoder'; a tower is an encoder of patches or audio"
            })
    void whatNoModelCanBeIsRefused(String from, String to, String message) throws IOException {
        List<Problem> problems = problems(from, to);
        assertThat(problems).isNotEmpty().allMatch(Problem::isError);
        assertThat(problems)
                .extracting(Problem::message)
                .as(problems.toString())
                .anyMatch(said -> said.contains(message));
    }

    @Test
    void otherMixersAreHeldToTheirOwnRules() throws IOException {
        assertThat(problems(ATTENTION, LINEAR)).isEmpty();
        assertThat(problems(ATTENTION, LINEAR, "'key_heads': 16", "'key_heads': 12"))
                .extracting(Problem::message)
                .containsExactly("value_heads (32) is not a multiple of key_heads (12)");
        assertThat(problems(ATTENTION, LINEAR.replace("32, 'value_size': 128", "1024, 'value_size': 65536")))
                .extracting(Problem::message)
                .containsExactly("heads times their size is more than 16777216");
        assertThat(problems(ATTENTION, ATTENTION.replace("}", ", 'relative_positions': {'terms': 2, 'table': true}}")))
                .extracting(Problem::message)
                .containsExactly("table needs rows: how many the table has");
    }

    @Test
    void theWholeSpecHasNoProblem() throws IOException {
        assertThat(problems()).isEmpty();
    }
}
