package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.json.InvalidInputException;
import dev.roofline.units.Setting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTypeTest {
    private static final String SHAPE =
            "'hidden_size': 64, 'num_hidden_layers': 2, 'num_key_value_heads': 2, 'num_attention_heads': 4, "
                    + "'intermediate_size': 256, 'vocab_size': 100}";

    @Test
    void anUnknownTypeIsComparedWithTheKnownOnesBySpellingAndByKeys() {
        assertThat(Configs.problems("{'model_type': 'lama', 'rms_norm_eps': 1e-5, 'hidden_act': 'silu', " + SHAPE))
                .startsWith("1:16 model_type \"lama\" is not known; known are albert, bart, ")
                .contains(", whisper; its keys look most like \"")
                .contains(" reads it so")
                .endsWith(" [llama]");
    }

    @Test
    void aTypeWhoseKeysNoTableReadsHasNoNeighbour() {
        assertThat(Configs.problems("{'model_type': 'zzzz', 'alpha': 1, 'beta': 2}"))
                .startsWith("1:16 model_type \"zzzz\" is not known")
                .doesNotContain("look most like");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../secret",
                "/etc/passwd",
                "llama.json",
                "types",
                "_decoder",
                "",
                " ",
                "LLAMA",
                "llama\\u0000"
            })
    void aTypeIsNeverThePathOfAFile(String type) {
        assertThat(Configs.problems("{'model_type': '" + type + "', " + SHAPE)).startsWith("1:16 model_type \"");
    }

    @Test
    void aTypeThatIsNoTextIsAnError() {
        assertThat(Configs.problems("{'model_type': 7, " + SHAPE))
                .isEqualTo("1:16 model_type is 7; a text is expected");
    }

    @Test
    void assumedTypesWinAndAreNoted() {
        assertThat(notes("{'model_type': 'foo', " + SHAPE, "llama"))
                .isEqualTo("['read as llama because " + Setting.MARK
                        + "assume llama was given; its model_type is \"foo\"']");
        assertThat(notes("{'model_type': 'qwen2', " + SHAPE, "llama"))
                .isEqualTo("['read as llama because " + Setting.MARK
                        + "assume llama was given; its model_type is \"qwen2\"']");
        assertThat(notes("{'architectures': [], " + SHAPE, "llama"))
                .isEqualTo(
                        "['read as llama because " + Setting.MARK + "assume llama was given; it has no model_type']");
        assertThat(notes("{'model_type': 'llama', " + SHAPE, "llama")).isEmpty();
        assertThat(notes("{'model_type': '\\u001b[31m', " + SHAPE, "llama"))
                .doesNotContain("\u001b")
                .contains("\uFFFD[31m");
    }

    @Test
    void anAssumedTypeThatIsNotKnownIsAnErrorOfTheCommandLine() {
        assertThatThrownBy(() -> Configs.read("{'model_type': 'foo', " + SHAPE, "lama", MappingTables.shipped()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).file()).isEmpty();
                    assertThat(e.problems().get(0).suggestion()).contains("llama");
                    assertThat(e.problems().get(0).message())
                            .startsWith(
                                    Setting.MARK + "assume \"lama\": no such model_type is known; known are albert, ");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "LlamaForCausalLM, llama",
        "Qwen2ForCausalLM, qwen2",
        "Olmo2ForCausalLM, olmo2",
        "SmolLM3ForCausalLM, smollm3",
    })
    void aMissingTypeIsTakenFromTheArchitecture(String architecture, String type) {
        assertThat(notes("{'architectures': ['" + architecture + "'], " + SHAPE, null))
                .isEqualTo("['read as " + type + " because its architectures name \"" + architecture + "\"']");
    }

    @Test
    void aMissingTypeThatNoArchitectureTellsIsAnError() {
        assertThat(Configs.problems("{'architectures': ['Foo', 'LlamaForCausalLM'], " + SHAPE))
                .startsWith("1:1 model_type is missing; known are albert, ");
        assertThat(Configs.problems("{'architectures': 4, " + SHAPE)).startsWith("1:1 model_type is missing");
        assertThat(Configs.problems("{'architectures': ['LlamaVisionThing'], " + SHAPE))
                .startsWith("1:1 model_type is missing");
    }

    @Test
    void theNameIsTheHubsWhereItIsOne() {
        assertThat(name("'meta-llama/Llama-3-8B'")).isEqualTo("'meta-llama/Llama-3-8B'");
        for (String path : new String[] {
            "'/home/me/model'", "'./out'", "'a/b/c'", "''", "' '", "7", "null", "'C:\\\\x'", "'a\\u0007b'"
        }) {
            assertThat(name(path)).as(path).isEqualTo("'id'");
        }
    }

    @Test
    void theFormatIsThatOfTheWeights() {
        assertThat(Configs.member(Configs.read(Configs.LLAMA + ", 'torch_dtype': 'bfloat16'}"), "format"))
                .isEqualTo("'bf16'");
        assertThat(Configs.member(Configs.read(Configs.LLAMA + ", 'dtype': 'float32'}"), "format"))
                .isEqualTo("'fp32'");
        assertThat(Configs.member(Configs.read(Configs.LLAMA + ", 'torch_dtype': null}"), "format"))
                .isEmpty();
        assertThat(Configs.member(Configs.read(Configs.LLAMA + ", 'torch_dtype': 'auto'}"), "format"))
                .isEmpty();
        assertThat(Configs.problems(Configs.LLAMA + ", 'torch_dtype': 'complex64'}"))
                .contains("torch_dtype is \"complex64\"; expected float32, bfloat16, float16 or another of fp32, ");
    }

    private static String name(String path) {
        return Configs.member(Configs.read(Configs.LLAMA + ", '_name_or_path': " + path + "}"), "name");
    }

    private static String notes(String text, @Nullable String assume) {
        return Configs.member(Configs.read(text, assume, MappingTables.shipped()), "notes");
    }
}
