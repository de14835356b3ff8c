package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'num_local_experts': 8",
                "'foo_experts': 4",
                "'kv_lora_rank': 512",
                "'sliding_window_layers': [1, 2]",
                "'vision_config': {'hidden_size': 3}",
                "'adapter_layers': 2",
                "'qk_norm': true",
                "'layer_widths': [1]",
                "'mlp_kind': 'wide'",
                "'ffn_dim_multiplier': 1.3",
                "'MoE': 'yes'",
                "'cross_attention_frequency': 3",
                "'tie_something': true",
                "'n_things': 3",
                "'num_experts_per_token': 3",
                "'hybrid_override_pattern': 'M*'"
            })
    void aKeyThatMayChangeTheArchitectureIsAnError(String member) {
        String key = member.substring(1, member.indexOf('\'', 1));
        assertThat(Configs.problems(Configs.LLAMA + ",\n " + member + "}"))
                .startsWith("2:2 \"" + key
                        + "\" may change the architecture and is not understood for model_type \"llama\"")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'num_local_experts': 0",
                "'foo_experts': null",
                "'qk_norm': false",
                "'vision_config': {}",
                "'adapter_layers': []",
                "'mlp_kind': ''",
                "'num_experts': 0.0"
            })
    void aKeyThatAsksForNothingIsLetBe(String member) {
        assertThat(Configs.problems(Configs.LLAMA + ", " + member + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'my_remark': 'trained on a Tuesday'",
                "'attention_dropout': 0.1",
                "'layer_norm_eps': 1e-5",
                "'pad_token_id': 3",
                "'rope_scaling': {'factor': 8.0, 'num_things': 3}",
                "'rope_parameters': {'rope_theta': 5e5}",
                "'router_aux_loss_coef': 0.001",
                "'id2label': {'0': 'LABEL_0'}",
                "'_attn_implementation_autoset': true",
                "'unsloth_fixed': true",
                "'time_step_limit': [0.0, Infinity]",
                "'temperature': NaN"
            })
    void aKeyWithoutEffectIsLetBe(String member) {
        assertThat(Configs.problems(Configs.LLAMA + ", " + member + "}")).isEmpty();
    }

    @Test
    void aMisspeltKeyIsToldFromWhatItWasMeantToBe() {
        assertThat(Configs.problems(Configs.LLAMA.replace("'intermediate_size'", "'intermedate_size'") + "}"))
                .isEqualTo(
                        "1:1 \"intermediate_size\" is missing\n1:94 \"intermedate_size\" may change the architecture "
                                + "and is not understood for model_type \"llama\" [intermediate_size]");
    }

    @Test
    void objectsAreLookedThroughWhetherTheTableKnowsThemOrNot() {
        String text = "{'model_type': 'tiny_moe', 'hidden_size': 8, 'router': {'num_experts': 3, 'jitter_size': 2,\n"
                + "'shared_expert': 1}, 'notes': {'num_layers': 3}}";
        assertThat(Configs.problems(text, null, Configs.TEST_TABLES))
                .isEqualTo("2:1 \"router.shared_expert\" may change the architecture and is not understood for "
                        + "model_type \"tiny_moe\"\n2:22 \"notes\" may change the architecture and is not understood for "
                        + "model_type \"tiny_moe\"");
    }

    @Test
    void ofManyUnknownKeysTwentyAreNamed() {
        StringBuilder text = new StringBuilder(Configs.LLAMA);
        for (int i = 0; i < 50; i++) {
            text.append(",\n'experts").append(i).append("': 1");
        }
        assertThat(Configs.problems(text.append('}').toString()).lines())
                .hasSize(21)
                .contains("1:1 30 further keys that may change the architecture are not understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"num_x", "n_x", "x_size", "kv_x", "MoE_x", "x_bias", "layers", "x-heads", "attn", "window"})
    void namesOfPartsAreStructural(String key) {
        assertThat(StructuralKeys.isOne(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remark", "context_note", "seed", "stateful_thing", "family", "version", "estimate"})
    void otherNamesAreNot(String key) {
        assertThat(StructuralKeys.isOne(key)).isFalse();
    }
}
