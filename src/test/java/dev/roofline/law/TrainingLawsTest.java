package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Deployment;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.WeightBytes;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.operator.AttentionKernel;
import dev.roofline.operator.AttentionProduct;
import dev.roofline.operator.Collective;
import dev.roofline.operator.DeviceCoordinates;
import dev.roofline.operator.Gemm;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.placement.Network;
import dev.roofline.training.ModelFlops;
import dev.roofline.training.TrainingMemory;
import dev.roofline.training.TrainingStep;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Schedule;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every training step. */
class TrainingLawsTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final HardwareProfile a100 =
            Catalogue.hardware(List.of()).load("a100").value();
    private final Network network = new Network(a100);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt",
                "bert",
                "llama-3.1-8b",
                "gemma-2-9b",
                "mixtral-8x7b",
                "deepseek-v3",
                "t5-large",
                "mamba-codestral-7b",
                "jamba-v0.1",
                "qwen3-next-80b-a3b",
                "falcon-40b",
                "opt-350m"
            })
    void theWayBackIsTwoProductsForEachOne(String name) {
        ModelSpec model = models.load(name).value();
        List<Workload> phases =
                step(model, options -> options.with(Field.FUSION, Fusion.NONE).with(Field.BATCH, 2));
        double forward = products(OperatorList.of(model, phases.get(0)));
        assertThat(products(OperatorList.of(model, phases.get(1)))).isCloseTo(2 * forward, within(forward * 1e-12));
        assertThat(forward).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt", "deepseek-v3", "jamba-v0.1", "qwen3-next-80b-a3b", "deberta-v3-base", "t5-large"})
    void everyOperatorOfAStepHasAsManyOperationsAndBytesAsItsFormulasSay(String name) {
        ModelSpec model = models.load(name).value();
        for (Fusion fusion : Fusion.values()) {
            for (Workload phase : step(
                    model,
                    options -> with(options.with(Field.FUSION, fusion), Recomputation.FULL, Sharding.NONE, false, 1))) {
                for (Operator operator : OperatorList.of(model, phase)) {
                    Formulas.assertHold(name, operator);
                }
            }
        }
    }

    @Test
    void aKernelDoesFiveProductsBackForItsTwo() {
        ModelSpec model = models.load("gpt").value();
        List<Workload> phases = step(model, options -> options);
        double forward = kernels(OperatorList.of(model, phases.get(0)));
        double backward = kernels(OperatorList.of(model, phases.get(1)));
        assertThat(backward).isCloseTo(2.5 * forward, within(forward * 1e-12));
    }

    /** Latent attention's scores are wider than its values: three products of the one, two of the other. */
    @Test
    void aKernelOfWideScoresCountsThemThreeTimes() {
        ModelSpec model = models.load("deepseek-v3").value();
        List<Workload> phases = step(model, options -> options);
        double forward = kernels(OperatorList.of(model, phases.get(0)));
        double backward = kernels(OperatorList.of(model, phases.get(1)));
        assertThat(backward).isCloseTo(forward * (3 * 192 + 2 * 128) / (192 + 128), within(forward * 1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt", "llama-3.1-8b", "bert-large", "mixtral-8x7b"})
    void aStepsModelFlopsAreThoseOfThePublishedFormulas(String name) {
        ModelSpec model = models.load(name).value();
        for (Recomputation recomputation : Recomputation.values()) {
            List<Workload> phases = step(
                    model,
                    options -> with(
                            options.with(Field.FUSION, Fusion.NONE)
                                    .with(Field.BATCH, 4)
                                    .with(Field.PROMPT, 256),
                            recomputation,
                            Sharding.NONE,
                            false,
                            1));
            ModelFlops flops = ModelFlops.of(model, 4, 256, ModelFlops.AttentionCount.FULL);
            TrainingStep step = TrainingStep.of(model, phases, a100);
            assertThat(step.model().flops()).isCloseTo(flops.step(), within(flops.step() * 1e-12));
            // In one kernel scores are made once more on the way back: work of the device, and not of the model.
            List<Workload> fused = step(
                    model,
                    options -> with(
                            options.with(Field.BATCH, 4).with(Field.PROMPT, 256),
                            recomputation,
                            Sharding.NONE,
                            false,
                            1));
            double visible = ModelFlops.of(model, 4, 256, ModelFlops.AttentionCount.VISIBLE)
                    .step();
            assertThat(TrainingStep.of(model, fused, a100).model().flops()).isCloseTo(visible, within(visible * 1e-12));
            double done = recomputation == Recomputation.FULL ? flops.stepRecomputing() : flops.step();
            double again = recomputation == Recomputation.SELECTIVE
                    ? kernelsUnfused(OperatorList.of(model, phases.get(0)))
                    : 0;
            assertThat(step.hardware().flops()).isCloseTo(done + again, within(done * 1e-12));
        }
    }

    @Test
    void microBatchesDivideTheWorkAndNotTheOptimizers() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        List<Workload> whole = step(model, options -> options.with(Field.BATCH, 8));
        List<Workload> divided =
                step(model, options -> with(options.with(Field.BATCH, 8), Recomputation.NONE, Sharding.NONE, false, 2));
        for (int i = 0; i < 3; i++) {
            double one = flops(OperatorList.of(model, whole.get(i)));
            assertThat(flops(OperatorList.of(model, divided.get(i)))).isCloseTo(one, within(one * 1e-12));
        }
        assertThat(bytes(OperatorList.of(model, divided.get(2))))
                .isEqualTo(bytes(OperatorList.of(model, whole.get(2))));
        double weights = weightBytes(OperatorList.of(model, whole.get(0)));
        double lookup = 8 * 512 * 4096 * 2;
        assertThat(weightBytes(OperatorList.of(model, divided.get(0))) - lookup)
                .as("each micro-batch reads the matrices")
                .isCloseTo(4 * (weights - lookup), within(weights * 1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "llama-3.1-8b, 4, 1, 1, 1, 1",
        "llama-3.1-8b, 1, 4, 1, 1, 1",
        "llama-3.1-8b, 2, 3, 1, 2, 2",
        "gpt, 2, 5, 1, 1, 1",
        "mixtral-8x7b, 2, 2, 4, 4, 1",
        "deepseek-v3, 4, 8, 8, 8, 1",
        "gemma-2-9b, 4, 6, 1, 1, 2",
        "bert-large, 8, 1, 1, 2, 1",
        "bert-large, 2, 4, 1, 1, 1",
        "olmo-2-7b, 1, 4, 1, 1, 1",
        "whisper-tiny, 2, 1, 1, 2, 1",
        "gpt-j-6b, 2, 2, 1, 1, 1",
        "mixtral-8x7b, 8, 1, 8, 1, 1",
        "mixtral-8x7b, 4, 2, 4, 2, 1",
        "qwen3-30b-a3b, 4, 1, 8, 2, 1",
        "qwen3-30b-a3b, 2, 2, 8, 2, 2",
        "deepseek-v3, 4, 2, 16, 8, 1",
        "deepseek-v3, 2, 1, 2, 1, 1"
    })
    void productsOfAllDevicesAreThoseOfTheWhole(String name, int tp, int pp, int ep, int dp, int cp) {
        ModelSpec model = models.load(name).value();
        for (Fusion fusion : List.of(Fusion.NONE, Fusion.FLASH)) {
            boolean records = name.startsWith("whisper");
            UnaryOperator<WorkloadOptions> size = options -> with(
                    (records ? options : options.with(Field.PROMPT, 96))
                            .with(Field.FUSION, fusion)
                            .with(Field.BATCH, 8),
                    Recomputation.NONE,
                    Sharding.NONE,
                    false,
                    8 / dp);
            List<Workload> one = step(model, size);
            List<Workload> many = step(
                    model,
                    options -> size.apply(options)
                            .with(Field.TENSOR, tp)
                            .with(Field.PIPELINE, pp)
                            .with(Field.EXPERT, ep)
                            .with(Field.DATA, dp)
                            .with(Field.CONTEXT_RANKS, cp));
            for (int i = 0; i < 2; i++) {
                double sum = 0;
                for (long stage = 0; stage < pp; stage++) {
                    Workload own = TrainingStep.at(many, stage).get(i);
                    for (DeviceCoordinates rank : DeviceCoordinates.all(own.parallelism())) {
                        sum += divided(OperatorList.of(model, own, rank));
                    }
                }
                double whole = divided(OperatorList.of(model, one.get(i)));
                assertThat(sum).as("%s %s %s", name, fusion, one.get(i).phase()).isCloseTo(whole, within(whole * 1e-9));
            }
        }
    }

    /** Eight experts over three ranks are three, three and two: every parameter is updated once. */
    @Test
    void expertsThatDoNotDivideAreUpdatedWhereTheyAre() {
        ModelSpec model = models.load("mixtral-8x7b").value();
        Workload optimizer = step(
                        model,
                        options -> options.with(Field.DATA, 3)
                                .with(Field.EXPERT, 3)
                                .with(Field.BATCH, 3))
                .get(2);
        double updated = 0;
        for (DeviceCoordinates rank : DeviceCoordinates.all(optimizer.parallelism())) {
            for (Operator operator : OperatorList.of(model, optimizer, rank)) {
                updated += operator.site().id().contains("experts") ? operator.flops() / 13 : 0;
            }
        }
        assertThat(updated).isEqualTo((double) ParameterCount.of(model).part(ParameterPart.EXPERTS));
    }

    @Test
    void aDeploymentsBytesAreTheSumOverItsDevices() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        List<Workload> phases = step(
                model,
                options -> options.with(Field.TENSOR, 2)
                        .with(Field.PIPELINE, 2)
                        .with(Field.DATA, 3)
                        .with(Field.BATCH, 6));
        for (int i = 0; i < 3; i++) {
            double bytes = 0;
            double sent = 0;
            for (long stage = 0; stage < 2; stage++) {
                Workload own = TrainingStep.at(phases, stage).get(i);
                for (DeviceCoordinates rank : DeviceCoordinates.all(own.parallelism())) {
                    bytes += bytes(OperatorList.of(model, own, rank));
                    for (Operator operator : OperatorList.of(model, own, rank)) {
                        sent += operator instanceof Collective c
                                ? c.site().count() * network.of(c).networkBytes()
                                : 0;
                    }
                }
            }
            Deployment all = Deployment.of(model, phases.get(i), a100).orElseThrow();
            assertThat(all.bytes()).isCloseTo(bytes, within(bytes * 1e-12));
            assertThat(all.networkBytes()).isCloseTo(sent, within(sent * 1e-12));
        }
    }

    /** Table of ZeRO, arXiv 1910.02054, section 5 and 7: 16 bytes a parameter divided, and 2, 2 or 3 times the weights sent. */
    @ParameterizedTest
    @CsvSource({"NONE, 16, 2", "OPTIMIZER, 5.5, 2", "GRADIENTS, 3.75, 2", "PARAMETERS, 2, 3"})
    void replicasKeepAndSendWhatTheirShardingSays(Sharding sharding, double bytesAParameter, double sentPerWeight) {
        ModelSpec model = models.load("llama-3.1-8b").value();
        long replicas = 8;
        List<Workload> phases = step(
                model,
                options -> with(
                        options.with(Field.DATA, replicas).with(Field.BATCH, replicas),
                        Recomputation.NONE,
                        sharding,
                        false,
                        1));
        double parameters = ParameterCount.of(model).total();
        DeviceMemory device = TrainingMemory.of(model, phases.get(0), MemoryBudget.of(a100, MemoryShare.ALL));
        // The embedding, 128256 x 4096, with a norm is the largest unit, whole while it is used; the head is used after
        // it.
        double unit = 128256.0 * 4096 + 4096;
        double whole = (sharding.dividesParameters() ? 2 * unit : 0) + (sharding.dividesGradients() ? 2 * unit : 0);
        double kept = device.weights() + device.gradients() + device.optimizer() - whole;
        assertThat(kept).isCloseTo(bytesAParameter * parameters, within(parameters * 1e-6));
        double sent = 0;
        for (Workload phase : phases) {
            sent += sent(OperatorList.of(model, phase));
        }
        double others = (replicas - 1.0) / replicas;
        assertThat(sent).isCloseTo(sentPerWeight * others * 2 * parameters, within(parameters * 1e-6));
    }

    @Test
    void tensorRanksExchangeFourTimesALayerAndTwiceAtTheEnds() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        List<Workload> phases = step(
                model,
                options -> options.with(Field.TENSOR, 4).with(Field.BATCH, 2).with(Field.PROMPT, 128));
        double buffer = 2.0 * 2 * 128 * 4096;
        double each = 2 * 3.0 / 4 * buffer;
        double loss = 2 * 3.0 / 4 * 2 * 128 * 3 * 4;
        assertThat(sent(OperatorList.of(model, phases.get(0)))).isEqualTo((2 * 32 + 1) * each + loss);
        assertThat(sent(OperatorList.of(model, phases.get(1)))).isEqualTo((2 * 32 + 1) * each);
    }

    /** Products down to latents are whole on every rank: their latents' gradients are summed up, 1536 + 512 + 64 channels. */
    @Test
    void tensorRanksSumUpGradientsOfLatentsInPlaceOfTheStreams() {
        ModelSpec model = models.load("deepseek-v3").value();
        List<Workload> phases = step(
                model,
                options -> options.with(Field.TENSOR, 4).with(Field.BATCH, 2).with(Field.PROMPT, 128));
        double token = 2 * 3.0 / 4 * 2.0 * 2 * 128;
        double loss = 2 * 3.0 / 4 * 2 * 128 * 3 * 4;
        assertThat(sent(OperatorList.of(model, phases.get(0)))).isEqualTo((2 * 61 + 1) * token * 7168 + loss);
        assertThat(sent(OperatorList.of(model, phases.get(1))))
                .isEqualTo(62 * token * 7168 + 61 * token * (1536 + 512 + 64));
    }

    /** A gather and a scatter are as much as an all-reduce; back, what was gathered is gathered once more. */
    @Test
    void dividingTheStreamSendsAsMuchForwardAndHalfMoreBack() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        UnaryOperator<WorkloadOptions> size =
                options -> options.with(Field.TENSOR, 4).with(Field.BATCH, 2).with(Field.PROMPT, 128);
        List<Workload> whole = step(model, size);
        List<Workload> divided =
                step(model, options -> with(size.apply(options), Recomputation.NONE, Sharding.NONE, true, 2));
        double part = 3.0 / 4 * 2.0 * 2 * 128 * 4096;
        assertThat(sent(OperatorList.of(model, divided.get(0)))).isEqualTo(sent(OperatorList.of(model, whole.get(0))));
        assertThat(sent(OperatorList.of(model, divided.get(1))))
                .isEqualTo(sent(OperatorList.of(model, whole.get(1))) + (2 * 32 + 1) * part);
        double kept = TrainingMemory.of(model, whole.get(0), MemoryBudget.of(a100, MemoryShare.ALL))
                .activations();
        assertThat(TrainingMemory.of(model, divided.get(0), MemoryBudget.of(a100, MemoryShare.ALL))
                        .activations())
                .isLessThan(kept);
    }

    @Test
    void fasterLinksAndMoreOverlapNeverSlowAStep() {
        ModelSpec model = models.load("mixtral-8x7b").value();
        for (Sharding sharding : Sharding.values()) {
            UnaryOperator<WorkloadOptions> size = options -> with(
                    options.with(Field.TENSOR, 2)
                            .with(Field.PIPELINE, 2)
                            .with(Field.DATA, 8)
                            .with(Field.EXPERT, 4)
                            .with(Field.BATCH, 32),
                    Recomputation.FULL,
                    sharding,
                    true,
                    1);
            double slow = TrainingStep.of(model, step(model, size), a100).seconds();
            assertThat(TrainingStep.of(model, step(model, size), withLinksTimes(2))
                            .seconds())
                    .isLessThan(slow);
            double last = slow;
            for (double overlap : new double[] {0.25, 0.5, 1}) {
                double hidden = TrainingStep.of(
                                model,
                                step(model, options -> size.apply(options).with(Field.OVERLAP, overlap)),
                                a100)
                        .seconds();
                assertThat(hidden).isLessThanOrEqualTo(last);
                last = hidden;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt", "llama-3.1-8b", "mixtral-8x7b", "bert", "t5-large"})
    void theIdealStepIsShorterThanAnyOther(String name) {
        ModelSpec model = models.load(name).value();
        double ideal = TrainingStep.of(model, step(model, o -> o.with(Field.FUSION, Fusion.IDEAL)), a100)
                .seconds();
        for (Fusion fusion : List.of(Fusion.NONE, Fusion.FLASH)) {
            assertThat(ideal)
                    .isLessThan(TrainingStep.of(model, step(model, o -> o.with(Field.FUSION, fusion)), a100)
                            .seconds());
        }
    }

    /** Work of (m + p - 1) micro-batches on stages alike, of which the last p - 1 are waiting; a v-th with v runs a device. */
    @Test
    void stagesAlikeWaitForAsManyMicroBatchesAsThereAreOtherStages() {
        ModelSpec model = models.load("gpt-3").value();
        for (long chunks : new long[] {1, 2, 4}) {
            List<Workload> phases = step(
                    model,
                    options -> interleaved(options.with(Field.PIPELINE, 8).with(Field.BATCH, 32), chunks));
            List<Double> micro = new ArrayList<>();
            for (long stage = 0; stage < 8; stage++) {
                double seconds = 0;
                for (Workload phase : TrainingStep.at(phases, stage).subList(0, 2)) {
                    seconds += Evaluator.place(OperatorList.ofMicroBatch(model, phase), phase, a100)
                            .totals()
                            .seconds();
                }
                micro.add(seconds);
            }
            double slowest =
                    micro.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            double sum = micro.stream().mapToDouble(Double::doubleValue).sum();
            TrainingStep step = TrainingStep.of(model, phases, a100);
            assertThat(step.bubbleSeconds()).isCloseTo((sum - slowest) / chunks, within(slowest * 1e-9));
            // The head makes the last stage slower than the others, so that they wait a little less than for its like.
            assertThat(step.bubbleSeconds()).isBetween(0.9 * 7 * slowest / chunks, 7 * slowest / chunks);
        }
    }

    @Test
    void schedulesKeepAsManyMicroBatchesAsTheirPapersSay() {
        assertThat(Schedule.GPIPE.inFlight(0, 8, 64, 1)).isEqualTo(64);
        assertThat(Schedule.ONE_FORWARD_ONE_BACKWARD.inFlight(0, 8, 64, 1)).isEqualTo(8);
        assertThat(Schedule.ONE_FORWARD_ONE_BACKWARD.inFlight(7, 8, 64, 1)).isEqualTo(1);
        assertThat(Schedule.ONE_FORWARD_ONE_BACKWARD.inFlight(0, 8, 4, 1)).isEqualTo(4);
        // p (1 + (p - 1) / (p v)), arXiv 2205.05198, section 4.2.3.
        assertThat(Schedule.INTERLEAVED.inFlight(0, 8, 64, 4)).isEqualTo(8 * (1 + 7.0 / (8 * 4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt",
                "bert",
                "llama-3.1-8b",
                "mixtral-8x7b",
                "deepseek-v3",
                "t5-large",
                "jamba-v0.1",
                "gemma-2-9b"
            })
    void weightsOfATrainingDeviceAreThoseOfAServingOne(String name) {
        ModelSpec model = models.load(name).value();
        Precision bf16 = Precision.uniform(TensorFormat.BF16);
        for (long stages : model.isEncoderDecoder() ? new long[] {1} : new long[] {1, 2, 3}) {
            List<Workload> phases = step(
                    model,
                    options -> options.with(Field.FORMAT, TensorFormat.BF16).with(Field.PIPELINE, stages));
            for (long stage = 0; stage < stages; stage++) {
                // In training a head that is published apart is there too.
                double apart =
                        stage == stages - 1 ? 2.0 * ParameterCount.of(model).headApart() : 0;
                double serving =
                        apart + WeightBytes.ofDevice(model, bf16, new Parallelism(1, stages, 1, 1, 1, 0), stage);
                assertThat(TrainingMemory.ofStage(model, phases.get(0), stage, MemoryBudget.of(a100, MemoryShare.ALL))
                                .weights())
                        .as("%s stage %d of %d", name, stage, stages)
                        .isCloseTo(serving, within(serving * 1e-12));
            }
        }
    }

    private static List<Workload> step(ModelSpec model, UnaryOperator<WorkloadOptions> options) {
        WorkloadOptions own = options.apply(WorkloadOptions.NONE.with(Field.PHASE, PhaseChoice.TRAIN));
        List<Workload> phases = WorkloadPlan.of(model, own).workloads();
        assertThat(phases).extracting(Workload::phase).containsExactly(Phase.FORWARD, Phase.BACKWARD, Phase.OPTIMIZER);
        return phases;
    }

    private static WorkloadOptions with(
            WorkloadOptions options,
            Recomputation recomputation,
            Sharding sharding,
            boolean sequenceParallel,
            long microBatch) {
        WorkloadOptions step = options.with(Field.MICRO_BATCH, microBatch)
                .with(Field.RECOMPUTATION, recomputation)
                .with(Field.SHARDING, sharding);
        return sequenceParallel ? step.with(Field.SEQUENCE_PARALLEL, true) : step;
    }

    private static WorkloadOptions interleaved(WorkloadOptions options, long chunks) {
        return options.with(Field.MICRO_BATCH, 1).with(Field.VIRTUAL_STAGES, chunks);
    }

    private HardwareProfile withLinksTimes(double factor) {
        List<Interconnect> links = new ArrayList<>();
        for (Interconnect link : a100.links()) {
            links.add(link.withBandwidth(new Bandwidth(link.bandwidth().bytesPerSecond() * factor)));
        }
        return a100.withLinks(links);
    }

    private static double products(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            sum += operator.isProduct() ? operator.site().count() * operator.flops() : 0;
        }
        return sum;
    }

    /** Products but those of routers, latents and front ends, which every tensor rank does, and of a vocabulary's padding. */
    private static double divided(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            String id = operator.site().id();
            boolean whole = id.contains("router")
                    || id.contains("_down.")
                    || id.endsWith("_down")
                    || id.startsWith("head.")
                    || id.contains("embedding.conv");
            boolean product = operator instanceof Gemm
                    || operator instanceof AttentionKernel
                    || operator instanceof AttentionProduct;
            sum += product && !whole ? operator.site().count() * operator.flops() : 0;
        }
        return sum;
    }

    private static double kernels(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            sum += operator instanceof AttentionKernel ? operator.site().count() * operator.flops() : 0;
        }
        return sum;
    }

    private static double kernelsUnfused(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            sum += operator instanceof AttentionProduct ? operator.site().count() * operator.flops() : 0;
        }
        return sum;
    }

    private static double flops(List<Operator> operators) {
        return operators.stream().mapToDouble(o -> o.site().count() * o.flops()).sum();
    }

    private static double bytes(List<Operator> operators) {
        return operators.stream()
                .mapToDouble(o -> o.site().count() * o.traffic().total())
                .sum();
    }

    private static double weightBytes(List<Operator> operators) {
        return operators.stream()
                .mapToDouble(o -> o.site().count() * o.traffic().weight())
                .sum();
    }

    /** In rings, whose bytes papers count. */
    private double sent(List<Operator> operators) {
        return operators.stream()
                .mapToDouble(o -> o instanceof Collective c
                        ? c.site().count() * network.wire(c).networkBytes()
                        : 0)
                .sum();
    }
}
