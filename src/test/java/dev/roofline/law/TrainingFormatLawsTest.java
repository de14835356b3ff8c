package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.operator.Access;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.training.TrainingMemory;
import dev.roofline.training.TrainingStep;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.Setting;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of training in narrow formats. */
class TrainingFormatLawsTest {
    /** Each holds less than the one before. */
    private static final List<String> NARROWING =
            List.of("fp32", "bf16", "mxfp8", "fp8-block", "fp8", "mxfp6", "nvfp4", "mxfp4");

    /** Generated models whose passes are timed on each machine. */
    private static final long PASSES = 60;

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final HardwareProfile b200 = machine("b200");

    private static HardwareProfile machine(String name) {
        return Catalogue.hardware(List.of()).load(name).value();
    }

    /** Generated models keep less for the way back, the narrower their activations are, and no row of int8 three bytes an element. */
    @Test
    void narrowerActivationsKeepLess() {
        for (long seed = 0; seed < Generated.SEEDS; seed++) {
            ModelSpec model = new Generated(seed).anyDecoder();
            for (Fusion fusion : List.of(Fusion.NONE, Fusion.FLASH)) {
                double before = Double.POSITIVE_INFINITY;
                for (String format : NARROWING) {
                    double kept = kept(model, format, fusion);
                    assertThat(kept).as("seed %d %s %s", seed, fusion, format).isLessThanOrEqualTo(before);
                    before = kept;
                }
                assertThat(kept(model, "int8", fusion))
                        .as("seed %d %s int8", seed, fusion)
                        .isBetween(kept(model, "fp8", fusion), kept(model, "bf16", fusion) * (1 + 1e-12));
            }
        }
    }

    /** What is kept in a format of groups is as much as its bits say, of what is kept in it at all. */
    @Test
    void keptBytesFollowTheBitsOfAnElement() {
        for (long seed = 0; seed < Generated.SEEDS; seed++) {
            ModelSpec model = new Generated(seed).anyDecoder();
            double wide = kept(model, "bf16", Fusion.FLASH);
            double narrow = kept(model, "fp8", Fusion.FLASH);
            double elements = (wide - narrow) / (16 - 8);
            assertThat(kept(model, "mxfp8", Fusion.FLASH))
                    .as("seed %d", seed)
                    .isCloseTo(narrow + 0.25 * elements, within(wide * 1e-12));
            assertThat(kept(model, "nvfp4", Fusion.FLASH))
                    .as("seed %d", seed)
                    .isCloseTo(narrow - 3.5 * elements, within(wide * 1e-12));
        }
    }

    /** What is written along columns is what is kept: no more of it than is kept at all, in any layer of any kind. */
    @Test
    void whatIsWrittenAlongColumnsIsKept() {
        int written = 0;
        for (long seed = 0; seed < Generated.SEEDS; seed++) {
            ModelSpec model = new Generated(seed).anyDecoder();
            for (Fusion fusion : List.of(Fusion.NONE, Fusion.FLASH)) {
                WorkloadOptions options = options("mxfp8").with(Field.FUSION, fusion);
                List<Workload> phases = plan(model, options);
                double along = alongColumns(model, phases.get(0));
                double kept = TrainingMemory.of(model, phases.get(0), MemoryBudget.of(b200, MemoryShare.ALL))
                        .activations();
                assertThat(along).as("seed %d %s", seed, fusion).isLessThanOrEqualTo(kept);
                written += along > 0 ? 1 : 0;
            }
        }
        assertThat(written).isGreaterThan(Generated.SEEDS);
    }

    /**
     * Neither pass is slower in a narrower format, and a step uses no more than the peaks. The optimizer may be: two layouts
     * of mxfp8 are 16.5 bits that it writes, for 16 of bf16.
     */
    @ParameterizedTest
    @ValueSource(strings = {"b200", "mi355x", "h100", "a100", "tpu-v5p"})
    void narrowerFormatsAreNoSlower(String hardware) {
        HardwareProfile machine = machine(hardware);
        for (long seed = 0; seed < PASSES; seed++) {
            ModelSpec model = new Generated(seed).anyDecoder();
            for (Fusion fusion : Fusion.values()) {
                double[] before = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
                for (String format : List.of("bf16", "mxfp8", "nvfp4")) {
                    List<Workload> phases = plan(model, options(format).with(Field.FUSION, fusion));
                    for (int pass = 0; pass < 2; pass++) {
                        double seconds = Evaluator.analyse(model, phases.get(pass), machine)
                                .seconds();
                        assertThat(seconds)
                                .as("seed %d %s %s pass %d", seed, fusion, format, pass)
                                .isLessThanOrEqualTo(before[pass] * (1 + 1e-12));
                        before[pass] = seconds;
                    }
                    TrainingStep step = TrainingStep.of(model, phases, machine);
                    assertThat(step.modelFlopsUtilization().orElseThrow()).isBetween(0.0, 1.0);
                    assertThat(step.hardwareFlopsUtilization().orElseThrow()).isBetween(0.0, 1 + 1e-12);
                }
            }
        }
    }

    /** Every product of a step, forward and backward, multiplies in the format that its operands have. */
    @ParameterizedTest
    @CsvSource({
        "mxfp8, mxfp8, , FP8", "fp8-block, fp8-g128, , FP8", "nvfp4, nvfp4, , FP4", "int8, int8, , INT8",
                "nvfp4, bf16, , BF16",
        "bf16, bf16, fp4, FP4", "bf16, mxfp8, , FP8", "int8, bf16, , BF16", "bf16, bf16, int8, INT8",
                "mxfp6, mxfp6, , FP6"
    })
    void productsMultiplyInTheFormatOfTheirOperands(
            String weights, String activations, String compute, NumberFormat expected) {
        ModelSpec model = models.load("qwen3-30b-a3b").value();
        WorkloadOptions options = options(weights).with(Field.ACTIVATIONS, format(activations));
        if (compute != null) {
            options = options.with(Field.COMPUTE, NumberFormat.ofLabel(compute));
        }
        for (Workload phase : plan(model, options).subList(0, 2)) {
            for (Operator operator : OperatorList.of(model, phase)) {
                if (operator.isProduct()) {
                    assertThat(operator.arithmetic()).as(operator.site().id()).isEqualTo(expected);
                }
            }
        }
    }

    /**
     * Matrices of the layers, 32 x 218,103,808, stand along rows and along columns where their scales have a direction and
     * products multiply them as they are; the other 1,050,939,392 parameters stand once.
     */
    @ParameterizedTest
    @CsvSource({
        "mxfp8, mxfp8, 2",
        "nvfp4, nvfp4, 2",
        "fp8-g128, fp8-g128, 2",
        "fp8, fp8, 1",
        "fp8-block, fp8-block, 1",
        "mxfp8, bf16, 1",
        "nvfp4, bf16, 1",
        "nvfp4, mxfp8, 2",
        "bf16, mxfp8, 1"
    })
    void matricesStandInBothLayoutsWhereScalesHaveADirection(String weights, String activations, int layouts) {
        ModelSpec model = models.load("llama-3.1-8b").value();
        double matrices = 32 * 218_103_808.0;
        double others = ParameterCount.of(model).total() - matrices;
        assertThat(others).isEqualTo(1_050_939_392.0);
        WorkloadOptions options = options(weights).with(Field.ACTIVATIONS, format(activations));
        DeviceMemory device =
                TrainingMemory.of(model, plan(model, options).get(0), MemoryBudget.of(b200, MemoryShare.ALL));
        TensorFormat rest = format(weights).isQuantised() ? format(activations) : format(weights);
        double expected =
                layouts * format(weights).bitsPerElement() / 8 * matrices + rest.bitsPerElement() / 8 * others;
        assertThat(device.weights()).isCloseTo(expected, within(1.0));
        assertThat(device.optimizer())
                .as("moments and a master copy in fp32")
                .isCloseTo(12 * (matrices + others), within(1.0));
        assertThat(device.gradients()).as("gradients are wide").isCloseTo(2 * (matrices + others), within(1.0));
    }

    /** An input is written along rows and columns once, and an output's gradient too; norms are made again from the stream. */
    @Test
    void operandsOfTheWayBackAreWrittenAlongColumns() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        double token = 8.25 / 8;
        List<Workload> phases = plan(model, options("mxfp8").with(Field.ACTIVATIONS, format("mxfp8")));
        // The output of attention and the gated channels, 4096 and 14336.
        assertThat(alongColumns(model, phases.get(0))).isCloseTo(32 * 2.0 * 128 * token * (4096 + 14336), within(1.0));
        // Of queries, keys and values 6144, the output 4096, gate and up 28672, down 4096, and the head once.
        assertThat(alongColumns(model, phases.get(1)))
                .isCloseTo(2 * 128 * token * (32 * (6144 + 4096 + 28672 + 4096) + 128256.0), within(1.0));
        for (String format : List.of("bf16", "fp8", "fp8-block")) {
            for (Workload phase : plan(model, options(format).with(Field.ACTIVATIONS, format(format)))) {
                assertThat(alongColumns(model, phase)).as(format).isZero();
            }
        }
        // Unfused, queries, keys and values share one input, and so do gate and up.
        List<Workload> unfused = plan(
                model, options("mxfp8").with(Field.ACTIVATIONS, format("mxfp8")).with(Field.FUSION, Fusion.NONE));
        assertThat(alongColumns(model, unfused.get(0)))
                .isCloseTo(2 * 128 * token * (32 * (4096 + 4096 + 4096 + 14336.0) + 4096), within(1.0));
    }

    /** Passes gather one layout each; once a step both go out, or 16 bits that both are made from. */
    @ParameterizedTest
    @CsvSource({"mxfp8, 8.25, 16", "nvfp4, 4.5, 9", "fp8, 8, 8", "bf16, 16, 16", "fp8-block, 8.001953125, 8.001953125"})
    void replicasGatherOneLayoutAPass(String weights, double eachPass, double once) {
        ModelSpec model = models.load("llama-3.1-8b").value();
        double matrices = 32 * 218_103_808.0;
        double others = ParameterCount.of(model).total() - matrices;
        double rest = format(weights).bitsPerElement();
        WorkloadOptions options = options(weights)
                .with(Field.ACTIVATIONS, format(weights))
                .with(Field.DATA, 4)
                .with(Field.BATCH, 4);
        List<Workload> divided = plan(model, with(options, Sharding.PARAMETERS));
        for (Workload phase : divided.subList(0, 2)) {
            assertThat(gathered(model, phase)).isCloseTo((matrices * eachPass + others * rest) / 8, within(1.0));
        }
        List<Workload> states = plan(model, with(options, Sharding.OPTIMIZER));
        assertThat(gathered(model, states.get(2))).isCloseTo((matrices * once + others * rest) / 8, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int4", "int4-g32", "int4-zp", "int8-zp-g128"})
    void finishedFormatsAreRefused(String format) {
        ModelSpec model = models.load("gpt").value();
        assertThatThrownBy(() -> plan(model, options(format)))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "weights " + format);
    }

    private static double alongColumns(ModelSpec model, Workload phase) {
        double bytes = 0;
        for (Operator operator : OperatorList.of(model, phase)) {
            for (Access access : operator.accesses()) {
                bytes += access.tensor().endsWith("along columns")
                        ? operator.site().count() * access.bytes()
                        : 0;
            }
        }
        return bytes;
    }

    private static double gathered(ModelSpec model, Workload phase) {
        double bytes = 0;
        for (Operator operator : OperatorList.of(model, phase)) {
            bytes += operator instanceof Collective gather && gather.kind() == Collective.Kind.ALL_GATHER
                    ? gather.site().count() * gather.buffer()
                    : 0;
        }
        return bytes;
    }

    private double kept(ModelSpec model, String format, Fusion fusion) {
        WorkloadOptions options = WorkloadOptions.NONE
                .with(Field.PHASE, PhaseChoice.TRAIN)
                .with(Field.FORMAT, format("bf16"))
                .with(Field.ACTIVATIONS, format(format))
                .with(Field.BATCH, 2)
                .with(Field.PROMPT, 96)
                .with(Field.FUSION, fusion);
        return TrainingMemory.of(model, plan(model, options).get(0), MemoryBudget.of(b200, MemoryShare.ALL))
                .activations();
    }

    private static List<Workload> plan(ModelSpec model, WorkloadOptions options) {
        return WorkloadPlan.of(model, options).workloads();
    }

    private static WorkloadOptions options(String weights) {
        return WorkloadOptions.NONE
                .with(Field.PHASE, PhaseChoice.TRAIN)
                .with(Field.WEIGHTS, format(weights))
                .with(Field.ACTIVATIONS, format(weights))
                .with(Field.BATCH, 2)
                .with(Field.PROMPT, 128);
    }

    private static WorkloadOptions with(WorkloadOptions options, Sharding sharding) {
        return options.with(Field.MICRO_BATCH, 1).with(Field.SHARDING, sharding);
    }

    private static TensorFormat format(String label) {
        return TensorFormat.parse(label).orElseThrow();
    }
}
