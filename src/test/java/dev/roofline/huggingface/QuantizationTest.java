package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.units.Setting;
import dev.roofline.units.TensorFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantizationTest {
    private static final String COMPRESSED =
            "{'quant_method': 'compressed-tensors', 'config_groups': {'group_0': {'targets': ['Linear'], 'weights': %s}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {'quant_method': 'gptq', 'bits': 8, 'group_size': 128, 'sym': true}~ int8-zp-g128
            {'quant_method': 'gptq', 'bits': 4, 'group_size': 128, 'sym': true, 'desc_act': true}~ int4-zp
            {'quant_method': 'gptq', 'bits': 4, 'group_size': 32, 'sym': true}~ int4-zp-g32
            {'quant_method': 'gptq', 'bits': 4, 'group_size': -1, 'sym': true}~ int4-zp-row
            {'quant_method': 'gptq', 'bits': 3, 'group_size': -1, 'sym': true}~ int3-zp-row
            {'quant_method': 'gptq', 'bits': 3, 'group_size': 128, 'sym': true}~ int3-zp-g128
            {'quant_method': 'gptq', 'bits': 4, 'group_size': 128, 'dynamic': {'-:lm_head': {}, '-:.*mlp.gate': {}}}~ int4-zp
            {'quant_method': 'gptq', 'bits': 4, 'group_size': 64, 'sym': false}~ int4-zp-g64
            {'quant_method': 'gptq', 'bits': 4, 'dataset': null, 'modules_in_block_to_quantize': null}~ int4-zp
            {'quant_method': 'gptq', 'bits': 8, 'group_size': -1, 'sym': true}~ int8-zp-row
            {'quant_method': 'awq', 'bits': 4, 'group_size': 128, 'zero_point': true, 'version': 'gemm'}~ int4-zp
            {'quant_method': 'awq', 'w_bit': 4, 'q_group_size': 64, 'zero_point': true}~ int4-zp-g64
            {'quant_method': 'awq', 'bits': 4, 'group_size': 128, 'zero_point': false}~ int4
            {'quant_method': 'fp8', 'weight_block_size': [128, 128], 'fmt': 'e4m3'}~ fp8-block
            {'quant_method': 'fp8', 'activation_scheme': 'static', 'weight_block_size': null}~ fp8
            {'quant_method': 'fbgemm_fp8', 'activation_scale_ub': 1200.0}~ fp8
            {'quant_method': 'modelopt', 'quant_algo': 'FP8', 'ignore': ['lm_head']}~ fp8
            {'quant_method': 'modelopt', 'quantization': {'quant_algo': 'NVFP4', 'exclude_modules': ['lm_head']}}~ nvfp4
            {'producer': {'name': 'modelopt'}, 'quant_algo': 'FP8', 'ignore': ['*lm_head*']}~ fp8
            {'quant_algo': 'NVFP4', 'group_size': 16, 'ignore': ['lm_head']}~ nvfp4
            {'quant_algo': 'W4A16_AWQ', 'group_size': 128, 'ignore': ['lm_head']}~ int4
            {'quant_algo': 'W4A8_AWQ', 'group_size': 64, 'ignore': ['lm_head']}~ int4-g64
            {'quant_algo': 'FP8_PB_WO', 'ignore': ['lm_head']}~ fp8-block
            {'quant_algo': 'MIXED_PRECISION', 'quantized_layers': {'model.layers.0.self_attn.q_proj': {'quant_algo': 'FP8'}, 'model.layers.0.self_attn.k_proj': {'quant_algo': 'FP8'}, 'model.layers.0.self_attn.v_proj': {'quant_algo': 'FP8'}, 'model.layers.0.self_attn.o_proj': {'quant_algo': 'FP8'}, 'model.layers.1.self_attn': {'quant_algo': 'FP8'}, 'model.layers.*.mlp': {'quant_algo': 'FP8'}}}~ fp8
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
            {'quant_method': 'gptq', 'bits': 2, 'group_size': 128}~ bits is 2; no format here has 2 bits in this way, only 3, 4 or 8
            {'quant_method': 'gptq', 'bits': 4, 'group_size': 0}~ group_size is 0; a number of weights such as 128, or -1 for a row, is expected
            {'quant_method': 'gptq', 'bits': 4, 'dynamic': {'-:lm_head': {}, '+:.*down_proj.*': {'bits': 8}}}~ dynamic quantises modules in different ways, which a model spec cannot state
            {'quant_method': 'awq', 'bits': 'four'}~ bits is the text "four"; a whole number from 1 to 64 is expected
            {'quant_method': 'fp8', 'weight_block_size': [64, 128]}~ weight_block_size is [64, 128]; only [128, 128] is understood
            {'quant_method': 'modelopt', 'quant_algo': 'FP9'}~ quant_algo is "FP9"; known are FP8, FP8_PER_CHANNEL_PER_TOKEN, FP8_PB_WO, FP8_PB_REAL, NVFP4, NVFP4_AWQ, W4A8_NVFP4_FP8, MXFP8, W4A8_MXFP4_FP8, W4A16_AWQ, W4A8_AWQ, W8A8_SQ_PER_CHANNEL, W8A16 [FP8]
            {'quant_algo': 'NVFP4', 'group_size': 0}~ group_size is 0; nvfp4 has a scale for each 16 weights
            {'quant_algo': 'W4A16_AWQ', 'group_size': 0}~ group_size is 0; the number of weights that share a scale, such as 128, is expected
            {'quant_algo': 'W4A16_AWQ', 'group_size': null}~ group_size is missing or null; the number of weights that share a scale, such as 128, is expected
            {'quant_algo': 'W4A8_AWQ', 'group_size': 'x'}~ group_size is the text "x"; a whole number from 0 to 99999 is expected
            {'quant_algo': 'NVFP4', 'group_size': 32}~ group_size is 32; nvfp4 has a scale for each 16 weights
            {'quant_algo': 'MIXED_PRECISION'}~ quantized_layers, which says how each module is quantised, is missing or empty
            {'quant_algo': 'MIXED_PRECISION', 'quantized_layers': {'self_attn': {'quant_algo': 'FP8'}, 'mlp': {'quant_algo': 'NVFP4'}}}~ the modules hold fp8 and nvfp4; a model spec has one format for all that is quantised
            {'quant_algo': 'MIXED_PRECISION', 'quantized_layers': {'self_attn.q_proj': {'quant_algo': 'FP8'}}}~ the quantizer takes q_proj of attention and not its other matrices, which a model spec cannot state
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
            ['model.layers.6*', 'model.layers.61.*']~ 'attention','feed_forward','experts'
            ['model.layers.0.*', 'model.layers.1*', 'model.layers.2', 'model.layers.3.self_attn*']~ 'experts'
            null~ 'attention','feed_forward','experts'
            """)
    void modulesThatAQuantizerLeavesAreNoPart(String modules, String parts) {
        String config = "{'quant_method': 'fp8', 'modules_to_not_convert': " + modules.replace("\\", "\\\\") + "}";
        assertThat(Configs.member(
                        Configs.read(Configs.DEEPSEEK + ", 'quantization_config': " + config + "}"), "quantization"))
                .isEqualTo("{'format':'fp8','parts':[" + parts + "]}");
    }

    @Test
    void whereNothingIsLeftNothingIsQuantised() {
        assertThat(quantization("{'quant_method': 'fp8', 'ignored_layers': ['self_attn', 'mlp']}"))
                .isEmpty();
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
        assertThat(Configs.warnings(one))
                .containsExactly(
                        "the quantizer leaves feed_forward as it is in 1 of 5 layers; counted as quantised in all of them");
    }

    @Test
    void aStarBehindTheNumberOfALayerIsEveryNumberThatBeginsSo() {
        String layers = Configs.LLAMA.replace("'num_hidden_layers': 2", "'num_hidden_layers': 24")
                + ", 'quantization_config': {'quant_method': 'fp8', 'modules_to_not_convert': ['model.layers.%s']}}";
        assertThat(Configs.warnings(layers.formatted("1.*"))).anyMatch(said -> said.contains("in 1 of 24 layers"));
        assertThat(Configs.warnings(layers.formatted("1"))).anyMatch(said -> said.contains("in 1 of 24 layers"));
        // 1 and 10 to 19; 2 and 20 to 23; 0 alone.
        assertThat(Configs.warnings(layers.formatted("1*"))).anyMatch(said -> said.contains("in 11 of 24 layers"));
        assertThat(Configs.warnings(layers.formatted("2*"))).anyMatch(said -> said.contains("in 5 of 24 layers"));
        assertThat(Configs.warnings(layers.formatted("0*"))).anyMatch(said -> said.contains("in 1 of 24 layers"));
    }

    @Test
    void whatModelOptLeavesOutIsReadWhereItsAlgorithmStands() {
        assertThat(
                        quantization(
                                "{'quantization': {'quant_algo': 'FP8', 'kv_cache_quant_algo': null, 'exclude_modules': ['lm_head', '*self_attn*']}}"))
                .isEqualTo("{'format':'fp8','parts':['feed_forward']}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            'kv_cache_quant_algo': 'FP8'~ --kv-cache fp8 counts it
            'kv_cache_quant_algo': 'INT8'~ --kv-cache int8 counts it
            'kv_cache_quant_algo': 'NVFP4'~ --kv-cache nvfp4 counts it
            'kv_cache_quant_algo': 'W4A16_AWQ'~ kv_cache_quant_algo is the text "W4A16_AWQ", which is not understood: how the KV cache is quantised is not known
            'kv_cache_quant_algo': 'BANANA'~ kv_cache_quant_algo is the text "BANANA", which is not understood: how the KV cache is quantised is not known
            'kv_cache_quant_algo': {}~ kv_cache_quant_algo is an object, which is not understood: how the KV cache is quantised is not known
            'kv_cache_scheme': 'FP8'~ --kv-cache fp8 counts it
            'kv_cache_scheme': {'num_bits': 8, 'type': 'float', 'dynamic': false}~ --kv-cache fp8 counts it
            'kv_cache_scheme': {'num_bits': 8, 'type': 'int'}~ --kv-cache int8 counts it
            'kv_cache_scheme': {'num_bits': 8}~ --kv-cache int8 counts it
            'kv_cache_scheme': {'num_bits': 4, 'type': 'float'}~ kv_cache_scheme is an object, which is not understood: how the KV cache is quantised is not known
            'kv_cache_scheme': {}~ kv_cache_scheme is an object, which is not understood: how the KV cache is quantised is not known
            """)
    void theFormatOfTheCacheIsNamedOrSaidNotToBeUnderstood(String cache, String said) {
        for (String algorithm : List.of("'FP8'", "null")) {
            String config =
                    Configs.LLAMA + ", 'quantization_config': {'quant_method': 'modelopt', 'ignore': ['lm_head'], "
                            + "'quant_algo': " + algorithm + ", " + cache + "}}";
            assertThat(Configs.warnings(config))
                    .singleElement()
                    .satisfies(
                            warning -> assertThat(Setting.said(warning, "--")).endsWith(said));
            assertThat(Configs.member(Configs.read(config), "quantization").isEmpty())
                    .isEqualTo(algorithm.equals("null"));
        }
    }

    @Test
    void anAlgorithmOfNullLeavesTheWeightsAndOneThatIsMissingIsAnError() {
        for (String nothing : List.of(
                "{'quant_algo': null}",
                "{'quant_algo': null, 'group_size': 16}",
                "{'quantization': {'quant_algo': null}}")) {
            assertThat(Configs.warnings(Configs.LLAMA + ", 'quantization_config': " + nothing + "}"))
                    .isEmpty();
        }
        assertThat(quantization("{'quant_algo': null, 'kv_cache_quant_algo': 'FP8'}"))
                .isEmpty();
        assertThat(quantization("{'producer': {'name': 'modelopt'}, 'quantization': {'quant_algo': null}}"))
                .isEmpty();
        assertThat(Configs.problems(Configs.LLAMA + ", 'quantization_config': {'kv_cache_quant_algo': 'FP8'}}"))
                .contains("\"quant_algo\" is missing");
    }

    /** Llama's head has a matrix of its own, as its embedding does. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'targets': ['Linear'], 'weights': {'num_bits': 8}}}}~ true
            {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'targets': ['Linear'], 'weights': {'num_bits': 8}}}, 'ignore': []}~ true
            {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'targets': ['Linear'], 'weights': {'num_bits': 8}}}, 'ignore': ['model.embed_tokens', 'mtp.lm_head', 'vision_model.proj_out', 're:.*e_score_correction_bias']}~ true
            {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'targets': ['Linear'], 'weights': {'num_bits': 8}}}, 'ignore': ['lm_head']}~ false
            {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'targets': ['Linear'], 'weights': {'num_bits': 8}}}, 'ignore': ['re:.*lm_head$']}~ false
            {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'targets': ['Linear'], 'weights': {'num_bits': 8}}}, 'ignore': ['language_model.lm_head']}~ false
            {'quant_method': 'compressed-tensors', 'config_groups': {'g': {'targets': ['Linear'], 'weights': {'num_bits': 8}}}, 'ignore': ['embed_out']}~ false
            {'quant_method': 'modelopt', 'quant_algo': 'FP8'}~ true
            {'quant_method': 'modelopt', 'quant_algo': 'FP8', 'ignore': ['*router*']}~ true
            {'quant_method': 'modelopt', 'quant_algo': 'FP8', 'ignore': ['*lm_head*']}~ false
            {'quantization': {'quant_algo': 'NVFP4', 'exclude_modules': ['model.embed_tokens']}}~ true
            {'quantization': {'quant_algo': 'NVFP4', 'exclude_modules': ['model.embed_tokens', 'lm_head']}}~ false
            {'quant_algo': 'MIXED_PRECISION', 'quantized_layers': {'lm_head': {'quant_algo': 'FP8'}, 'model.layers.*.mlp': {'quant_algo': 'FP8'}}}~ true
            {'quant_algo': 'MIXED_PRECISION', 'quantized_layers': {'model.layers.*.mlp': {'quant_algo': 'FP8'}}}~ false
            {'quant_method': 'gptq', 'bits': 4, 'lm_head': true}~ true
            {'quant_method': 'gptq', 'bits': 4, 'lm_head': true, 'dynamic': {'-:lm_head': {}}}~ false
            {'quant_method': 'gptq', 'bits': 4, 'lm_head': false}~ false
            {'quant_method': 'gptq', 'bits': 4}~ false
            {'quant_method': 'awq', 'bits': 4}~ false
            {'quant_method': 'fp8'}~ false
            {'quant_method': 'fbgemm_fp8'}~ false
            {'quant_method': 'bitsandbytes', 'load_in_8bit': true}~ false
            """)
    void theHeadIsQuantisedByThoseThatTakeEveryMatrix(String config, boolean quantised) {
        assertThat(quantization(config).contains("'head'")).isEqualTo(quantised);
        String own = Configs.LLAMA + ", 'quantization_config': " + config;
        assertThat(Configs.warnings(own + "}")).isEmpty();
        String tied = own + ", 'tie_word_embeddings': true}";
        assertThat(Configs.member(Configs.read(tied), "quantization")).doesNotContain("'head'");
        assertThat(Configs.warnings(tied))
                .hasSize(quantised ? 1 : 0)
                .allMatch(
                        said -> said.equals(
                                "the quantizer takes the head too, which is tied to the embedding: one tensor, which is counted unquantised"));
        String headless = own + ", 'architectures': ['LlamaModel']}";
        assertThat(Configs.member(Configs.read(headless), "quantization")).doesNotContain("'head'");
        assertThat(Configs.warnings(headless)).isEmpty();
    }

    @Test
    void anObjectThatSaysNothingIsNamed() {
        assertThat(Configs.warnings(Configs.LLAMA + ", 'quantization_config': {}}"))
                .containsExactly(
                        "quantization_config is an empty object, which is not understood; the weights are counted without it");
        assertThat(Configs.warnings(Configs.LLAMA + ", 'compression_config': {'quant_method': null}}"))
                .containsExactly(
                        "compression_config holds nothing but null, which is not understood; the weights are counted without it");
        assertThat(Configs.warnings(Configs.LLAMA + ", 'quantization_config': null}"))
                .isEmpty();
    }

    private static String quantization(String config) {
        return Configs.member(Configs.read(Configs.LLAMA + ", 'quantization_config': " + config + "}"), "quantization");
    }
}
