package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that a table knows and that nothing reads, in three configs that were read as what they are not. */
class UnusedKeysTest {
    private static final String FALCON =
            "{'model_type': '%s', 'hidden_size': 128, 'n_layer': 2, 'n_head': 8,\n 'n_head_kv': 2, "
                    + "'vocab_size': 100, 'parallel_attn': true, 'bias': false, 'alibi': false%s}";

    private static final String OLMO =
            "{'model_type': '%s', 'hidden_size': 64, 'num_hidden_layers': 4, 'num_attention_heads': 4, "
                    + "'num_key_value_heads': 2, 'intermediate_size': 256, 'vocab_size': 100, 'head_dim': 16, 'hidden_act': 'silu',\n 'sliding_window': 128, "
                    + "'layer_types': ['sliding_attention', 'sliding_attention', 'sliding_attention', 'full_attention']%s}";

    private static final String EXAONE = "{'model_type': 'exaone4', 'hidden_size': 64, 'num_hidden_layers': 2, "
            + "'num_attention_heads': 4, 'num_key_value_heads': 2, 'head_dim': 16, 'intermediate_size': 256, 'vocab_size': 100, "
            + "'sliding_window': 128, 'sliding_window_pattern': 'LLLG', 'tie_word_embeddings': false, 'hidden_act': 'silu', "
            + "'layer_types': ['sliding_attention', 'full_attention']}";

    @Test
    void aKeyThatADefaultLeavesUnreadIsAWarningAndUnderAssumeAnError() {
        String said =
                "\"n_head_kv\" is not used: whether it counts hangs on \"new_decoder_architecture\", which is not given";
        assertThat(Configs.warnings(FALCON.formatted("falcon", ""))).containsExactly(said);
        assertThat(Configs.problems(FALCON.formatted("RefinedWeb", ""), "falcon", MappingTables.shipped()))
                .endsWith("\n2:2 " + said);
        assertThat(Configs.json(Configs.read(FALCON.formatted("falcon", ", 'new_decoder_architecture': true"))))
                .contains("'kv_heads':2");
    }

    @Test
    void aKeyOfWhichTheConfigItselfSaysThatItDoesNotMatterIsLetBe() {
        assertThat(Configs.warnings(FALCON.formatted("falcon", ", 'new_decoder_architecture': false")))
                .isEmpty();
        assertThat(Configs.warnings(OLMO.formatted("qwen3", ", 'use_sliding_window': false")))
                .isEmpty();
    }

    /** In the one layer of full attention the config says that a window does not matter; in three nobody does. */
    @Test
    void aKeyIsDroppedWhereOneLayerDropsIt() {
        assertThat(Configs.warnings(OLMO.formatted("qwen3", "")))
                .containsExactly(
                        "\"sliding_window\" is not used: whether it counts hangs on \"max_window_layers\" and \"use_sliding_window\", "
                                + "which are not given");
        assertThat(Configs.json(Configs.read(OLMO.formatted("qwen3", ", 'use_sliding_window': true"))))
                .contains("'window':128");
    }

    @Test
    void whatATableLetsBeOfItsOwnTypeIsAnErrorOfAnother() {
        assertThat(Configs.problems(EXAONE, "gemma3_text", MappingTables.shipped()))
                .contains(
                        "\"hidden_act\" may change the architecture and is not understood for model_type \"gemma3_text\"");
        assertThat(Configs.problems(
                        EXAONE.replace("'hidden_act'", "'hidden_activation'"), "gemma3_text", MappingTables.shipped()))
                .doesNotContain("hidden_act");
    }

    @ParameterizedTest
    @CsvSource({"falcon", "olmo", "exaone"})
    void theHintThatAnotherTableReadsAConfigIsOnlyGivenWhereEveryKeyIsUsed(String which) {
        String text = which.equals("falcon")
                ? FALCON.formatted("RefinedWeb", "")
                : which.equals("olmo") ? OLMO.formatted("olmo3", "") : EXAONE;
        assertThat(Configs.problems(text))
                .contains("its keys look most like")
                .contains(" says what is different")
                .doesNotContain("reads it so");
    }
}
