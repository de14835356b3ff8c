package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user is told of the formats of embedding, head and states, and what is refused. */
class EndsOptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            llama-3.1-8b --head int8 ~ weights bf16 (head int8), activations bf16, KV cache bf16, products in bf16
            llama-3.1-8b --embedding fp8 --head int4-g32 ~ weights bf16 (embedding fp8, head int4-g32), activations bf16, KV cache bf16, products in bf16
            llama-3.1-8b --weights int4 --head int8 ~ weights int4 (norms, biases, routers and the rest bf16, head int8), activations bf16, KV cache bf16, products in bf16
            llama-3.1-8b --head bf16 ~ weights bf16, activations bf16, KV cache bf16
            gpt --head int8 ~ weights fp16 (embedding, which is the head's matrix too, int8), activations fp16, KV cache fp16, products in fp16
            gpt --embedding int8 --head int8 ~ weights fp16 (embedding, which is the head's matrix too, int8), activations fp16, KV cache fp16, products in fp16
            qwen3-next ~ weights bf16, activations bf16, KV cache bf16, states fp32
            qwen3-next --state bf16 --kv-cache fp8 ~ weights bf16, activations bf16, KV cache fp8, states bf16, products in bf16
            mamba2-2.7b --state fp32 ~ weights fp16, activations fp16, states fp32
            """)
    void theHeadSaysTheFormats(String words, String formats) {
        Cli.Result result = analyze(words);
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.output()).contains("# formats     " + formats + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            gpt --embedding int8 --head int4 ~ the head of GPT-2 small is tied to its embedding: they are one tensor
            mamba2-2.7b --kv-cache fp8 ~ --kv-cache is not possible here: Mamba-2 2.7B keeps no keys and values; --state sets the format of its recurrent states
            llama-3.1-8b --state fp32 ~ --state is not possible here: Llama 3.1 8B keeps no recurrent states
            llama-3.1-8b --head int5 ~ --head is "int5"
            """)
    void whatAModelDoesNotHaveIsRefused(String words, String message) {
        Cli.Result result = analyze(words);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains(message);
    }

    /** A training step keeps, reads and updates the head in its format: a byte and 2 B a row of 128256 in place of 2 B. */
    @ParameterizedTest
    @CsvSource({"decode", "train"})
    void theHeadsBytesFollowItsFormat(String phase) {
        double plain = weights(phase);
        double elements = 128256.0 * 4096;
        assertThat(plain - weights(phase, "--head", "int8")).isEqualTo(2 * elements - (elements + 2 * 128256.0));
        assertThat(plain - weights(phase, "--embedding", "fp8")).isEqualTo(elements);
    }

    private static double weights(String phase, String... more) {
        String[] words = new String[11 + more.length];
        System.arraycopy(
                new String[] {
                    "analyze",
                    "--model",
                    "llama-3.1-8b",
                    "--hw",
                    "h200",
                    "--phase",
                    phase,
                    "--by",
                    "phase",
                    "--format",
                    "json"
                },
                0,
                words,
                0,
                11);
        System.arraycopy(more, 0, words, 11, more.length);
        String output = Cli.run(words).output();
        String key = "\"weights_bytes\" : ";
        int at = output.indexOf(key) + key.length();
        return Double.parseDouble(output.substring(at, output.indexOf(',', at)));
    }

    private static Cli.Result analyze(String words) {
        return Cli.run(("analyze --phase decode --by phase --hw h100 --model " + words.trim()).split(" +"));
    }
}
