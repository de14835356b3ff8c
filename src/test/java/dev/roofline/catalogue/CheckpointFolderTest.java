package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.json.SourceFile;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.Quantization.Part;
import dev.roofline.units.Setting;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.WeightFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFolderTest {
    private static final String FOLDERS = "src/test/resources/huggingface/folders/";

    private static final String CONFIG = "{'model_type': 'llama', 'hidden_size': 256, 'num_hidden_layers': 2, "
            + "'num_attention_heads': 4, 'intermediate_size': 1024, 'vocab_size': 100%s}";

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    @TempDir
    private Path folder;

    @BeforeEach
    void config() throws IOException {
        write("config.json", CONFIG.formatted(""));
    }

    /**
     * The weights of both folders, tensor by tensor. DeepSeek-V3.1: 671,026,419,200 parameters; what is quantised are
     * three dense feed-forwards of 18,432, and 58 layers of 256 + 1 experts of 2,048, three matrices each; NVFP4 has an
     * 8-bit scale for each 16 weights. Llama-2-13B: four matrices of 5,120 x 5,120 and three of 13,824 x 5,120 in 40
     * layers, with a 16-bit scale and a 4-bit zero point for each 128.
     */
    @Test
    void aQuantisersFileSaysHowTheWeightsAreKept() {
        Loaded<ModelSpec> deepSeek = models.loadFile(FOLDERS + "deepseek-v3.1-nvfp4");
        long quantised = 3L * 3 * 7168 * 18432 + 58L * 257 * 3 * 7168 * 2048;
        assertThat(kept(deepSeek, quantised)).isEqualTo(396_677_819_392.0);
        assertThat(deepSeek.value().quantization().orElseThrow().parts())
                .containsExactlyInAnyOrder(Part.FEED_FORWARD, Part.EXPERTS);
        assertThat(deepSeek.beside())
                .extracting(SourceFile::name)
                .containsExactly(FOLDERS + "deepseek-v3.1-nvfp4/hf_quant_config.json");
        assertThat(deepSeek.warnings())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains(Setting.MARK + "kv-cache fp8");

        Loaded<ModelSpec> llama = models.loadFile(FOLDERS + "llama-2-13b-gptq/config.json");
        assertThat(kept(llama, 40L * (4 * 5120 * 5120 + 3 * 5120 * 13824))).isEqualTo(7_247_882_240.0);
        assertThat(llama.value().quantization().orElseThrow().parts())
                .containsExactlyInAnyOrder(Part.ATTENTION, Part.FEED_FORWARD);
        assertThat(llama.warnings()).isEmpty();
    }

    private static double kept(Loaded<ModelSpec> model, long quantised) {
        long total = ParameterCount.of(model.value()).total();
        double bits = model.value().quantization().orElseThrow().format().bitsPerElement();
        return quantised * bits / 8 + (total - quantised) * 2.0;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            hf_quant_config.json~ {'producer': {'name': 'modelopt'}, 'quantization': {'quant_algo': 'FP8', 'exclude_modules': ['lm_head']}}~ fp8
            hf_quant_config.json~ {'quantization': {'quant_algo': 'W4A16_AWQ', 'group_size': 128, 'kv_cache_quant_algo': null}}~ int4
            quantize_config.json~ {'bits': 4, 'group_size': -1, 'sym': true}~ int4-zp-row
            quantize_config.json~ {'bits': 3, 'group_size': 128, 'checkpoint_format': 'gptq', 'quant_method': 'gptq'}~ int3-zp-g128
            quantize_config.json~ {'bits': 4, 'group_size': 128, 'zero_point': true, 'quant_method': 'awq'}~ int4-zp
            quant_config.json~ {'w_bit': 4, 'q_group_size': 64, 'zero_point': true, 'version': 'GEMM'}~ int4-zp-g64
            quantization_config.json~ {'quant_method': 'fp8'}~ fp8
            """)
    void everyQuantisersFileIsRead(String name, String text, String format) throws IOException {
        write(name, text);
        Loaded<ModelSpec> read = models.loadFile(folder.toString());
        assertThat(read.value().quantization().orElseThrow().format().label()).isEqualTo(format);
        assertThat(read.warnings()).isEmpty();
        assertThat(models.loadFile(folder.resolve("config.json").toString())
                        .value()
                        .quantization())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            hf_quant_config.json~ {'quantization': {'quant_algo': 'FP3'}}~ quant_algo is "FP3"; known are
            hf_quant_config.json~ {'quantization': {'quant_algo': 'MIXED_PRECISION', 'quantized_layers': {'mlp': {'quant_algo': 'FP8'}, 'self_attn': {'quant_algo': 'NVFP4'}}}}~ the modules hold fp8 and nvfp4
            hf_quant_config.json~ []~ the document is an array; an object is expected
            hf_quant_config.json~ {}~ the document is an empty object, which is not understood
            hf_quant_config.json~ {'quantization': null}~ the document holds nothing but null, which is not understood
            hf_quant_config.json~ {'quantization': {}}~ "quant_method" is missing
            hf_quant_config.json~ {'producer': {'name': 'modelopt'}, 'quantization': {}}~ "quant_algo" is missing
            hf_quant_config.json~ {'quantization': {'quant_algo': 'W4A16_AWQ', 'group_size': 0}}~ group_size is 0;
            quantize_config.json~ {}~ the document is an empty object, which is not understood
            quantize_config.json~ {'per_channel': true, 'per_model_config': {}}~ "quant_method" is missing
            quantize_config.json~ {'bits': 2}~ bits is 2; no format here
            quantize_config.json~ {'bits': 4, 'quant_method': 'vptq'}~ quant_method is "vptq"; known are
            quant_config.json~ {'wbits': 4}~ "quant_method" is missing
            """)
    void whatIsNotUnderstoodIsAWarning(String name, String text, String said) throws IOException {
        write(name, text);
        Loaded<ModelSpec> read = models.loadFile(folder.toString());
        assertThat(read.value().quantization()).isEmpty();
        assertThat(read.warnings()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("/" + name);
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.message()).contains(said).endsWith("; the weights are counted without this file");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adapter_config.json",
                "gptq_config.json",
                "awq_config.json",
                "quanto_qmap.json",
                "quant_model_description.json"
            })
    void aNameThatTellsOfOtherWeightsIsAWarning(String name) throws IOException {
        write(name, "{}");
        assertThat(models.loadFile(folder.toString()).warnings())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file()).endsWith("/" + name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generation_config.json",
                "tokenizer.json",
                "tokenizer_config.json",
                "special_tokens_map.json",
                "model.safetensors.index.json",
                "preprocessor_config.json",
                "vocab.json",
                "README.md",
                "quant.log"
            })
    void otherFilesOfAFolderChangeNothing(String name) throws IOException {
        write(name, "not even JSON");
        assertThat(models.loadFile(folder.toString()).warnings()).isEmpty();
    }

    @Test
    void twoThatAgreeAreOneAndTwoThatDoNotAreNamed() throws IOException {
        write(
                "config.json",
                CONFIG.formatted(
                        ", 'quantization_config': {'quant_method': 'modelopt', 'quant_algo': 'FP8', 'ignore': ['lm_head']}"));
        write("hf_quant_config.json", "{'quantization': {'quant_algo': 'FP8', 'exclude_modules': ['lm_head']}}");
        assertThat(models.loadFile(folder.toString()).warnings()).isEmpty();
        write(
                "hf_quant_config.json",
                "{'quantization': {'quant_algo': 'NVFP4', 'exclude_modules': ['lm_head', '*self_attn*']}}");
        Loaded<ModelSpec> read = models.loadFile(folder.toString());
        assertThat(read.value().quantization().orElseThrow().format().label()).isEqualTo("fp8");
        assertThat(read.warnings())
                .extracting(Problem::message)
                .containsExactly(
                        "hf_quant_config.json says that feed_forward is nvfp4, quantization_config in config.json that attention and "
                                + "feed_forward are fp8; counted as the latter says");
        write("config.json", CONFIG.formatted(""));
        write("quantize_config.json", "{'bits': 4}");
        assertThat(models.loadFile(folder.toString()).warnings())
                .extracting(Problem::message)
                .containsExactly(
                        "quantize_config.json says that attention and feed_forward are int4-zp, hf_quant_config.json that feed_forward "
                                + "is nvfp4; counted as the latter says");
    }

    @Test
    void aFileOfNoQuantisedWeightsStillSpeaksOfTheCache() throws IOException {
        write(
                "hf_quant_config.json",
                "{'producer': {'name': 'modelopt'}, 'quantization': {'quant_algo': null, 'kv_cache_quant_algo': 'INT8'}}");
        Loaded<ModelSpec> read = models.loadFile(folder.toString());
        assertThat(read.value().quantization()).isEmpty();
        assertThat(read.warnings()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("/hf_quant_config.json");
            assertThat(problem.message()).endsWith(Setting.MARK + "kv-cache int8 counts it");
        });
    }

    /** 100 rows of 256 at two bytes, or at one: nothing else of the folder changes. */
    @Test
    void aHeadThatAQuantiserTakesIsKeptInItsFormat() throws IOException {
        write("hf_quant_config.json", "{'quantization': {'quant_algo': 'FP8', 'exclude_modules': []}}");
        Loaded<ModelSpec> taken = models.loadFile(folder.toString());
        assertThat(taken.value().quantization().orElseThrow().parts())
                .containsExactlyInAnyOrder(Part.ATTENTION, Part.FEED_FORWARD, Part.HEAD);
        assertThat(taken.warnings()).isEmpty();
        write("hf_quant_config.json", "{'quantization': {'quant_algo': 'FP8', 'exclude_modules': ['lm_head']}}");
        Loaded<ModelSpec> left = models.loadFile(folder.toString());
        assertThat(weights(left) - weights(taken)).isEqualTo(100 * 256.0);
    }

    private static double weights(Loaded<ModelSpec> model) {
        WeightFormats plain = WeightFormats.uniform(TensorFormat.FP16);
        return plain.quantised(model.value().quantization().orElseThrow(), model.value())
                .bytes(ParameterCount.of(model.value()).weights());
    }

    /** A dangling link is what a Hugging Face cache has of a file whose blob is missing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hf_quant_config.json",
                "quantize_config.json",
                "quant_config.json",
                "quantization_config.json",
                "gptq_config.json"
            })
    void whatIsNoRegularFileIsAWarning(String name) throws IOException {
        Path file = folder.resolve(name);
        Path nowhere = folder.resolve("blobs/absent");
        for (Path target : List.of(nowhere, folder, Path.of("/dev/zero"), file)) {
            Files.createSymbolicLink(file, target);
            assertNotRead(name);
            Files.delete(file);
        }
        Files.createDirectory(file);
        assertNotRead(name);
    }

    private void assertNotRead(String name) {
        Loaded<ModelSpec> read = models.loadFile(folder.toString());
        assertThat(read.value().quantization()).isEmpty();
        assertThat(read.beside()).isEmpty();
        assertThat(read.warnings()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("/" + name);
            assertThat(problem.message())
                    .isEqualTo("this is not a regular file and is not read; where it says how the weights are "
                            + "quantised, that is not counted");
        });
    }

    @Test
    void aPipeIsNotReadEither() throws IOException, InterruptedException {
        Path pipe = folder.resolve("hf_quant_config.json");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertNotRead("hf_quant_config.json");
    }

    @Test
    void aLinkToARegularFileIsFollowed() throws IOException {
        write("blob", "{'bits': 4, 'group_size': 128}");
        Files.createSymbolicLink(folder.resolve("quantize_config.json"), folder.resolve("blob"));
        Loaded<ModelSpec> read = models.loadFile(folder.toString());
        assertThat(read.value().quantization().orElseThrow().format().label()).isEqualTo("int4-zp");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void aBrokenFileIsAnErrorAtItsPlace() throws IOException {
        write("hf_quant_config.json", "{'quantization':\n {'quant_algo': }}");
        assertThatThrownBy(() -> models.loadFile(folder.toString()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems().get(0).file()).endsWith("/hf_quant_config.json");
                    assertThat(e.problems().get(0).line()).isEqualTo(2);
                });
    }

    /** A collection of configs in one folder is no checkpoint, and a spec of our own says itself how it is quantised. */
    @Test
    void onlyAConfigJsonHasFilesBesideIt() throws IOException {
        write("quantize_config.json", "{'bits': 4}");
        write("other.json", CONFIG.formatted(""));
        assertThat(models.loadFile(folder.resolve("other.json").toString())
                        .value()
                        .quantization())
                .isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text.replace('\'', '"'));
    }
}
