package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.json.SourceReader;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt: each is answered soon, shortly, and at a place. */
class HostileConfigTest {
    /** Far above what it takes on a machine that does nothing else; far below what a runaway takes. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void deepNestingEndsAtTheLimit() {
        answeredSoon(
                "{'model_type': 'llama', 'x': " + "[".repeat(SourceReader.MOST_BYTES - 100), "lie more than 64 deep");
    }

    @Test
    void aMillionKeysAreNotLookedThrough() {
        answeredSoon(manyKeys("'model_type': 'llama'", "'k", 1_000_000), "holds more than 200000 values");
        answeredSoon(manyKeys("'model_type': 'llama'", "'k", 90_000), "1:1 the document has ");
        answeredSoon(manyKeys("'model_type': 'llama'", "'n_", 90_000), " keys; at most 10000 are read");
        answeredSoon(manyKeys("'model_type': 'foo'", "'n_", 90_000), "1:1 the document has ");
        answeredSoon(manyKeys("'architectures': []", "'k", 90_000), "1:1 the document has ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000",
                "1e15",
                "1e300",
                "1e999999999",
                "1e99999999999",
                "1e-999999999",
                "0.5",
                "-7",
                "0",
                "Infinity",
                "-Infinity",
                "NaN",
                "9999999999999999999999999999999999999999999999999",
                "true",
                "'7'",
                "[]",
                "{}"
            })
    void aNumberOfLayersIsCheckedBeforeLayersAreMade(String count) {
        answeredSoon(
                Configs.LLAMA.replace("'num_hidden_layers': 2", "'num_hidden_layers': " + count) + "}",
                "num_hidden_layers is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "1e15", "1e999999999", "1e-999999999", "NaN", "'7'", "0", "-4", "0.3"})
    void aNumberOfHeadsNeverBlowsUp(String heads) {
        answeredSoon(Configs.LLAMA.replace("'num_attention_heads': 4", "'num_attention_heads': " + heads) + "}", null);
    }

    @Test
    void textsOfMegabytesAreShortened() {
        String longText = "x".repeat(7_000_000);
        answeredSoon("{'model_type': '" + longText + "'}", "model_type \"xxx");
        answeredSoon(Configs.LLAMA + ", 'hidden_act': '" + longText + "'}", "an activation that is not known here");
        answeredSoon(Configs.LLAMA + ", 'torch_dtype': '" + longText + "'}", "torch_dtype is \"xxx");
        answeredSoon(Configs.LLAMA + ", '" + longText + "_experts': 1}", null);
        answeredSoon(
                Configs.LLAMA + ", 'quantization_config': {'quant_method': '" + longText + "'}}", "quant_method is");
        answeredSoon(
                Configs.LLAMA + ", 'quantization_config': {'quant_method': 'fp8', 'ignore': ['" + longText + "']}}",
                "the name of a module is expected");
        answeredSoon(
                "{'model_type': 'nemotron_h', 'hybrid_override_pattern': '" + longText + "'}",
                "entries; at most 10000");
        answeredSoon("{'architectures': ['" + longText + "']}", "model_type is missing");
    }

    @Test
    void listsOfMillionsAreNotAskedInEveryLayer() {
        String moe =
                "{'model_type': 'qwen3_moe', 'hidden_size': 64, 'num_hidden_layers': 10000, 'num_attention_heads': 4, "
                        + "'num_key_value_heads': 4, 'head_dim': 16, 'intermediate_size': 256, 'vocab_size': 100, 'num_experts': 8, "
                        + "'num_experts_per_tok': 2, 'moe_intermediate_size': 8, 'mlp_only_layers': [";
        answeredSoon(moe + "1,".repeat(3_000_000) + "1]}", "holds more than 200000 values");
        answeredSoon(moe + "1,".repeat(150_000) + "1]}", "entries; at most 10000");
        answeredSoon(moe + "77777,".repeat(9_999) + "1]}", null);
        answeredSoon(
                Configs.LLAMA + ", 'quantization_config': {'quant_method': 'fp8', 'ignore': ["
                        + "'lm_head',".repeat(90_000) + "'what']}}",
                "is left unquantised");
        answeredSoon(
                Configs.LLAMA + ", 'quantization_config': {'quant_method': 'fp8', 'ignore': ["
                        + "'lm_head',".repeat(150_000) + "'what']}}",
                "entries; at most 100000 are read");
    }

    @Test
    void aPatternWithoutAPatternIsGroupedSoon() {
        Random random = new Random(20261124);
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            pattern.append("M*-".charAt(random.nextInt(3)));
        }
        answeredSoon(
                "{'model_type': 'nemotron_h', 'hybrid_override_pattern': '" + pattern + "', 'hidden_size': 64, "
                        + "'num_attention_heads': 4, 'num_key_value_heads': 4, 'intermediate_size': 256, 'vocab_size': 100, "
                        + "'mamba_num_heads': 4, 'mamba_head_dim': 16, 'ssm_state_size': 16, 'n_groups': 1}",
                null);
    }

    @Test
    void textsWithControlCharactersAreNotPrinted() {
        for (String text : List.of(
                "{'model_type': '\\u001b[2J\\u202e', 'hidden_\\u001bsize': 3}",
                Configs.LLAMA + ", 'hidden_act': '\\u001b[2J\\u202e'}")) {
            assertThatThrownBy(() -> Configs.read(text))
                    .hasMessageContaining("\"\u241b[2J\ufffd\"")
                    .message()
                    .doesNotContainPattern("[\\p{Cc}&&[^\n]]|[\u202a-\u202e]");
        }
    }

    @Test
    void everyDocumentOfAnotherKindIsAnError() {
        for (String text : new String[] {"[]", "7", "'text'", "null", "{}"}) {
            answeredSoon(text, "1:1 ");
        }
    }

    /** @param said what the answer holds; null where it may also be a document */
    private static void answeredSoon(String text, @Nullable String said) {
        long begin = System.nanoTime();
        String answer = Configs.problems(text);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as(text.substring(0, Math.min(100, text.length())))
                .isLessThan(SOON);
        assertThat(answer.length()).isLessThan(30_000);
        if (said != null) {
            assertThat(answer).contains(said);
        }
    }

    private static String manyKeys(String first, String key, int keys) {
        StringBuilder text = new StringBuilder("{" + first);
        for (int i = 0; text.length() < SourceReader.MOST_BYTES - 40 && i < keys; i++) {
            text.append(',').append(key).append(Integer.toString(i, 36)).append("':1");
        }
        return text.append('}').toString();
    }
}
