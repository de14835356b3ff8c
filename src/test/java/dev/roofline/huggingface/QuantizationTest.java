package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.units.TensorFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantizationTest {
    private static final String COMPRESSED =
            "{'quant_method': 'compressed-tensors', 'config_groups': {'group_0': {'targets': ['Linear'], 'weights': %s}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {'quant_method': 'gptq', 'bits': 8, 'group_size': 128, 'sym': true}~ int8-g128
            {'quant_method': 'gptq', 'bits': 4, 'group_size': 128, 'sym': true, 'desc_act': true}~ int4
            {'quant_method': 'gptq', 'bits': 4, 'group_size': 32, 'sym': true}~ int4-g32
            {'quant_method': 'gptq', 'bits': 4, 'group_size': 64, 'sym': false}~ int4-zp-g64
            {'quant_method': 'gptq', 'bits': 4, 'dataset': null, 'modules_in_block_to_quantize': null}~ int4
            {'quant_method': 'gptq', 'bits': 8, 'group_size': -1, 'sym': true}~ int8
            {'quant_method': 'awq', 'bits': 4, 'group_size': 128, 'zero_point': true, 'version': 'gemm'}~ int4-zp
            {'quant_method': 'awq', 'w_bit': 4, 'q_group_size': 64, 'zero_point': true}~ int4-zp-g64
            {'quant_method': 'awq', 'bits': 4, 'group_size': 128, 'zero_point': false}~ int4
            {'quant_method': 'fp8', 'weight_block_size': [128, 128], 'fmt': 'e4m3'}~ fp8-block
            {'quant_method': 'fp8', 'activation_scheme': 'static', 'weight_block_size': null}~ fp8
            {'quant_method': 'fbgemm_fp8', 'activation_scale_ub': 1200.0}~ fp8
            {'quant_method': 'modelopt', 'quant_algo': 'FP8'}~ fp8
            {'quant_method': 'modelopt', 'quantization': {'quant_algo': 'NVFP4'}}~ nvfp4
            {'quant_method': 'bitsandbytes', 'load_in_8bit': true, 'load_in_4bit': false}~ int8
            {'load_in_8bit': true}~ int8
            """)
    void whatAQuantizerWritesIsOneOfOurFormats(String config, String format) {
        assertThat(quantization(config)).isEqualTo("{'format':'" + format + "','parts':['attention','feed_forward']}");
        assertThat(TensorFormat.parse(format)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {'num_bits': 8, 'type': 'float', 'strategy': 'channel'}~ fp8
            {'num_bits': 8, 'type': 'float', 'strategy': 'tensor', 'group_size': null}~ fp8
            {'num_bits': 8, 'type': 'float', 'strategy': 'block', 'block_structure': [128, 128]}~ fp8-block
            {'num_bits': 8, 'type': 'int', 'strategy': 'channel', 'symmetric': true}~ int8
            {'num_bits': 4, 'type': 'int', 'strategy': 'group', 'group_size': 128, 'symmetric': true}~ int4
            {'num_bits': 4, 'type': 'int', 'strategy': 'group', 'group_size': 32, 'symmetric': false}~ int4-zp-g32
            {'num_bits': 4, 'type': 'float', 'strategy': 'tensor_group', 'group_size': 16}~ nvfp4
            {'num_bits': 4, 'type': 'float', 'strategy': 'group', 'group_size': 32}~ mxfp4
            """)
    void compressedTensorsSayTheirFormatInGroups(String weights, String format) {
        assertThat(quantization(COMPRESSED.replace("%s", weights))).startsWith("{'format':'" + format + "',");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {'quant_method': 'gptq', 'bits': 3, 'group_size': 128}~ bits is 3; no format here has 3 bits in this way, only 4
            {'quant_method': 'gptq', 'bits': 4, 'group_size': -1}~ group_size is -1; weights in groups, such as 128, are expected
            {'quant_method': 'gptq', 'bits': 4, 'dynamic': {'-:lm_head': {}}}~ dynamic quantises modules in different ways, which a model spec cannot state
            {'quant_method': 'awq', 'bits': 'four'}~ bits is the text "four"; a whole number from 1 to 64 is expected
            {'quant_method': 'fp8', 'weight_block_size': [64, 128]}~ weight_block_size is [64, 128]; only [128, 128] is understood
            {'quant_method': 'modelopt', 'quant_algo': 'FP9'}~ quant_algo is "FP9"; known are FP8, NVFP4 [FP8]
            {'quant_method': 'bitsandbytes', 'load_in_4bit': true}~ load_in_4bit is true; no format here has the scales of bitsandbytes' 4-bit formats
            {'quant_method': 'gptqq'}~ quant_method is "gptqq"; known are gptq, awq, fp8, fbgemm_fp8, mxfp4, compressed-tensors, modelopt, bitsandbytes [gptq]
            {'bits': 4}~ "quant_method" is missing; known are gptq, awq, fp8, fbgemm_fp8, mxfp4, compressed-tensors, modelopt, bitsandbytes
            {'quant_method': 4}~ quant_method is 4; a text is expected
            'fp8'~ quantization_config is the text "fp8"; an object is expected
            {'quant_method': 'fp8', 'modules_to_not_convert': ['model.strange_thing']}~ "model.strange_thing" is left unquantised, which is not understood: it names no attention, feed-forward, experts, router, norm, embedding or head
            {'quant_method': 'fp8', 'modules_to_not_convert': [4]}~ modules_to_not_convert[0] is 4; the name of a module is expected
            {'quant_method': 'fp8', 'ignore': 'lm_head'}~ ignore is the text "lm_head"; an array is expected
            """)
    void whatFitsNoFormatIsAnErrorAtItsKey(String config, String problem) {
        assertThat(Configs.problems(Configs.LLAMA + ", 'quantization_config': " + config + "}"))
                .matches("(?s)1:[0-9]+ .*")
                .endsWith(" " + problem)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ['lm_head', 'model.embed_tokens', 're:.*norm.*', 'vision_tower', 'mtp.fc', 're:.*mlp.gate$']~ 'attention','feed_forward','experts'
            ['re:.*self_attn.*']~ 'feed_forward','experts'
            ['model.layers.*.self_attn', 'model.layers.*.mlp.router']~ 'feed_forward','experts'
            ['re:.*shared_experts.*', 're:.*mlp\\.(gate|up|gate_up|down)_proj.*', 're:.*self_attn.*']~ 'experts'
            ['re:.*experts.*', 'mlp.shared_expert_gate']~ 'attention','feed_forward'
            ['mlp']~ 'attention'
            null~ 'attention','feed_forward','experts'
            """)
    void modulesThatAQuantizerLeavesAreNoPart(String modules, String parts) {
        String config = "{'quant_method': 'fp8', 'modules_to_not_convert': " + modules.replace("\\", "\\\\") + "}";
        assertThat(Configs.member(Configs.read(Configs.DEEPSEEK + ", 'quantization_config': " + config + "}"), "quantization"))
                .isEqualTo("{'format':'fp8','parts':[" + parts + "]}");
    }

    @Test
    void whereNothingIsLeftNothingIsQuantised() {
        assertThat(quantization("{'quant_method': 'fp8', 'ignored_layers': ['self_attn', 'mlp']}")).isEmpty();
        assertThat(quantization("{}")).isEmpty();
        assertThat(quantization("null")).isEmpty();
    }

    @Test
    void theQuantizerOfMxfp4TurnsExpertsAlone() {
        String config = ", 'quantization_config': {'quant_method': 'mxfp4'}}";
        assertThat(Configs.member(Configs.read(Configs.DEEPSEEK + config), "quantization"))
                .isEqualTo("{'format':'mxfp4','parts':['experts']}");
    }

    @Test
    void everyLayerByNameIsAllOfThemAndSingleLayersAreAWarning() {
        String all = "{'quant_method': 'fbgemm_fp8', 'modules_to_not_convert': "
                + "['model.layers.0.self_attn.q_proj', 'model.layers.1.self_attn']}";
        assertThat(quantization(all)).isEqualTo("{'format':'fp8','parts':['feed_forward']}");
        String one = Configs.LLAMA.replace("'num_hidden_layers': 2", "'num_hidden_layers': 5")
                + ", 'quantization_config': {'quant_method': 'fbgemm_fp8', 'modules_to_not_convert': ['model.layers.4.mlp']}}";
        assertThat(Configs.member(Configs.read(one), "quantization"))
                .isEqualTo("{'format':'fp8','parts':['attention','feed_forward']}");
        assertThat(Configs.warnings(one)).containsExactly(
                "the quantizer leaves feed_forward as it is in 1 of 5 layers; counted as quantised in all of them");
    }

    private static String quantization(String config) {
        return Configs.member(Configs.read(Configs.LLAMA + ", 'quantization_config': " + config + "}"), "quantization");
    }
}
