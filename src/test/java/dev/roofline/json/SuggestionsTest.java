package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KNOWN =
            List.of("gpt2", "gpt2-xl", "llama-2-7b", "llama-3-8b", "fp16", "bf16", "kv_heads", "activation");

    @ParameterizedTest
    @CsvSource({
        "lama-2-7b, llama-2-7b",
        "llama2-7b, llama-2-7b",
        "LLAMA-2-7B, llama-2-7b",
        "fp61, fp16",
        "fp-16, fp16",
        "bf6, bf16",
        "kvheads, kv_heads",
        "actviation, activation",
        "llama-3, llama-3-8b",
        "gpt2-, gpt2",
        "act, activation",
    })
    void aNameWithAThirdOfItsLettersWrongIsKnown(String text, String meant) {
        assertThat(Suggestions.nearest(text, KNOWN)).contains(meant);
    }

    @Test
    void whatIsFarFromEverythingGetsNoSuggestion() {
        assertThat(Suggestions.nearest("mistral", KNOWN)).isEmpty();
        assertThat(Suggestions.nearest("", KNOWN)).isEmpty();
        assertThat(Suggestions.nearest("x", KNOWN)).isEmpty();
        assertThat(Suggestions.nearest("gpt2".repeat(1_000_000), KNOWN)).isEmpty();
        assertThat(Suggestions.nearest("gpt2", List.of())).isEmpty();
    }

    @Test
    void swappedNeighboursAreOneMistake() {
        assertThat(Suggestions.distance("ab", "ba")).isEqualTo(1);
        assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("abc", "abc")).isZero();
    }
}
