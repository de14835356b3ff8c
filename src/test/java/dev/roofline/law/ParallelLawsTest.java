package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Deployment;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Access;
import dev.roofline.operator.AttentionKernel;
import dev.roofline.operator.AttentionProduct;
import dev.roofline.operator.Collective;
import dev.roofline.operator.DeviceCoordinates;
import dev.roofline.operator.Gemm;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.operator.StateScan;
import dev.roofline.placement.Totals;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Conventions;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Request;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold however a model is spread over devices. */
class ParallelLawsTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    @Test
    void oneDeviceCountsAsNoParallelismDoes() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.decoder();
            Workload prefill = Generated.prefill(3, 40, 7, generated.fusion(), Logits.ALL);
            Parallelism overlapped = new Parallelism(1, 1, 1, 1, 1, 0.5);
            assertThat(OperatorList.of(model, prefill.withParallelism(overlapped)))
                    .as("seed %d", seed)
                    .isEqualTo(OperatorList.of(model, prefill));
        }
    }

    /** Heads, channels, experts, sequences and tokens are divided; nobody works twice but on what is said to be whole. */
    @ParameterizedTest
    @CsvSource({
        "llama-3.1-8b, 8, 1, 1, 1",
        "llama-3.1-8b, 32, 1, 1, 1",
        "llama-3.1-8b, 5, 1, 1, 1",
        "gpt, 8, 1, 1, 1",
        "gpt, 5, 1, 1, 1",
        "gpt, 2, 1, 3, 2",
        "llama-3.1-70b, 8, 1, 2, 4",
        "falcon-40b, 8, 1, 1, 1",
        "gemma-2-9b, 4, 1, 2, 1",
        "mixtral-8x7b, 4, 1, 1, 1",
        "mixtral-8x7b, 1, 8, 8, 1",
        "mixtral-8x7b, 8, 8, 1, 1",
        "mixtral-8x7b, 2, 4, 4, 1",
        "mixtral-8x7b, 2, 8, 4, 1",
        "mixtral-8x7b, 1, 5, 5, 1",
        "deepseek-v3, 8, 1, 1, 1",
        "deepseek-v3, 1, 16, 16, 1",
        "deepseek-v3, 4, 16, 8, 1",
        "mamba-codestral-7b, 8, 1, 1, 1",
        "jamba-v0.1, 4, 4, 2, 1",
        "qwen3-next-80b-a3b, 4, 4, 4, 1",
        "t5-large, 8, 1, 1, 1"
    })
    void productsAndAttentionOfAllDevicesAreThoseOfTheWhole(String name, int tp, int ep, int dp, int cp) {
        ModelSpec model = models.load(name).value();
        Parallelism parallelism = new Parallelism(tp, 1, ep, dp, cp, 0);
        for (Fusion fusion : List.of(Fusion.NONE, Fusion.FLASH)) {
            Workload whole = workload(Phase.PREFILL, 24, 48, 96, fusion);
            double devices = 0;
            for (DeviceCoordinates rank : DeviceCoordinates.all(parallelism)) {
                devices += divided(OperatorList.of(model, whole.withParallelism(parallelism), rank));
            }
            double one = divided(OperatorList.of(model, whole));
            assertThat(devices).as("%s %s", name, fusion).isCloseTo(one, within(one * 1e-9));
        }
    }

    /** Replicas without sequences still work for the tokens of others: on the experts that they hold, and on nothing else. */
    @ParameterizedTest
    @CsvSource({
        "mixtral-8x7b, 1, 8, 8, 1, 3", "mixtral-8x7b, 1, 4, 8, 1, 3", "mixtral-8x7b, 2, 2, 8, 1, 5",
        "mixtral-8x7b, 2, 1, 8, 1, 1", "mixtral-8x7b, 1, 4, 4, 2, 3", "llama-3.1-8b, 2, 1, 8, 1, 3",
        "deepseek-v3, 1, 16, 16, 1, 1", "deepseek-v3, 4, 8, 16, 1, 9", "qwen3-next-80b-a3b, 2, 8, 16, 1, 11"
    })
    void fewerSequencesThanReplicasAreWorkedOnOnce(String name, int tp, int ep, int dp, int cp, int batch) {
        ModelSpec model = models.load(name).value();
        Parallelism parallelism = new Parallelism(tp, 1, ep, dp, cp, 0);
        for (Fusion fusion : Fusion.values()) {
            Workload whole = workload(Phase.PREFILL, batch, 48, 96, fusion);
            double devices = 0;
            double first = flops(model, whole.withParallelism(parallelism), DeviceCoordinates.FIRST);
            for (DeviceCoordinates rank : DeviceCoordinates.all(parallelism)) {
                List<Operator> own = OperatorList.of(model, whole.withParallelism(parallelism), rank);
                devices += divided(own);
                assertThat(flops(model, whole.withParallelism(parallelism), rank))
                        .isLessThanOrEqualTo(first);
                if (rank.data() >= batch) {
                    assertThat(own).allMatch(operator -> operator.site().id().contains(".experts."));
                    // Nothing at all where none of those that divide experts with it has a sequence.
                    long holders = parallelism.expertHolders();
                    long group = (rank.data() * cp + rank.context()) / holders * holders / cp;
                    assertThat(own.isEmpty()).isEqualTo(holders == 1 || group >= batch);
                }
            }
            double one = divided(OperatorList.of(model, whole));
            assertThat(devices).as("%s %s", name, fusion).isCloseTo(one, within(one * 1e-9));
        }
    }

    /** FLOPs of what is divided: the head's padding rows aside, and what every tensor rank does whole. */
    private static double divided(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            String id = operator.site().id();
            boolean whole = id.endsWith("router")
                    || id.endsWith("q_down")
                    || id.endsWith("kv_down")
                    || id.startsWith("head.")
                    || id.endsWith("cross.kv")
                    || id.endsWith("position_keys");
            boolean repeatedKeys = id.endsWith(".qkv")
                    || id.endsWith(".k")
                    || id.endsWith(".v")
                    || id.endsWith("ssm.input")
                    || id.endsWith("linear.input");
            boolean product = operator instanceof Gemm
                    || operator instanceof AttentionKernel
                    || operator instanceof AttentionProduct
                    || operator instanceof StateScan;
            if (product && !whole && !repeatedKeys) {
                sum += operator.site().count() * operator.flops();
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"llama-3.1-8b, 8", "llama-3.1-8b, 4", "gemma-2-9b, 8", "mixtral-8x7b, 8", "gpt, 4", "llama-3.1-8b, 3"})
    void weightsAndCacheOfTensorRanksAreThoseOfTheModel(String name, int tp) {
        ModelSpec model = models.load(name).value();
        Workload whole = workload(Phase.DECODE, 8, 1, 300, Fusion.FLASH);
        Parallelism parallelism = new Parallelism(tp, 1, 1, 1, 1, 0);
        double matrices = 0;
        double cache = 0;
        for (DeviceCoordinates rank : DeviceCoordinates.all(parallelism)) {
            List<Operator> operators = OperatorList.of(model, whole.withParallelism(parallelism), rank);
            matrices += sum(operators, ParallelLawsTest::matrixBytes);
            cache += sum(operators, operator -> operator.traffic().kv());
        }
        List<Operator> one = OperatorList.of(model, whole);
        assertThat(matrices).isCloseTo(sum(one, ParallelLawsTest::matrixBytes), within(1.0));
        assertThat(cache).isCloseTo(sum(one, operator -> operator.traffic().kv()), within(1.0));
    }

    /** Matrices of the layers: norms, biases and routers are whole on every rank, the vocabulary is padded. */
    private static double matrixBytes(Operator operator) {
        boolean layers = operator instanceof Gemm
                && operator.site().layers().isPresent()
                && !operator.site().id().endsWith("router");
        double bytes = 0;
        for (Access access : layers ? operator.accesses() : List.<Access>of()) {
            bytes += access.tensor().startsWith("weights") && access.kind() == Access.Kind.WEIGHT ? access.bytes() : 0;
        }
        return bytes;
    }

    @Test
    void replicasShareTheBatchToTheLastByteOfTheirCaches() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        Workload whole = workload(Phase.DECODE, 10, 1, 300, Fusion.FLASH);
        Parallelism parallelism = new Parallelism(1, 1, 1, 4, 1, 0);
        double cache = 0;
        double activations = 0;
        for (DeviceCoordinates rank : DeviceCoordinates.all(parallelism)) {
            List<Operator> operators = OperatorList.of(model, whole.withParallelism(parallelism), rank);
            cache += sum(operators, operator -> operator.traffic().kv());
            activations += sum(operators, operator -> operator.traffic().activation());
        }
        List<Operator> one = OperatorList.of(model, whole);
        assertThat(cache).isEqualTo(sum(one, operator -> operator.traffic().kv()));
        assertThat(activations)
                .isEqualTo(sum(one, operator -> operator.traffic().activation()));
    }

    @Test
    void theFirstDeviceHasNoLessToDoThanAnyOther() {
        ModelSpec model = models.load("mixtral-8x7b").value();
        Workload whole = workload(Phase.PREFILL, 7, 50, 10, Fusion.FLASH);
        for (Parallelism parallelism : List.of(
                new Parallelism(3, 1, 1, 1, 1, 0),
                new Parallelism(12, 1, 1, 1, 1, 0),
                new Parallelism(1, 1, 3, 3, 1, 0),
                new Parallelism(2, 1, 1, 2, 3, 0))) {
            double first = flops(model, whole.withParallelism(parallelism), DeviceCoordinates.FIRST);
            for (DeviceCoordinates rank : DeviceCoordinates.all(parallelism)) {
                assertThat(flops(model, whole.withParallelism(parallelism), rank))
                        .isLessThanOrEqualTo(first);
            }
        }
    }

    @Test
    void doublingALinksBandwidthNeverSlowsAndOverlapNeverSlows() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        for (Parallelism parallelism : List.of(
                new Parallelism(8, 1, 1, 1, 1, 0),
                new Parallelism(16, 2, 1, 1, 1, 0),
                new Parallelism(2, 1, 1, 2, 8, 0))) {
            for (Phase phase : List.of(Phase.PREFILL, Phase.DECODE)) {
                Workload workload = workload(phase, 16, phase == Phase.DECODE ? 1 : 512, 512, Fusion.FLASH)
                        .withParallelism(parallelism);
                HardwareProfile base = machines.load("h100").value();
                double seconds = seconds(model, workload, base);
                for (Interconnect.Kind kind : List.of(Interconnect.Kind.SCALE_UP, Interconnect.Kind.SCALE_OUT)) {
                    assertThat(seconds(model, workload, faster(base, kind))).isLessThanOrEqualTo(seconds);
                }
                Parallelism half = new Parallelism(
                        parallelism.tensor(),
                        parallelism.pipeline(),
                        1,
                        parallelism.data(),
                        parallelism.context(),
                        0.5);
                Parallelism all = new Parallelism(
                        parallelism.tensor(), parallelism.pipeline(), 1, parallelism.data(), parallelism.context(), 1);
                double halved = seconds(model, workload.withParallelism(half), base);
                assertThat(halved).isLessThan(seconds);
                assertThat(seconds(model, workload.withParallelism(all), base)).isLessThanOrEqualTo(halved);
            }
        }
    }

    @Test
    void aDeploymentsBytesAreTheSumOverItsDevices() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        Parallelism even = new Parallelism(8, 2, 1, 2, 1, 0);
        Workload workload = workload(Phase.DECODE, 16, 1, 300, Fusion.FLASH).withParallelism(even);
        Totals one = Evaluator.analyse(model, workload, machines.load("h100").value())
                .totals();
        Deployment all =
                Deployment.of(model, workload, machines.load("h100").value()).orElseThrow();
        // Every device of a stage has as much to do: a row of each stage, times 16 devices of a stage.
        assertThat(all.bytes()).isCloseTo(16 * one.traffic().total(), within(1.0));
        assertThat(all.flops()).isCloseTo(16 * one.flops(), within(1.0));
        assertThat(all.networkBytes()).isCloseTo(16 * one.networkBytes(), within(1.0));
        // Uneven ones have less: 10 sequences on 4 replicas are 3, 3, 2 and 2.
        Workload uneven =
                workload(Phase.DECODE, 10, 1, 300, Fusion.FLASH).withParallelism(new Parallelism(1, 1, 1, 4, 1, 0));
        Deployment replicas =
                Deployment.of(model, uneven, machines.load("h100").value()).orElseThrow();
        double weights = sum(
                OperatorList.of(model, uneven), operator -> operator.traffic().weight());
        double whole = sum(
                OperatorList.of(model, uneven.withParallelism(Parallelism.NONE)),
                operator -> operator.traffic().total() - operator.traffic().weight());
        double rows = 2.0 * 4096 * (12 - 10);
        assertThat(replicas.bytes()).isCloseTo(4 * weights + whole - rows, within(1.0));
    }

    @Test
    void stagesTogetherWorkAsOneDeviceDoesAndAddOnlyWhatTheySend() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        Workload workload = workload(Phase.PREFILL, 2, 100, 0, Fusion.FLASH);
        HardwareProfile h100 = machines.load("h100").value();
        double one = seconds(model, workload, h100);
        // Three boundaries, 200 tokens of 4096 channels of 2 bytes over 450 GB/s, and a step of 0.47 us each.
        double sends = 3 * (200 * 4096 * 2 / 450e9 + 0.47e-6);
        assertThat(seconds(model, workload.withParallelism(new Parallelism(1, 4, 1, 1, 1, 0)), h100))
                .isCloseTo(one + sends, within(1e-12));
    }

    @Test
    void aTowerStandsOnTheFirstStageAndSendsNothingToAnother() {
        ModelSpec model = models.load("clip-vit-b-32").value();
        Workload text =
                workload(Phase.ENCODE, 1, 77, 0, Fusion.FLASH).withParallelism(new Parallelism(1, 2, 1, 1, 1, 0));
        Workload image = new Workload(
                new PassShape(Phase.ENCODE, List.of(new Request(1, 50, 0)), 1, 0, 0),
                new Numerics(text.precision(), Fusion.FLASH),
                new Conventions(Counting.STANDARD, Routing.UNIFORM, LatentForm.NAIVE, Logits.ALL),
                text.parallelism(),
                Offload.NONE,
                Optional.empty());
        assertThat(OperatorList.of(model, text)).anyMatch(Collective.class::isInstance);
        assertThat(OperatorList.of(model, image)).noneMatch(Collective.class::isInstance);
    }

    private static double flops(ModelSpec model, Workload workload, DeviceCoordinates rank) {
        return sum(OperatorList.of(model, workload, rank), Operator::flops);
    }

    private static double sum(List<Operator> operators, ToDoubleFunction<Operator> part) {
        double sum = 0;
        for (Operator operator : operators) {
            sum += operator instanceof Collective ? 0 : operator.site().count() * part.applyAsDouble(operator);
        }
        return sum;
    }

    private static double seconds(ModelSpec model, Workload workload, HardwareProfile machine) {
        Totals totals = Evaluator.analyse(model, workload, machine).totals();
        return totals.seconds();
    }

    private static HardwareProfile faster(HardwareProfile machine, Interconnect.Kind kind) {
        List<Interconnect> links = new ArrayList<>();
        for (Interconnect link : machine.links()) {
            double factor = link.kind() == kind ? 2 : 1;
            links.add(link.withBandwidth(new Bandwidth(link.bandwidth().bytesPerSecond() * factor)));
        }
        return machine.withLinks(links);
    }

    private static Workload workload(Phase phase, long batch, long tokens, long context, Fusion fusion) {
        return new Workload(
                        new PassShape(phase, batch, tokens, context).withEncoderTokens(phase == Phase.ENCODE ? 0 : 64),
                        new Numerics(Precision.uniform(TensorFormat.BF16), fusion),
                        Counting.STANDARD,
                        Logits.ALL)
                .withLatentForm(phase == Phase.DECODE ? LatentForm.ABSORBED : LatentForm.NAIVE);
    }
}
