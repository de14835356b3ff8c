package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Bound;
import dev.roofline.placement.PipelineTime;
import dev.roofline.placement.Placement;
import dev.roofline.placement.Totals;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold of passes whose layers stand on pipeline stages. */
class PipelineLawsTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    @ParameterizedTest
    @CsvSource({
        "llama-3.1-8b, 4",
        "llama-3.1-8b, 5",
        "gpt, 12",
        "deepseek-v3, 8",
        "mixtral-8x7b, 3",
        "jamba-v0.1, 4",
        "gemma-2-9b, 7",
        "qwen3-next-80b-a3b, 6",
        "llama-4-scout, 8"
    })
    void stagesAddUpToTheWholeAndNoneIsLongerThanThePass(String name, int stages) {
        ModelSpec model = models.load(name).value();
        HardwareProfile machine = machines.load("h100").value();
        for (Workload workload :
                List.of(pass(Phase.PREFILL, 3, 200, 0, stages), pass(Phase.DECODE, 40, 1, 300, stages))) {
            Workload decided = Evaluator.decided(model, workload, machine);
            Analysis analysis = Evaluator.analyse(model, decided, machine);
            PipelineTime time = analysis.pipeline().orElseThrow();
            double all = 0;
            double slowest = 0;
            double operators = 0;
            double away = 0;
            for (long stage = 0; stage < stages; stage++) {
                List<Operator> own = OperatorList.ofStage(model, decided, stage, false);
                double seconds = Evaluator.place(own, decided, machine).totals().seconds();
                all += seconds;
                slowest = Math.max(slowest, seconds);
                operators += flops(own);
                List<Operator> sending = OperatorList.ofStage(model, decided, stage, true);
                away = Math.max(
                        away,
                        Evaluator.place(sending, decided, machine).totals().seconds() - seconds);
            }
            // NVLink joins 8 devices: of 12 stages one sends beyond them, and one that works less than the slowest can.
            all += stages > 8 ? away : 0;
            assertThat(all).as("%s %s", name, workload.phase()).isCloseTo(time.device(), within(time.device() * 1e-12));
            assertThat(operators).isCloseTo(flops(OperatorList.of(model, decided)), within(operators * 1e-12));
            assertThat(time.stage()).isEqualTo(slowest);
            assertThat(analysis.seconds()).isEqualTo(Math.max(time.stage(), time.way()));
            assertThat(analysis.seconds()).isLessThanOrEqualTo(time.device() * (1 + 1e-12));
            assertThat(analysis.seconds()).isGreaterThanOrEqualTo(time.device() / stages * (1 - 1e-12));
        }
    }

    @Test
    void oneSequencesTokenGoesThroughAllStagesInTurn() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        HardwareProfile machine = machines.load("h100").value();
        Analysis alone = Evaluator.analyse(model, pass(Phase.DECODE, 1, 1, 1000, 8), machine);
        // One sequence gains nothing; eight, one on each stage at a time, take no longer than one does.
        assertThat(alone.seconds()).isCloseTo(alone.totals().seconds(), within(1e-12));
        Analysis eight = Evaluator.analyse(model, pass(Phase.DECODE, 8, 1, 1000, 8), machine);
        assertThat(eight.seconds()).isCloseTo(alone.seconds(), within(1e-12));
        // Many keep every stage busy.
        Analysis many = Evaluator.analyse(model, pass(Phase.DECODE, 4096, 1, 1000, 8), machine);
        assertThat(many.seconds()).isEqualTo(many.pipeline().orElseThrow().stage());
    }

    @Test
    void thePromptMeasuredOnSixStagesKeepsTheBound() {
        // Llama 3 70B on 6 RTX 3090, 1,024 prompt tokens in 1.104 s (measured); one device alone would work 1.99 s.
        ModelSpec model = models.load("llama-3-70b").value();
        HardwareProfile machine = machines.load("rtx-3090").value();
        Analysis analysis = Evaluator.analyse(model, pass(Phase.PREFILL, 1, 1024, 0, 6), machine);
        // 14 of 80 layers: 2 x 14 x 855,654,400 weights a token and 4 x 14 x 64 x 128 for each of 1,024 x 1,025 / 2
        // pairs,
        // over 71.2 TFLOP/s, are the least that the slowest stage takes.
        double least = (1024 * 2.0 * 14 * 855_638_016 + 4.0 * 14 * 64 * 128 * 1024 * 1025 / 2) / 71.2e12;
        assertThat(analysis.seconds()).isBetween(least, least * 1.02).isLessThan(1.104);
    }

    @Test
    void stepsOfAGenerationAddUp() {
        ModelSpec model = models.load("gpt").value();
        HardwareProfile machine = machines.load("a100").value();
        Workload steps = new Workload(
                        new PassShape(Phase.DECODE, 5, 1, 100).withSteps(20),
                        new Numerics(Precision.uniform(TensorFormat.FP16), Fusion.FLASH),
                        Counting.STANDARD,
                        Logits.LAST)
                .withParallelism(new Parallelism(1, 3, 1, 1, 1, 0));
        double sum = 0;
        for (long step = 0; step < 20; step++) {
            sum += Evaluator.analyse(model, steps.step(step), machine).seconds();
        }
        assertThat(Evaluator.analyse(model, steps, machine).seconds()).isCloseTo(sum, within(1e-15));
    }

    /** No more can be gained of a resource than its operators hold of the time, and what bounds a pass gains something. */
    @ParameterizedTest
    @CsvSource({
        "llama-3-70b, rtx-3090, 6", "llama-3.1-8b, h100, 32", "llama-3.1-8b, h100, 2", "gpt, a100, 12",
        "deepseek-v3, h200, 8", "mixtral-8x7b, mi300x, 3", "jamba-v0.1, h100, 4", "gemma-2-9b, tpu-v5e, 7"
    })
    void aPassGainsAsMuchByAResourceAsTheResourceHoldsOfIt(String name, String machineName, int stages) {
        ModelSpec model = models.load(name).value();
        HardwareProfile machine = machines.load(machineName).value();
        for (Workload workload : List.of(
                pass(Phase.PREFILL, 1, 200, 0, stages), pass(Phase.PREFILL, 3, 2000, 0, stages),
                pass(Phase.DECODE, 1, 1, 300, stages), pass(Phase.DECODE, 700, 1, 300, stages))) {
            Workload decided = Evaluator.decided(model, workload, machine);
            Analysis pass = Evaluator.analyse(model, decided, machine);
            Totals longest = Totals.of(pass.longest());
            for (Bound bound : List.of(Bound.COMPUTE, Bound.MEMORY)) {
                HardwareProfile doubled = bound == Bound.COMPUTE ? Doubled.peaks(machine) : Doubled.memory(machine);
                double after = Evaluator.analyse(model, decided, doubled).seconds();
                String what = name + " " + machineName + " " + workload.phase() + " " + bound;
                double least = pass.seconds() * (1 - longest.share(bound) / 2);
                assertThat(after).as(what).isGreaterThanOrEqualTo(least * (1 - 1e-12));
                if (longest.bound().equals(Optional.of(bound))) {
                    assertThat(after).as(what).isLessThan(pass.seconds() * (1 - 1e-3));
                }
            }
        }
    }

    @Test
    void sendsLeaveTheDevicesThatALinkJoinsAsOftenAsTheyHaveTo() {
        // Bridges join pairs: of 5 sends along 6 cards 2 go from pair to pair over the host's bus, one after the other.
        assertThat(seconds("rtx-3090", 6))
                .isCloseTo(3 * SENT / 56.25e9 + 3 * 470e-9 + 2 * SENT / 31.5e9, within(1e-12));
        // NVLink joins 8 devices: of 15 sends one goes from node to node.
        HardwareProfile h100 = machines.load("h100").value();
        Interconnect near = h100.link(Interconnect.Kind.SCALE_UP).orElseThrow();
        Interconnect far = h100.link(Interconnect.Kind.SCALE_OUT).orElseThrow();
        double steps = 14 * near.stepLatency().orElseThrow().time().count()
                + far.stepLatency().orElseThrow().time().count();
        assertThat(seconds("h100", 16)).isCloseTo(14 * SENT / 450e9 + SENT / 50e9 + steps, within(1e-12));
    }

    /** Bytes of 1,000 tokens' stream of 4,096 elements in bf16. */
    private static final double SENT = 1000 * 4096 * 2.0;

    private double seconds(String machine, int stages) {
        Analysis pass = Evaluator.analyse(
                models.load("llama-3.1-8b").value(),
                pass(Phase.PREFILL, 1, 1000, 0, stages),
                machines.load(machine).value());
        for (Placement placement : pass.placements()) {
            if (placement.site().id().endsWith("stage.send")) {
                return placement.totals().needed().network();
            }
        }
        throw new AssertionError("no sends");
    }

    private static Workload pass(Phase phase, long batch, long tokens, long context, int stages) {
        return new Workload(
                        new PassShape(phase, batch, tokens, context),
                        new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                        Counting.STANDARD,
                        Logits.LAST)
                .withParallelism(new Parallelism(1, stages, 1, 1, 1, 0));
    }

    private static double flops(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            sum += operator.site().count() * operator.flops();
        }
        return sum;
    }
}
