package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.KvCache;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.AttentionKernel;
import dev.roofline.operator.Elementwise;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.operator.Traffic;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Bound;
import dev.roofline.placement.Placement;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand, with the arithmetic beside them. */
class HandComputedTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    @Test
    void aTokenOfLlama31At8BillionParametersIsFifteenGigaflopsOfProductsAndAttention() {
        double flops = 0;
        for (Operator operator :
                OperatorList.of(model("llama-3.1-8b"), decode(1, 0, TensorFormat.BF16, Fusion.FLASH))) {
            if (!(operator instanceof Elementwise)) {
                flops += operator.flops() * operator.site().count();
            }
        }
        // 2 x 7,504,658,432 matrix parameters, and 32 layers x 2 x 32 heads x 256 channels over its own key.
        assertThat(flops).isEqualTo(15_009_316_864.0 + 32 * 2 * 32 * 256);
        assertThat(flops / 1e9).isCloseTo(15.0098, within(0.00005));
    }

    @Test
    void keysAndValuesOfLlama31Take131072BytesAToken() {
        // 32 layers x 2 x 8 key/value heads x 128 channels x 2 bytes.
        assertThat(KvCache.bytesPerToken(model("llama-3.1-8b"), TensorFormat.BF16))
                .isEqualTo(131_072);
        // 21 of 42 layers see everything and 21 a window, all of them 2 x 8 x 256 x 2 bytes a token until it is full.
        assertThat(KvCache.bytesPerToken(model("gemma-2-9b"), TensorFormat.BF16))
                .isEqualTo(344_064);
    }

    @Test
    void eachRowOfAnInt8CacheHasAScale() {
        // 32 layers x 2 x 8 key/value heads, each of 128 channels of a byte and an fp16 scale.
        assertThat(KvCache.bytesPerToken(model("llama-3.1-8b"), TensorFormat.INT8))
                .isEqualTo(32 * 2 * 8 * (128 + 2));
        // 61 layers of a latent of 512 with a rotary key of 64.
        assertThat(KvCache.bytesPerToken(model("deepseek-v3"), TensorFormat.INT8))
                .isEqualTo(61 * (576 + 2));
        // 64 layers of a state of 80 x 64 x 128 and three taps of 5120 + 2 x 128 channels.
        assertThat(KvCache.stateBytes(model("mamba2-2.7b"), Optional.empty(), TensorFormat.INT8))
                .isEqualTo(64 * (655_360 + 2 + 16_128 + 2));
        // 32 layers x 2 x 20 heads of 64 channels, for each token of the encoder.
        assertThat(KvCache.crossBytesPerToken(model("whisper-large-v3"), TensorFormat.INT8))
                .isEqualTo(32 * 2 * 20 * (64 + 2));
    }

    @Test
    void scoresAndValuesOf70BillionParametersOver512KeysAre16777216FlopsALayer() {
        AttentionKernel kernel = only(
                OperatorList.of(model("llama-3.1-70b"), decode(1, 511, TensorFormat.BF16, Fusion.FLASH)),
                AttentionKernel.class);
        // 4 x 64 heads x 128 channels x 512 keys.
        assertThat(kernel.flops()).isEqualTo(16_777_216);
        // Read once a key/value head: 2 x 8 x 128 x 512 elements of 2 bytes.
        assertThat(kernel.traffic().kvRead()).isEqualTo(2_097_152);
    }

    @Test
    void aWindowBoundsWhatIsReadAndTheStepsRampIntoIt() {
        AttentionKernel full = only(
                OperatorList.of(model("mistral-7b-v0.1"), decode(1, 9_999, TensorFormat.BF16, Fusion.FLASH)),
                AttentionKernel.class);
        // 4096 keys of 2 x 8 heads x 128 channels x 2 bytes, though 10,000 tokens came before.
        assertThat(full.traffic().kvRead()).isEqualTo(4096.0 * 2 * 8 * 128 * 2);
        Workload prompt = new Workload(
                new PassShape(Phase.PREFILL, 1, 6000, 0),
                new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
        AttentionKernel prefill = only(OperatorList.of(model("mistral-7b-v0.1"), prompt), AttentionKernel.class);
        // The first 4096 tokens see 1 to 4096 keys, the other 1904 see 4096 each.
        double pairs = 4096.0 * 4097 / 2 + 1904.0 * 4096;
        assertThat(prefill.flops()).isEqualTo(4 * 32 * 128 * pairs);
        assertThat(prefill.traffic().kvRead()).isEqualTo(6000.0 * 2 * 8 * 128 * 2);
    }

    @Test
    void ridgePointsAreOfDensePeaks() {
        // 312e12 / 2.039e12 and 989.4e12 / 3.352e12; 590 would be the sparse mistake.
        assertThat(ridge("a100", NumberFormat.BF16)).isCloseTo(153.0, within(0.05));
        assertThat(ridge("h100", NumberFormat.BF16)).isCloseTo(295.2, within(0.05));
    }

    @Test
    void aSmallStepIsTimedAsThePenDoes() {
        Analysis analysis = Evaluator.analyse(
                model("gpt2"),
                decode(1, 512, TensorFormat.FP16, Fusion.FLASH),
                machines.load("a100").value());
        Placement up = placement(analysis, "decoder.ffn.up");
        // 12 layers x 2 x 768 x 3072 FLOPs; weights, bias, norm (2 x 768), input and output of two bytes each.
        double bytes = 12 * 2.0 * (768 * 3072 + 3072 + 2 * 768 + 768 + 3072);
        assertThat(up.flops()).isEqualTo(12 * 2.0 * 768 * 3072);
        assertThat(up.traffic().total()).isEqualTo(bytes);
        assertThat(up.seconds()).isCloseTo(bytes / 2.039e12, within(1e-15));
        assertThat(analysis.totals().bound()).isEqualTo(Optional.of(Bound.MEMORY));
        Placement down = placement(analysis, "decoder.ffn.down");
        // It adds to the residual stream: weights, bias, input, the stream read and written.
        assertThat(down.traffic().total()).isEqualTo(12 * 2.0 * (3072 * 768 + 768 + 3072 + 768 + 768));
    }

    @Test
    void scalesOfQuantisedWeightsAreCounted() {
        Precision int4 = Precision.of(
                TensorFormat.BF16, TensorFormat.parse("int4-g32"), Optional.empty(), Optional.of(TensorFormat.INT8));
        Workload step = new Workload(
                new PassShape(Phase.DECODE, 1, 1, 99),
                new Numerics(int4, Fusion.IDEAL),
                Counting.STANDARD,
                Logits.LAST);
        Traffic traffic = Traffic.ZERO;
        for (Operator operator : OperatorList.of(model("llama-3.1-8b"), step)) {
            traffic = traffic.plus(operator.traffic().times(operator.site().count()));
        }
        // Layers' matrices at 4 + 16/32 bits; norms, head and one embedding row at 16.
        double matrices = 32.0 * (4096.0 * (4096 + 2 * 1024) + 4096.0 * 4096 + 3 * 4096.0 * 14336);
        double rest = 65 * 4096 + 128256.0 * 4096 + 4096;
        assertThat(traffic.weight()).isEqualTo(matrices * 4.5 / 8 + rest * 2);
        // 100 keys and values of 8 heads: 128 bytes and a scale of 2; one of each written.
        assertThat(traffic.kv()).isEqualTo(32.0 * 101 * 2 * 8 * (128 + 2));
    }

    @Test
    void widerFormatsStandInWhereAMachineHasNoUnits() {
        Analysis cpu = Evaluator.analyse(
                model("gpt2"),
                decode(1, 5, TensorFormat.FP16, Fusion.NONE),
                machines.load("gold-6242").value());
        assertThat(placement(cpu, "decoder.ffn.up").ceiling().format()).isEqualTo(NumberFormat.FP32);
        assertThat(placement(cpu, "decoder.ffn.up").ceiling().engine()).isEqualTo(Engine.VECTOR);
        Analysis tpu = Evaluator.analyse(
                model("gpt2"),
                decode(1, 5, TensorFormat.FP16, Fusion.NONE),
                machines.load("tpu-v5e").value());
        assertThat(placement(tpu, "decoder.ffn.up").ceiling().format()).isEqualTo(NumberFormat.BF16);
        Analysis fp8 = Evaluator.analyse(
                model("gpt2"),
                decode(1, 5, TensorFormat.FP8, Fusion.NONE),
                machines.load("a100").value());
        assertThat(placement(fp8, "decoder.ffn.up").ceiling().format()).isEqualTo(NumberFormat.FP16);
    }

    private ModelSpec model(String name) {
        return models.load(name).value();
    }

    private double ridge(String machine, NumberFormat format) {
        HardwareProfile profile = machines.load(machine).value();
        return profile.peak(Engine.MATRIX, format).orElseThrow().peak().over(profile.mainBandwidth());
    }

    private static Workload decode(long batch, long context, TensorFormat format, Fusion fusion) {
        return new Workload(
                new PassShape(Phase.DECODE, batch, 1, context),
                new Numerics(Precision.uniform(format), fusion),
                Counting.STANDARD,
                Logits.LAST);
    }

    private static Placement placement(Analysis analysis, String id) {
        return analysis.placements().stream()
                .filter(each -> each.site().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T only(List<Operator> operators, Class<T> kind) {
        List<T> found =
                operators.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
