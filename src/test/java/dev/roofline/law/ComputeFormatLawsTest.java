package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.operator.Access;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Elementwise;
import dev.roofline.operator.Group;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.operator.StateScan;
import dev.roofline.operator.Traffic;
import dev.roofline.placement.CeilingChoice;
import dev.roofline.placement.UnsupportedFormatException;
import dev.roofline.training.TrainingMemory;
import dev.roofline.training.TrainingStep;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.Setting;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of formats that weights are stored in, and of those that they are multiplied in. */
class ComputeFormatLawsTest {
    private static final int SEEDS = 40;
    private static final long REPLICAS = 4;

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> catalogue = Catalogue.hardware(List.of());
    private final List<HardwareProfile> machines = machines();

    @ParameterizedTest
    @CsvSource({"bf16, bf16, bf16", "fp32, bf16, bf16", "int4, fp16, fp16", "fp8, bf16, bf16", "bf16, fp8, fp8"})
    void askingForTheFormatOfItselfChangesNothing(String weights, String activations, String product) {
        NumberFormat asked = NumberFormat.ofLabel(product).orElseThrow();
        for (int seed = 0; seed < SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            WorkloadOptions options = formats(weights, activations)
                    .with(Field.FUSION, generated.fusion())
                    .with(Field.PROMPT, 33);
            for (Workload plain : WorkloadPlan.of(model, options).workloads()) {
                Workload same = WorkloadPlan.of(model, options.with(Field.COMPUTE, asked)).workloads().stream()
                        .filter(each -> each.phase() == plain.phase())
                        .findFirst()
                        .orElseThrow();
                for (LatentForm form : List.of(LatentForm.NAIVE, LatentForm.ABSORBED)) {
                    assertThat(OperatorList.of(model, same.withLatentForm(form)))
                            .as("seed %d", seed)
                            .isEqualTo(OperatorList.of(model, plain.withLatentForm(form)));
                }
            }
        }
    }

    @Test
    void aNarrowerFormatWithAHigherPeakNeverSlows() {
        for (HardwareProfile machine : machines) {
            for (ComputeCeiling wide : machine.ceilings()) {
                for (ComputeCeiling narrow : machine.ceilings()) {
                    boolean faster = wide.engine() == Engine.MATRIX
                            && narrow.engine() == Engine.MATRIX
                            && narrow.format().bits() < wide.format().bits()
                            && narrow.peak().perSecond() >= wide.peak().perSecond();
                    for (int seed = 0; faster && seed < 5; seed++) {
                        Generated generated = new Generated(seed);
                        ModelSpec model = generated.anyDecoder();
                        for (PhaseChoice phase : List.of(PhaseChoice.PREFILL, PhaseChoice.DECODE, PhaseChoice.TRAIN)) {
                            WorkloadOptions options = formats("bf16", "bf16")
                                    .with(Field.PHASE, phase)
                                    .with(Field.PROMPT, 65);
                            double slow = seconds(model, options.with(Field.COMPUTE, wide.format()), machine);
                            assertThat(seconds(model, options.with(Field.COMPUTE, narrow.format()), machine))
                                    .as(
                                            "%s %s after %s, seed %d, %s",
                                            machine.id(), narrow.label(), wide.label(), seed, phase)
                                    .isLessThanOrEqualTo(slow);
                        }
                    }
                }
            }
        }
    }

    @Test
    void bytesDoNotHangOnTheFormatOfProductsWithoutACopy() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            for (PhaseChoice phase : List.of(PhaseChoice.PREFILL, PhaseChoice.DECODE, PhaseChoice.TRAIN)) {
                WorkloadOptions options = formats("fp32", "bf16")
                        .with(Field.FUSION, generated.fusion())
                        .with(Field.PHASE, phase)
                        .with(Field.PROMPT, 33);
                List<Traffic> plain = traffic(model, options);
                for (NumberFormat format : NumberFormat.values()) {
                    assertThat(traffic(model, options.with(Field.COMPUTE, format)))
                            .as("seed %d %s", seed, format)
                            .isEqualTo(plain);
                }
            }
        }
    }

    /** Element-wise work, recurrences on the vector units included, stays in the activations' format; all else is multiplied. */
    @Test
    void whatIsAskedForIsTheFormatOfEveryProductAndOfNothingElse() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            for (PhaseChoice phase : List.of(PhaseChoice.PREFILL, PhaseChoice.DECODE, PhaseChoice.TRAIN)) {
                WorkloadOptions options =
                        formats("fp32", "bf16").with(Field.PHASE, phase).with(Field.PROMPT, 33);
                for (Operator operator : operators(model, options.with(Field.COMPUTE, NumberFormat.FP8))) {
                    boolean recurrence = operator instanceof StateScan && operator.engine() == Engine.VECTOR;
                    if (operator.isProduct() && !recurrence) {
                        assertThat(operator.arithmetic())
                                .as(operator.site().id())
                                .isEqualTo(NumberFormat.FP8);
                    } else if (operator.site().group() != Group.OPTIMIZER) {
                        assertThat(operator.arithmetic())
                                .as(operator.site().id())
                                .isEqualTo(NumberFormat.BF16);
                    }
                }
            }
        }
    }

    @Test
    void wideWeightsUnderNarrowActivationsAreNeverSlowerThanAllWide() {
        int tried = 0;
        for (HardwareProfile machine : machines) {
            for (int seed = 0; multiplies(machine, NumberFormat.FP32) && seed < 5; seed++) {
                Generated generated = new Generated(seed);
                ModelSpec model = generated.anyDecoder();
                for (PhaseChoice phase : List.of(PhaseChoice.PREFILL, PhaseChoice.DECODE, PhaseChoice.TRAIN)) {
                    WorkloadOptions mixed = formats("fp32", "bf16")
                            .with(Field.PHASE, phase)
                            .with(Field.PROMPT, 65)
                            .with(Field.FUSION, generated.fusion());
                    double wide = seconds(model, mixed.with(Field.ACTIVATIONS, TensorFormat.FP32), machine);
                    assertThat(seconds(model, mixed, machine))
                            .as("%s seed %d %s", machine.id(), seed, phase)
                            .isLessThanOrEqualTo(wide);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(500);
    }

    @ParameterizedTest
    @EnumSource(Sharding.class)
    void aStepsCopyAddsItsBytesToMemoryAndToWhatTheOptimizerWrites(Sharding sharding) {
        for (String name : List.of("gpt", "llama-3.1-8b", "bert", "mixtral-8x7b", "t5-large")) {
            ModelSpec model = models.load(name).value();
            WorkloadOptions plain = trained(sharding, "fp32", "bf16");
            WorkloadOptions copied = plain.with(Field.WEIGHT_COPY, true);
            ParameterCount count = ParameterCount.of(model);
            double parameters = (double) count.total() + count.headApart();
            double copy = 2 * parameters / (sharding == Sharding.PARAMETERS ? REPLICAS : 1);
            DeviceMemory without = memory(model, plain);
            DeviceMemory with = memory(model, copied);
            assertThat(with.copy()).as(name).isCloseTo(copy, within(copy * 1e-12));
            // Where optimizers are divided and weights are not, the copy is what is whole: fp32 stays where it is
            // updated.
            boolean apart = sharding == Sharding.OPTIMIZER || sharding == Sharding.GRADIENTS;
            double moved = apart ? 4 * parameters * (REPLICAS - 1) / REPLICAS : 0;
            assertThat(with.total() - without.total()).as(name).isCloseTo(copy - moved, within(copy * 1e-9));
            assertThat(with.optimizer()).isEqualTo(without.optimizer());
            double written = 2 * parameters / (sharding == Sharding.NONE ? 1 : REPLICAS);
            assertThat(updated(model, copied) - updated(model, plain))
                    .as(name)
                    .isCloseTo(written, within(written * 1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt", "llama-3.1-8b", "deepseek-v3", "jamba-v0.1", "t5-large"})
    void productsReadACopyInPlaceOfTheWeights(String name) {
        ModelSpec model = models.load(name).value();
        for (PhaseChoice phase : List.of(PhaseChoice.GENERATE, PhaseChoice.TRAIN)) {
            WorkloadOptions options =
                    formats("fp32", "bf16").with(Field.PHASE, phase).with(Field.PROMPT, 64);
            List<Operator> narrow = operators(
                    model, formats("bf16", "bf16").with(Field.PHASE, phase).with(Field.PROMPT, 64));
            List<Operator> plain = operators(model, options);
            List<Operator> copied = operators(model, options.with(Field.WEIGHT_COPY, true));
            for (int i = 0; i < plain.size(); i++) {
                double weights = plain.get(i).traffic().weight();
                if (plain.get(i).site().group() != Group.OPTIMIZER) {
                    assertThat(copied.get(i).traffic().weight()).isCloseTo(weights / 2, within(weights * 1e-12));
                    assertThat(copied.get(i).traffic().weight())
                            .isEqualTo(narrow.get(i).traffic().weight());
                    assertThat(copied.get(i).arithmetic())
                            .isEqualTo(narrow.get(i).arithmetic());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"gpt, 1, 1", "llama-3.1-8b, 4, 2", "deepseek-v3, 2, 4", "mixtral-8x7b, 1, 1", "t5-large, 2, 1"})
    void aServersCopyStandsBesideTheWeights(String name, long tensor, long stages) {
        ModelSpec model = models.load(name).value();
        WorkloadOptions options =
                formats("fp32", "bf16").with(Field.TENSOR, tensor).with(Field.PIPELINE, stages);
        DeviceMemory plain = served(model, options);
        DeviceMemory copied = served(model, options.with(Field.WEIGHT_COPY, true));
        assertThat(plain.copy()).isZero();
        assertThat(copied.weights()).isEqualTo(plain.weights());
        assertThat(copied.copy()).isCloseTo(plain.weights() / 2, within(plain.weights() * 1e-12));
        assertThat(copied.total() - plain.total()).isCloseTo(copied.copy(), within(copied.copy() * 1e-9));
    }

    /** What replicas divide is cast before it is sent, so that a copy changes neither what is sent nor what is then read. */
    @ParameterizedTest
    @ValueSource(strings = {"gpt", "llama-3.1-8b", "mixtral-8x7b", "deepseek-v2-lite"})
    void dividedWeightsAreGatheredInTheFormatOfProductsEitherWay(String name) {
        ModelSpec model = models.load(name).value();
        WorkloadOptions wide = trained(Sharding.PARAMETERS, "fp32", "bf16");
        List<Operator> plain = operators(model, wide);
        List<Operator> copied = operators(model, wide.with(Field.WEIGHT_COPY, true));
        List<Operator> narrow = operators(model, trained(Sharding.PARAMETERS, "bf16", "bf16"));
        assertThat(gathered(plain)).isPositive().isEqualTo(gathered(copied)).isEqualTo(gathered(narrow));
        assertThat(gathered(operators(model, wide.with(Field.COMPUTE, NumberFormat.FP8))))
                .isCloseTo(gathered(plain) / 2, within(gathered(plain) * 1e-12));
        for (int i = 0; i < plain.size(); i++) {
            if (plain.get(i).isProduct()) {
                assertThat(plain.get(i).accesses())
                        .filteredOn(access -> access.kind() == Access.Kind.WEIGHT)
                        .isEqualTo(narrow.get(i).accesses().stream()
                                .filter(access -> access.kind() == Access.Kind.WEIGHT)
                                .toList());
            }
        }
        // A rank reads its own part as it keeps it.
        double part = 0;
        for (Operator operator : plain) {
            part += operator instanceof Collective gather && gather.kind() == Collective.Kind.ALL_GATHER
                    ? operator.site().count() * operator.accesses().get(0).bytes()
                    : 0;
        }
        assertThat(part).isCloseTo(2 * gathered(plain) / (REPLICAS - 1), within(part * 1e-12));
    }

    /** After an update it is what is kept of the weights that goes round: they themselves, or the copy of them. */
    @Test
    void updatedWeightsAreGatheredAsTheyAreStoredUnlessACopyIsKept() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        WorkloadOptions wide = trained(Sharding.OPTIMIZER, "fp32", "bf16");
        double stored = gathered(operators(model, wide));
        double others = (REPLICAS - 1.0) / REPLICAS;
        double parameters = ParameterCount.of(model).total();
        assertThat(stored).isCloseTo(4 * parameters * others, within(stored * 1e-9));
        assertThat(gathered(operators(model, wide.with(Field.WEIGHT_COPY, true))))
                .isCloseTo(2 * parameters * others, within(stored * 1e-9));
    }

    @ParameterizedTest
    @CsvSource({"bf16, bf16", "bf16, fp32", "int8, bf16", "fp32, tf32"})
    void thereIsNoCopyOfWhatIsNotStoredWider(String weights, String activations) {
        ModelSpec model = models.load("gpt").value();
        WorkloadOptions options = formats(weights, activations).with(Field.WEIGHT_COPY, true);
        assertThatThrownBy(() -> WorkloadPlan.of(model, options))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "weight-copy on is not possible here")
                .hasMessageContaining(weights);
    }

    @Test
    void theSurveyMultipliesInItsOwnFormats() {
        ModelSpec model = models.load("gpt").value();
        WorkloadOptions survey = WorkloadOptions.NONE.with(Field.COUNTING, Counting.SURVEY);
        assertThatThrownBy(() -> WorkloadPlan.of(model, survey.with(Field.COMPUTE, NumberFormat.FP8)))
                .hasMessageContaining(Setting.MARK + "compute is not possible here");
        assertThatThrownBy(() -> WorkloadPlan.of(model, survey.with(Field.WEIGHT_COPY, true)))
                .hasMessageContaining(Setting.MARK + "weight-copy on is not possible here");
    }

    /** 8,192-token sequences of Llama 3 8B on 8 H100 under FSDP with fp32 parameters: torchtitan #1287 logs 5,856 a device. */
    @Test
    void noMeasuredStepOfMixedPrecisionBeatsItsBound() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        WorkloadOptions options = sharded(
                formats("fp32", "bf16")
                        .with(Field.PHASE, PhaseChoice.TRAIN)
                        .with(Field.DATA, 8)
                        .with(Field.BATCH, 8)
                        .with(Field.PROMPT, 8192),
                Sharding.PARAMETERS);
        TrainingStep step = TrainingStep.of(
                model,
                WorkloadPlan.of(model, options).workloads(),
                catalogue.load("h100").value());
        double perDevice = step.tokensPerSecond() / 8;
        assertThat(perDevice).isGreaterThan(5856);
        // 431 TFLOP a sequence, with attention's five products for two, at 989.4 TFLOP/s alone would be 18,800.
        assertThat(perDevice).isBetween(13_500.0, 18_800.0);
    }

    /** MaxText keeps fp32 weights and Adam's moments alone: 12 B a parameter, a quarter on each of four chips. */
    @Test
    void fp32WeightsNeedNoMasterCopy() {
        ModelSpec model = models.load("deepseek-v2-lite").value();
        double parameters = ParameterCount.of(model).total();
        DeviceMemory whole = memory(model, trained(Sharding.NONE, "fp32", "bf16"));
        assertThat(whole.weights() + whole.optimizer()).isCloseTo(12 * parameters, within(parameters * 1e-9));
        DeviceMemory quarter = memory(model, trained(Sharding.PARAMETERS, "fp32", "bf16"));
        assertThat(quarter.optimizer()).isCloseTo(8 * parameters / 4, within(parameters * 1e-9));
        // On top of its quarter the largest layer is whole, in the format that it is multiplied in.
        double experts = (64 + 2) * 3 * 2048.0 * 1408 + 64 * 2048;
        double attention = 2048 * (16 * 192.0) + 2048 * (512 + 64) + 512 * 16 * (128 + 128) + 16 * 128 * 2048;
        double norms = 2 * 2048 + 512;
        assertThat(quarter.weights() - parameters).isCloseTo(2 * (experts + attention + norms), within(1.0));
        TrainingStep step = TrainingStep.of(
                model,
                WorkloadPlan.of(model, trained(Sharding.PARAMETERS, "fp32", "bf16"))
                        .workloads(),
                catalogue.load("tpu-v5p").value());
        assertThat(step.seconds()).isPositive();
    }

    private List<HardwareProfile> machines() {
        List<HardwareProfile> all = new ArrayList<>();
        for (String id : catalogue.ids()) {
            all.add(catalogue.load(id).value());
        }
        return all;
    }

    /** Whether a machine multiplies a format, or one that holds it. */
    private static boolean multiplies(HardwareProfile machine, NumberFormat format) {
        try {
            new CeilingChoice(machine).of(Engine.MATRIX, format);
            return true;
        } catch (UnsupportedFormatException e) {
            return false;
        }
    }

    private static WorkloadOptions formats(String weights, String activations) {
        return WorkloadOptions.NONE
                .with(Field.FORMAT, TensorFormat.parse(weights).orElseThrow())
                .with(Field.ACTIVATIONS, TensorFormat.parse(activations).orElseThrow());
    }

    private static WorkloadOptions trained(Sharding sharding, String weights, String activations) {
        return sharded(
                formats(weights, activations)
                        .with(Field.PHASE, PhaseChoice.TRAIN)
                        .with(Field.DATA, REPLICAS)
                        .with(Field.BATCH, REPLICAS),
                sharding);
    }

    private static WorkloadOptions sharded(WorkloadOptions options, Sharding sharding) {
        return options.with(Field.SHARDING, sharding);
    }

    private static double seconds(ModelSpec model, WorkloadOptions options, HardwareProfile machine) {
        List<Workload> workloads = WorkloadPlan.of(model, options).workloads();
        double sum = 0;
        for (Workload workload : workloads) {
            sum += Evaluator.analyse(model, Evaluator.decided(model, workload, machine), machine)
                    .totals()
                    .seconds();
        }
        return sum;
    }

    private static List<Operator> operators(ModelSpec model, WorkloadOptions options) {
        List<Operator> all = new ArrayList<>();
        for (Workload workload : WorkloadPlan.of(model, options).workloads()) {
            Workload step = workload.steps() == 1 ? workload : workload.step(0);
            all.addAll(OperatorList.of(model, step.withLatentForm(LatentForm.NAIVE)));
        }
        return all;
    }

    private static List<Traffic> traffic(ModelSpec model, WorkloadOptions options) {
        List<Traffic> all = new ArrayList<>();
        for (Operator operator : operators(model, options)) {
            all.add(operator.traffic());
        }
        return all;
    }

    private static double gathered(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            boolean weights = operator instanceof Collective gather
                    && gather.kind() == Collective.Kind.ALL_GATHER
                    && gather.site().id().startsWith("parameters");
            sum += weights ? operator.site().count() * sent((Collective) operator) : 0;
        }
        return sum;
    }

    /** A gathering sends the parts of all others. */
    private static double sent(Collective gather) {
        return (gather.degree() - 1.0) / gather.degree() * gather.buffer();
    }

    /** Weight bytes that updates read and write. */
    private static double updated(ModelSpec model, WorkloadOptions options) {
        double sum = 0;
        for (Operator operator : operators(model, options)) {
            sum += operator instanceof Elementwise && operator.site().group() == Group.OPTIMIZER
                    ? operator.traffic().weight()
                    : 0;
        }
        return sum;
    }

    private DeviceMemory memory(ModelSpec model, WorkloadOptions options) {
        return TrainingMemory.of(
                model, WorkloadPlan.of(model, options).workloads().get(0), dram());
    }

    private DeviceMemory served(ModelSpec model, WorkloadOptions options) {
        List<Workload> workloads = new ArrayList<>();
        for (Workload workload : WorkloadPlan.of(model, options).workloads()) {
            workloads.add(
                    Evaluator.decided(model, workload, catalogue.load("h100").value()));
        }
        Workload any = workloads.get(0);
        return new DeviceParts(model, any.precision(), any.parallelism()).memoryKept(workloads, 16, dram());
    }

    private MemoryBudget dram() {
        return MemoryBudget.of(catalogue.load("h100").value(), MemoryShare.ALL);
    }
}
