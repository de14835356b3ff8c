package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What checkpoints, engines and worked exercises say of memory, in bytes. */
class MemoryCasesTest {
    /** From the checkpoints' model.safetensors.index.json: experts in MXFP4, their biases and all else in bf16. */
    @ParameterizedTest
    @CsvSource({"gpt-oss-20b, 13761264768", "gpt-oss-120b, 65248815744"})
    void biasesOfQuantisedExpertsAreKeptInSixteenBits(String model, double bytes) throws IOException {
        assertThat(json("show", model, "--format", "json").get("weight_bytes").asDouble())
                .isEqualTo(bytes);
        assertThat(decode(model, "h100").get("memory").get("weights_bytes").asDouble())
                .isEqualTo(bytes);
    }

    /** A router left in 32 or 16 bits is no expert's matrix, nor is the gate of a shared one. */
    @Test
    void int4WeightsOfAMixtureLeaveItsRoutersAlone() throws IOException {
        // 48 layers: attention 2048 x (2 x 4096 + 2 x 2 x 512 / 2) and experts of 3 x 2048 x 768, 128 of them, int4;
        // router 128 x 2048, norms 2 x 2048 + 2 x 128, embedding and head 151936 x 2048, a last norm: 2 bytes each.
        double matrices = 48.0 * (2048.0 * (4096 + 4096 + 512 + 512) + 128 * 3.0 * 2048 * 768);
        double rest = 48.0 * (128 * 2048 + 2 * 2048 + 2 * 128) + 2 * 151936.0 * 2048 + 2048;
        assertThat(decode("qwen3-30b-a3b", "h100", "--weights", "int4")
                        .get("memory")
                        .get("weights_bytes")
                        .asDouble())
                .isEqualTo(matrices * 4.125 / 8 + 2 * rest);
    }

    /** Qwen2.5 7B has biases on queries, keys and values, which AWQ and GPTQ leave in 16 bits. */
    @ParameterizedTest
    @CsvSource({"int4-zp, 4.15625", "int4, 4.125"})
    void biasesOfQwen2AreNoMatrices(String format, double bits) throws IOException {
        double matrices = 28.0 * (2 * 3584.0 * 3584 + 2 * 3584.0 * 512 + 3 * 3584.0 * 18944);
        double rest = 28.0 * (3584 + 2 * 512 + 2 * 3584) + 2 * 152064.0 * 3584 + 3584;
        assertThat(decode("qwen2.5-7b", "h100", "--weights", format)
                        .get("memory")
                        .get("weights_bytes")
                        .asDouble())
                .isEqualTo(matrices * bits / 8 + 2 * rest);
    }

    /** A matrix of int8 has an fp16 scale for each of its rows: of 80 layers with 8192 + 1024 rows of queries and so on. */
    @Test
    void int8WeightsHaveAScaleARow() throws IOException {
        double matrices = 80.0 * (2 * 8192.0 * 8192 + 2 * 8192.0 * 1024 + 3 * 8192.0 * 28672);
        double rows = 80.0 * (8192 + 1024 + 1024 + 8192 + 28672 + 28672 + 8192);
        double rest = 80.0 * 2 * 8192 + 2 * 128256.0 * 8192 + 8192;
        JsonNode run = decode("llama-3-70b", "tpu-v5e", "--weights", "int8");
        assertThat(run.get("memory").get("weights_bytes").asDouble()).isEqualTo(matrices + 2 * rows + 2 * rest);
        // A step reads them all, but of the embedding one row.
        assertThat(run.get("rows").get(0).get("weight_bytes").asDouble())
                .isEqualTo(matrices + 2 * rows + 2 * rest - 2 * 128255.0 * 8192);
    }

    /** The scaling book's serving exercise (jax-ml/scaling-book, applied-inference): 32 sequences of 8192 on 8 chips. */
    @Test
    void llama70bInInt8FitsEightChips() throws IOException {
        JsonNode memory = decode(
                        "llama-3-70b",
                        "tpu-v5e",
                        "--tp",
                        "8",
                        "--weights",
                        "int8",
                        "--kv-cache",
                        "int8",
                        "--batch",
                        "32",
                        "--context",
                        "8191")
                .get("memory");
        // 80 layers x 2 x one of 8 heads x (128 bytes and a scale of 2) x 8192 tokens x 32.
        assertThat(memory.get("cache_bytes").asDouble()).isEqualTo(80.0 * 2 * 130 * 8192 * 32);
        assertThat(memory.get("fits").asBoolean()).isTrue();
    }

    /** The same book's model of 18.4 billion parameters: 64 layers x 2 x 8 heads x 256 channels, a scale a row. */
    @Test
    void aTokenOfTheBooksModelTakes264192Bytes(@TempDir Path folder) throws IOException {
        Path file = book(folder, "", true);
        assertThat(json("show", file.toString(), "--format", "json")
                        .get("parameters")
                        .get("total")
                        .asLong())
                .isEqualTo(18_385_735_680L);
        JsonNode run = decode(file.toString(), "tpu-v5e", "--kv-cache", "int8", "--context", "8191");
        assertThat(run.get("memory").get("cache_bytes").asDouble()).isEqualTo(264_192.0 * 8192);
        JsonNode device = decode(file.toString(), "tpu-v5e", "--tp", "16", "--kv-cache", "int8", "--context", "8191");
        assertThat(device.get("memory").get("cache_bytes").asDouble()).isEqualTo(264_192.0 / 8 * 8192);
    }

    /** What a spec says of its files: of a tied model embedding and head are one tensor, whichever is named. */
    @ParameterizedTest
    @CsvSource({
        "embedding, true, 32128, 0",
        "head, true, 32128, 0",
        "embedding, false, 32128, 32128",
        "head, false, 32128, 32128"
    })
    void embeddingAndHeadMayBeQuantisedToo(String part, boolean tied, long rows, long plain, @TempDir Path folder)
            throws IOException {
        String quantization = "\"quantization\": {\"format\": \"int8\", \"parts\": [\"attention\", \"feed_forward\", \""
                + part + "\"]},";
        double matrices = 64.0 * (2 * 4096.0 * 8192 + 2 * 4096.0 * 2048 + 3 * 4096.0 * 16384) + rows * 4096.0;
        double scales = 2 * (64.0 * (8192 + 2 * 2048 + 4096 + 2 * 16384 + 4096) + rows);
        double rest = 2 * (plain * 4096.0 + 64 * 2 * 4096 + 4096);
        assertThat(decode(book(folder, quantization, tied).toString(), "h100")
                        .get("memory")
                        .get("weights_bytes")
                        .asDouble())
                .isEqualTo(matrices + scales + rest);
    }

    private static Path book(Path folder, String quantization, boolean tied) throws IOException {
        Path file = folder.resolve("sb18.json");
        Files.writeString(file, """
                {
                  "schema": "roofline-model/1",
                  "name": "Scaling book 18B",
                  "family": "book",
                  "released": "2025-02",
                  %s
                  "width": 4096,
                  "embedding": {"vocabulary": 32128},
                  "stacks": [{"kind": "decoder", "final_norm": "rms", "groups": [{
                    "layers": "0-63", "norm": "rms", "placement": "pre",
                    "attention": {"heads": 32, "kv_heads": 8, "head_size": 256},
                    "feed_forward": {"kind": "gated", "width": 16384, "activation": "silu"}}]}],
                  "head": {"tied": %s},
                  "sources": ["https://github.com/jax-ml/scaling-book"],
                  "notes": []
                }
                """.formatted(quantization, tied));
        return file;
    }

    /** A cache of bytes lets about twice as many sequences in as one of 16 bits, whichever bytes they are. */
    @Test
    void anInt8CacheLetsNearlyAsManyInAsOneOfFp8() throws IOException {
        long bf16 = largestBatch("bf16");
        long int8 = largestBatch("int8");
        long fp8 = largestBatch("fp8");
        assertThat(int8).isBetween((long) (1.95 * bf16), fp8);
        assertThat(fp8).isBetween(2 * bf16 - 1, 2 * bf16 + 1);
    }

    private static long largestBatch(String cache) throws IOException {
        JsonNode memory = decode("llama-3.1-8b", "h100", "--batch", "48", "--context", "8192", "--kv-cache", cache)
                .get("memory");
        assertThat(memory.get("fits").asBoolean()).isTrue();
        return memory.get("largest_batch").asLong();
    }

    /** Engines keep states in a format of their own (vllm-project/vllm#55196), and halve the cache beside them. */
    @ParameterizedTest
    @CsvSource({"jamba-v0.1", "nemotron-h-8b", "nemotron-3-nano", "qwen3-next"})
    void statesKeepTheirFormatWhateverTheCacheIsKeptIn(String model) throws IOException {
        double bf16 = cache(model, 1000, "--kv-cache", "bf16");
        double fp8 = cache(model, 1000, "--kv-cache", "fp8");
        double longer = cache(model, 2000, "--kv-cache", "bf16");
        // All that grows with the length halves, and nothing else.
        double token = (longer - bf16) / 1000;
        assertThat(bf16 - fp8).isEqualTo(token * 1001 / 2);
        assertThat(cache(model, 1000)).isEqualTo(bf16);
        assertThat(cache(model, 1000, "--dtype", "fp16")).isEqualTo(bf16);
        double wide = cache(model, 1000, "--state", "fp32") - cache(model, 1000, "--state", "bf16");
        assertThat(wide).isPositive();
        assertThat(cache(model, 1000, "--state", "bf16") - cache(model, 1000, "--state", "fp8"))
                .isEqualTo(wide / 2);
    }

    /** 36 layers x 32 x 128 x 128 x 4 B and three inputs of 8192 channels in 16 bits (sgl-project/sglang#15337). */
    @Test
    void qwen3NextKeepsItsStateInFp32() throws IOException {
        double keys = 12.0 * 2 * 2 * 256 * 2 * 2;
        assertThat(cache("qwen3-next", 1)).isEqualTo(keys + 36.0 * 32 * 128 * 128 * 4 + 36.0 * 8192 * 3 * 2);
    }

    private static double cache(String model, long context, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("--context", Long.toString(context)));
        words.addAll(List.of(more));
        return decode(model, "h200", words.toArray(new String[0]))
                .get("memory")
                .get("cache_bytes")
                .asDouble();
    }

    private static JsonNode decode(String model, String machine, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "analyze",
                "--model",
                model,
                "--hw",
                machine,
                "--phase",
                "decode",
                "--by",
                "phase",
                "--format",
                "json"));
        words.addAll(List.of(more));
        return json(words.toArray(new String[0]));
    }

    private static JsonNode json(String... words) throws IOException {
        Cli.Result result = Cli.run(words);
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        return new ObjectMapper().readTree(result.output());
    }
}
