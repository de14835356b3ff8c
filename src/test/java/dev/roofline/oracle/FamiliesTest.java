package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.KvCache;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.model.TokenWork;
import dev.roofline.operator.Gemm;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Conventions;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Request;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked numbers of families that were counted by hand from the papers and checkpoints of each. */
class FamiliesTest {
    private final Catalogue<ModelSpec> catalogue = Catalogue.models(List.of());

    @ParameterizedTest
    @CsvSource({
        "llama-2-7b, 13214154752, 524288, 16384, 32",
        "llama-3.1-8b, 15009316864, 131072, 16384, 32",
        "llama-3.1-70b, 139003428864, 327680, 32768, 80",
        "llama-3.1-405b, 807495794688, 516096, 65536, 126",
        "mistral-7b-v0.1, 14220787712, 131072, 16384, 32",
        "gemma-2-9b, 18482200576, 344064, 16384, 42",
        "gemma-3-27b, 54015983616, 507904, 16384, 62",
        "gemma-3-1b, 1999503360, 26624, 4096, 26",
        "qwen2.5-7b, 14140571648, 57344, 14336, 28",
        "qwen3-32b, 63967068160, 262144, 32768, 64",
        "mamba2-2.7b, 5400739840, 0, 0, 64",
    })
    void aTokenCostsItsMatricesItsCacheAndItsPairs(
            String id, double flops, long cacheBytes, double perPair, int layers) {
        ModelSpec model = model(id);
        assertThat(TokenWork.linearFlops(model)).isEqualTo(flops);
        assertThat(KvCache.bytesPerToken(model, TensorFormat.BF16)).isEqualTo(cacheBytes);
        assertThat(TokenWork.flopsPerPair(model)).isEqualTo(perPair * layers);
    }

    @ParameterizedTest
    @CsvSource({
        "mixtral-8x7b, 12879925248, 12748853248",
        "mixtral-8x22b, 39152031744, 38955423744",
        "dbrx, 36469708800, 35853146112",
        "qwen3-30b-a3b, 3353032704, 3041867776",
        "qwen3-235b-a22b, 22190763520, 21568433664",
        "qwen3-next-80b-a3b, 3874929408, 3563764480",
        "deepseek-v3, 37552297472, 36625618432",
        "kimi-k2, 32861500928, 31687095808",
        "gpt-oss-20b, 4187440704, 3608307264",
        "gpt-oss-120b, 5711982912, 5132849472",
        "jamba-v0.1, 12110311296, 11841875840",
        "jamba-1.5-large, 94149338592, 93612467680",
    })
    void aTokenMeetsTheExpertsThatItTakes(String id, long active, long withoutEmbedding) {
        ParameterCount count = ParameterCount.of(model(id));
        assertThat(count.active()).isEqualTo(active);
        assertThat(count.active() - count.part(ParameterPart.EMBEDDING)).isEqualTo(withoutEmbedding);
    }

    /** The published count of active parameters leaves the vision tower out. */
    @ParameterizedTest
    @CsvSource({
        "llama-4-scout-17b-16e, 17172894720, 16138408960",
        "llama-4-maverick-17b-128e, 17184691200, 16150205440",
    })
    void aTextTokenOfLlama4MeetsNoVisionTower(String id, long active, long withoutEmbedding) {
        ParameterCount count = ParameterCount.of(model(id));
        long vision = count.part(ParameterPart.TOWER) + count.part(ParameterPart.CONNECTOR);
        assertThat(vision).isEqualTo(871_932_416);
        assertThat(count.active()).isEqualTo(active);
        assertThat(count.active() - count.part(ParameterPart.EMBEDDING)).isEqualTo(withoutEmbedding);
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-v3, 11610068224",
        "glm-4.5, 3988069792",
        "qwen3-next-80b-a3b, 1650471424",
        "kimi-k2, 0",
    })
    void modulesForMultiTokenPredictionAreListedBesideTheTotal(String id, long parameters) {
        assertThat(ParameterCount.of(model(id)).multiTokenPrediction()).isEqualTo(parameters);
    }

    @Test
    void statesHaveOneSizeWhateverTheLength() {
        assertThat(KvCache.stateBytes(model("mamba2-2.7b"), Optional.empty(), TensorFormat.BF16))
                .isEqualTo(2 * 42_975_232);
        // 36 layers of 32 x 128 x 128, kept in fp32, and three inputs of a convolution over 8192 channels in 16 bits.
        ModelSpec next = model("qwen3-next-80b-a3b");
        assertThat(KvCache.stateBytes(next, Optional.empty(), TensorFormat.BF16))
                .isEqualTo(75_497_472 + 1_769_472);
        assertThat(KvCache.stateBytes(next, Optional.of(TensorFormat.BF16), TensorFormat.BF16))
                .isEqualTo(2 * 36 * (524_288 + 24_576));
    }

    @Test
    void latentsAreWhatTheCacheKeeps() {
        assertThat(KvCache.bytesPerToken(model("deepseek-v3"), TensorFormat.BF16))
                .isEqualTo(70_272);
        assertThat(KvCache.bytesPerToken(model("kimi-k2"), TensorFormat.BF16)).isEqualTo(70_272);
        assertThat(KvCache.bytesPerToken(model("deepseek-v2"), TensorFormat.BF16))
                .isEqualTo(69_120);
        assertThat(KvCache.bytesPerToken(model("deepseek-v2-lite"), TensorFormat.BF16))
                .isEqualTo(31_104);
    }

    @Test
    void windowsKeepNoMoreThanTheySee() {
        ModelSpec gemma = model("gemma-3-27b");
        assertThat(KvCache.bytesKept(gemma, 32768, TensorFormat.BF16)).isEqualTo((10 * 32768L + 52 * 1024) * 8192);
    }

    /** Experts, a token's experts, tokens, expected distinct ones. */
    @ParameterizedTest
    @CsvSource({
        "8, 2, 8, 7.20",
        "256, 8, 32, 163.31",
        "256, 8, 256, 255.92",
        "128, 4, 64, 111.22",
        "512, 10, 64, 367.11"
    })
    void distinctExpertsAreExpected(int experts, int perToken, long tokens, double distinct) {
        assertThat(Routing.UNIFORM.distinct(experts, perToken, tokens)).isCloseTo(distinct, within(0.005));
        assertThat(Routing.UNIFORM.distinct(experts, perToken, 1)).isEqualTo(perToken);
        assertThat(Routing.WORST.distinct(experts, perToken, tokens)).isEqualTo(Math.min(experts, perToken * tokens));
        assertThat(Routing.BEST.distinct(experts, perToken, tokens)).isEqualTo(perToken);
    }

    @Test
    void expertsOfAStepAreReadAsOftenAsTheyAreDistinct() {
        Listed step = operators(model("deepseek-v3"), decode(32, 4096));
        double bytes = step.get("decoder.ffn.experts.gate_up").traffic().weight()
                + step.get("decoder.ffn.experts.down").traffic().weight();
        double distinct = 256 * (1 - Math.pow(1 - 8 / 256.0, 32));
        assertThat(bytes).isCloseTo(distinct * 3 * 7168 * 2048 * 2, within(1e-6 * bytes));
    }

    /** Of DeepSeek-V3, a pair and cached token of one layer: FLOPs and bytes, in 16 bits. */
    @Test
    void absorbedLatentsTradeBytesForWork() {
        Operator kernel = operators(model("deepseek-v3"), decode(1, 4095)).get("decoder.attention.kernel");
        assertThat(kernel.flops()).isEqualTo(278_528.0 * 4096);
        assertThat(kernel.traffic().kvRead()).isEqualTo(1152.0 * 4096);
        Listed naive = operators(model("deepseek-v3"), decode(1, 4095).withLatentForm(LatentForm.NAIVE));
        assertThat(naive.get("decoder.attention.kernel").flops()
                        + naive.get("decoder.attention.kv_up").flops())
                .isEqualTo(33_636_352.0 * 4096);
        Operator kimi = operators(model("kimi-k2"), decode(1, 4095)).get("decoder.attention.kernel");
        assertThat(kimi.flops() / kimi.traffic().kvRead()).isCloseTo(120.9, within(0.05));
    }

    @Test
    void scansCountTheirRecurrenceOrTheirChunks() {
        Workload decode = decode(1, 100);
        assertThat(operators(model("mamba2-2.7b"), decode)
                        .get("decoder.ssm.scan")
                        .flops())
                .isEqualTo(3_276_800);
        Workload prefill = prefill(2048);
        assertThat(operators(model("mamba2-2.7b"), prefill)
                        .get("decoder.ssm.scan")
                        .flops())
                .isEqualTo(5_313_536.0 * 2048);
    }

    @Test
    void aDecodeStepReadsAndWritesTheWholeState() {
        double read = 0;
        double written = 0;
        for (Operator operator : OperatorList.of(model("mamba2-2.7b"), decode(3, 100))) {
            read += operator.traffic().kvRead() * operator.site().count();
            written += operator.traffic().kvWritten() * operator.site().count();
        }
        assertThat(read).isEqualTo(3.0 * 2 * 42_975_232);
        assertThat(written).isEqualTo(read);
    }

    @Test
    void whispersFrontEndAndCrossAttention() {
        ModelSpec whisper = model("whisper-large-v3");
        Workload encode = new Workload(
                new PassShape(Phase.ENCODE, 1, 1500, 0),
                new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.NONE);
        Listed operators = operators(whisper, encode);
        assertThat(operators.get("embedding.conv1").flops()).isEqualTo(2.0 * 3 * 128 * 1280 * 3000);
        assertThat(operators.get("embedding.conv2").flops()).isEqualTo(2.0 * 3 * 1280 * 1280 * 1500);
        double layers = 0;
        for (Operator operator : operators.byId().values()) {
            if (operator.site().id().startsWith("encoder.") && operator.engine() == dev.roofline.units.Engine.MATRIX) {
                layers += operator.flops() * operator.site().count();
            }
        }
        assertThat(layers).isCloseTo(2256e9, within(0.5e9));
        Workload first = new Workload(
                new PassShape(Phase.PREFILL, 1, 1, 0).withEncoderTokens(1500),
                new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
        Operator cross = operators(whisper, first).get("decoder.cross.kv");
        assertThat(cross.flops() * 32).isCloseTo(314.6e9, within(0.05e9));
        assertThat(1500 * KvCache.crossBytesPerToken(whisper, TensorFormat.BF16))
                .isEqualTo(245_760_000);
    }

    @Test
    void vitB16AtOneImage() {
        Workload encode = new Workload(
                new PassShape(Phase.ENCODE, 1, 197, 0),
                new Numerics(Precision.uniform(TensorFormat.FP16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
        double products = 0;
        for (Operator operator : OperatorList.of(model("vit-b-16"), encode)) {
            products += operator.engine() == dev.roofline.units.Engine.MATRIX
                    ? operator.flops() * operator.site().count()
                    : 0;
        }
        assertThat(products).isEqualTo(231_211_008.0 + 33_464_254_464.0 + 1_430_654_976.0 + 1_536_000.0);
    }

    @Test
    void debertaScoresPositionsInTwoTerms() {
        Workload encode = new Workload(
                new PassShape(Phase.ENCODE, 1, 128, 0),
                new Numerics(Precision.uniform(TensorFormat.FP16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.NONE);
        Listed operators = operators(model("deberta-v3-base"), encode);
        assertThat(operators.get("encoder.attention.position_scores").flops()).isEqualTo(2.0 * 2 * 768 * 128 * 512);
        assertThat(operators.get("encoder.attention.position_keys").flops()).isEqualTo(2.0 * 2 * 512 * 768 * 768);
    }

    @Test
    void aMixedPassIsTheSumOfItsSequencesWithWeightsReadOnce() {
        ModelSpec model = model("llama-3.1-8b");
        Workload mixed = new Workload(
                new PassShape(Phase.MIXED, List.of(new Request(1, 512, 0), new Request(31, 1, 4096))),
                new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                new Conventions(Counting.STANDARD, Routing.UNIFORM, LatentForm.NAIVE, Logits.LAST),
                dev.roofline.workload.Parallelism.NONE,
                dev.roofline.workload.Offload.NONE,
                Optional.empty());
        Listed operators = operators(model, mixed);
        Operator kernel = operators.get("decoder.attention.kernel");
        assertThat(kernel.flops()).isEqualTo(4.0 * 32 * 128 * (512 * 513 / 2 + 31 * 4097));
        assertThat(kernel.traffic().kvRead()).isEqualTo(2.0 * 2 * 8 * 128 * (512 + 31 * 4097));
        Gemm up = (Gemm) operators.get("decoder.ffn.gate_up");
        assertThat(up.m().value()).isEqualTo(543);
        assertThat(up.traffic().weight()).isEqualTo(2.0 * (2 * 4096 * 14336 + 4096));
        assertThat(((Gemm) operators.get("head.logits")).m().value()).isEqualTo(32);
    }

    private ModelSpec model(String id) {
        return catalogue.load(id).value();
    }

    private static Workload decode(long batch, long context) {
        return new Workload(
                new PassShape(Phase.DECODE, batch, 1, context),
                new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
    }

    private static Workload prefill(long tokens) {
        return new Workload(
                new PassShape(Phase.PREFILL, 1, tokens, 0),
                new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
    }

    private record Listed(Map<String, Operator> byId) {
        Operator get(String id) {
            return Objects.requireNonNull(byId.get(id), id);
        }
    }

    private static Listed operators(ModelSpec model, Workload workload) {
        Map<String, Operator> byId = new HashMap<>();
        for (Operator operator : OperatorList.of(model, workload)) {
            byId.put(operator.site().id(), operator);
        }
        return new Listed(byId);
    }
}
