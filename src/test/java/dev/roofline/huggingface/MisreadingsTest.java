package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import dev.roofline.units.Setting;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configs of real models with one thing changed, which a reader that guesses would take without a word. */
class MisreadingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            qwen2-7b ~ "num_hidden_layers" ~ "is_causal": false, "num_hidden_layers" ~ is_causal is false
            gpt-oss-20b ~ "sliding_attention" ~ "foo_attention" ~ layer_types[0] is the text "foo_attention"; expected sliding_attention or full_attention
            qwen2-7b ~ "num_hidden_layers" ~ "layer_types": "full_attention", "num_hidden_layers" ~ a list with one text for each layer is expected
            qwen2-7b ~ "num_hidden_layers" ~ "layer_types": ["full_attention"], "num_hidden_layers" ~ layer_types has 1 entries; there are 28 layers
            qwen3-30b-a3b ~ "num_hidden_layers" ~ "layer_types": ["full_attention"], "num_hidden_layers" ~ layer_types has 1 entries; there are 48 layers
            qwen3-30b-a3b ~ "mlp_only_layers": [] ~ "mlp_only_layers": "x" ~ mlp_only_layers is the text "x"; a list is expected
            qwen3-30b-a3b ~ "mlp_only_layers": [] ~ "mlp_only_layers": ["x"] ~ mlp_only_layers[0] is the text "x"; the number of a layer, from 0 to 47, is expected
            qwen3-30b-a3b ~ "mlp_only_layers": [] ~ "mlp_only_layers": [0, -1] ~ mlp_only_layers[1] is -1; the number of a layer, from 0 to 47, is expected
            qwen3-30b-a3b ~ "mlp_only_layers": [] ~ "mlp_only_layers": [99] ~ mlp_only_layers[0] is 99; the number of a layer, from 0 to 47, is expected
            qwen3-30b-a3b ~ "mlp_only_layers": [] ~ "mlp_only_layers": [48] ~ mlp_only_layers[0] is 48; the number of a layer, from 0 to 47, is expected
            qwen3-30b-a3b ~ "mlp_only_layers": [] ~ "mlp_only_layers": [1.5] ~ mlp_only_layers[0] is 1.5; the number of a layer, from 0 to 47, is expected
            llama-4-scout-17b-16e ~ "text_config": { ~ "text_config": {"moe_layers": [48], ~ moe_layers[0] is 48; the number of a layer, from 0 to 47, is expected
            mamba-codestral-7b ~ "expand": 2 ~ "expand": 3 ~ num_heads times head_dim is not hidden_size times expand
            mamba-codestral-7b ~ "num_heads": 128 ~ "num_heads": 64 ~ num_heads times head_dim is not hidden_size times expand
            mamba-codestral-7b ~ "head_dim": 64 ~ "head_dim": 32 ~ num_heads times head_dim is not hidden_size times expand
            gpt-oss-20b ~ "num_hidden_layers": 24 ~ "num_hidden_layers": 23 ~ layer_types has 24 entries; there are 23 layers
            nemotron-h-8b ~ "num_hidden_layers": 52 ~ "num_hidden_layers": 53 ~ num_hidden_layers is not the number of layers in the pattern
            nemotron-h-8b ~ "M-M-M ~ "MXM-M ~ hybrid_override_pattern has an entry that is none of M, *, - and E
            jamba-v0.1 ~ "attn_layer_offset": 4 ~ "attn_layer_offset": 9 ~ attn_layer_offset is not below attn_layer_period
            deepseek-v3 ~ "first_k_dense_replace": 3 ~ "first_k_dense_replace": 100 ~ first_k_dense_replace is not from 0 to the number of layers
            deepseek-v3 ~ "noaux_tc" ~ "foo" ~ topk_method is "foo"
            mixtral-8x7b ~ "num_key_value_heads": 8, ~ `` ~ "num_key_value_heads" is missing
            llama-2-7b ~ "hidden_act" ~ "hiden_act" ~ "hiden_act" may change the architecture
            llama-2-7b ~ "hidden_act" ~ "block_configs": [{"attention": {"no_op": true}}], "hidden_act" ~ "block_configs" may change
            llama-2-7b ~ "hidden_act" ~ "fused_experts": 8, "hidden_act" ~ "fused_experts" may change
            llama-2-7b ~ "hidden_act" ~ "is_encoder_decoder": true, "hidden_act" ~ is_encoder_decoder is true
            llama-2-7b ~ "hidden_act" ~ "dtype": "float32", "hidden_act" ~ dtype is "float32", but torch_dtype is "float16"
            llama-2-7b ~ "hidden_act" ~ "quantization_config": {"quant_method": "fp8", "modules_to_not_convert": ["q_proj"]}, "hidden_act" ~ leaves q_proj of attention as it is and not its other matrices
            llama-2-7b ~ "hidden_act" ~ "quantization_config": {"quant_method": "mxfp4"}, "hidden_act" ~ this model has none that it would
            llama-2-7b ~ "hidden_act" ~ "quantization_config": {"quant_method": "gptq"}, "hidden_act" ~ "bits" is missing
            """)
    void aChangeThatIsNotUnderstoodIsAnError(String config, String old, String changed, String said)
            throws IOException {
        assertThat(Configs.problems(changed(config, old, changed))).contains(said);
    }

    /** Layers of either end of the range are layers. */
    @Test
    void theLayersOfAListAreThoseThatTheModelHas() throws IOException {
        String ends = changed("qwen3-30b-a3b", "\"mlp_only_layers\": []", "\"mlp_only_layers\": [0, 47]");
        assertThat(Configs.json(Configs.read(ends))).contains("'layers':'0-47:47'", "'layers':'1-46'");
    }

    @Test
    void sayingThatADecoderDecodesChangesNothing() throws IOException {
        String said = changed("llama-2-7b", "\"hidden_act\"", "\"is_decoder\": true, \"hidden_act\"");
        assertThat(Configs.json(Configs.read(said)))
                .isEqualTo(Configs.json(Configs.read(changed("llama-2-7b", "\"hidden_act\"", "\"hidden_act\""))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            llama-2-7b ~ "hidden_act" ~ "foo": 5, "banded": 64, "hidden_act" ~ unknown and ignored: "foo", "banded"
            llama-2-7b ~ "hidden_act" ~ "quantization_config": {"quant_method": "fp8", "kv_cache_scheme": {"num_bits": 8, "type": "float"}}, "hidden_act" ~ --kv-cache fp8 counts it
            """)
    void whatChangesNoShapeButIsNotCountedIsAWarning(String config, String old, String changed, String said)
            throws IOException {
        Problems problems = new Problems();
        new ConfigReader()
                .read(
                        LocatedJson.parse(
                                SourceReader.decode(
                                        "config.json",
                                        changed(config, old, changed)
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                problems),
                        "id",
                        java.util.Optional.empty(),
                        problems);
        problems.throwIfErrors();
        assertThat(problems.warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(Setting.said(warning.message(), "--")).contains(said));
    }

    @Test
    void anAbsentKeyOfMistralIsItsDefaultAndNullIsNone() throws IOException {
        String absent = changed("mistral-7b-v0.1", "\"sliding_window\": 4096", "\"_note\": 0");
        String none = changed("mistral-7b-v0.1", "\"sliding_window\": 4096", "\"sliding_window\": null");
        assertThat(Configs.json(Configs.read(absent))).contains("'window':4096");
        assertThat(Configs.json(Configs.read(none))).doesNotContain("window");
        String heads = changed("mistral-7b-v0.1", "\"num_key_value_heads\": 8,", "");
        assertThat(Configs.json(Configs.read(heads))).contains("'kv_heads':8");
        String nullHeads = changed("mistral-7b-v0.1", "\"num_key_value_heads\": 8,", "\"num_key_value_heads\": null,");
        assertThat(Configs.json(Configs.read(nullHeads))).contains("'kv_heads':32");
    }

    @Test
    void theRotaryShareIsReadWhereNewerFilesKeepIt() throws IOException {
        String nested = changed(
                "glm-4.5",
                "\"partial_rotary_factor\": 0.5",
                "\"rope_parameters\": {\"partial_rotary_factor\": 0.25, \"rope_theta\": 1000000, \"full_attention\": {\"rope_type\": \"default\"}}");
        assertThat(Configs.json(Configs.read(nested))).contains("'rotary':32");
    }

    private static String changed(String config, String old, String changed) throws IOException {
        String text = Files.readString(Configs.FOLDER.resolve("configs/" + config + ".json"));
        assertThat(text).contains(old);
        int at = text.indexOf(old);
        return text.substring(0, at) + changed + text.substring(at + old.length());
    }
}
