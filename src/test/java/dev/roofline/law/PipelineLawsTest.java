package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.roofline.Analysis;
import dev.roofline.roofline.PipelineTime;
import dev.roofline.serving.Generation;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold of passes whose layers stand on pipeline stages. */
class PipelineLawsTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    @ParameterizedTest
    @CsvSource({
        "llama-3.1-8b, 4", "llama-3.1-8b, 5", "gpt, 12", "deepseek-v3, 8", "mixtral-8x7b, 3", "jamba-v0.1, 4",
        "gemma-2-9b, 7", "qwen3-next-80b-a3b, 6", "llama-4-scout, 8"
    })
    void stagesAddUpToTheWholeAndNoneIsLongerThanThePass(String name, int stages) {
        ModelSpec model = models.load(name).value();
        HardwareProfile machine = machines.load("h100").value();
        for (Workload workload : List.of(pass(Phase.PREFILL, 3, 200, 0, stages), pass(Phase.DECODE, 40, 1, 300, stages))) {
            Workload decided = Generation.decided(model, workload, machine);
            Analysis analysis = Generation.analyse(model, decided, machine);
            PipelineTime time = analysis.pipeline().orElseThrow();
            double all = 0;
            double slowest = 0;
            double operators = 0;
            for (long stage = 0; stage < stages; stage++) {
                List<Operator> own = OperatorList.ofStage(model, decided, stage);
                double seconds = Generation.place(own, decided, machine).totals().seconds();
                all += seconds;
                slowest = Math.max(slowest, seconds);
                operators += flops(own);
            }
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
        Analysis alone = Generation.analyse(model, pass(Phase.DECODE, 1, 1, 1000, 8), machine);
        // One sequence gains nothing; eight, one on each stage at a time, take no longer than one does.
        assertThat(alone.seconds()).isCloseTo(alone.totals().seconds(), within(1e-12));
        Analysis eight = Generation.analyse(model, pass(Phase.DECODE, 8, 1, 1000, 8), machine);
        assertThat(eight.seconds()).isCloseTo(alone.seconds(), within(1e-12));
        // Many keep every stage busy.
        Analysis many = Generation.analyse(model, pass(Phase.DECODE, 4096, 1, 1000, 8), machine);
        assertThat(many.seconds()).isEqualTo(many.pipeline().orElseThrow().stage());
    }

    @Test
    void thePromptMeasuredOnSixStagesKeepsTheBound() {
        // Llama 3 70B on 6 RTX 3090, 1,024 prompt tokens in 1.104 s (measured); one device alone would work 1.99 s.
        ModelSpec model = models.load("llama-3-70b").value();
        HardwareProfile machine = machines.load("rtx-3090").value();
        Analysis analysis = Generation.analyse(model, pass(Phase.PREFILL, 1, 1024, 0, 6), machine);
        // 14 of 80 layers: 2 x 14 x 855,654,400 weights a token and 4 x 14 x 64 x 128 for each of 1,024 x 1,025 / 2 pairs,
        // over 71.2 TFLOP/s, are the least that the slowest stage takes.
        double least = (1024 * 2.0 * 14 * 855_638_016 + 4.0 * 14 * 64 * 128 * 1024 * 1025 / 2) / 71.2e12;
        assertThat(analysis.seconds()).isBetween(least, least * 1.02).isLessThan(1.104);
    }

    @Test
    void stepsOfAGenerationAddUp() {
        ModelSpec model = models.load("gpt").value();
        HardwareProfile machine = machines.load("a100").value();
        Workload steps = new Workload(
                Phase.DECODE, 5, 1, 100, 20, 0, Logits.LAST, Precision.uniform(TensorFormat.FP16), Fusion.FLASH,
                Counting.STANDARD).withParallelism(new Parallelism(1, 3, 1, 1, 1, 0));
        double sum = 0;
        for (long step = 0; step < 20; step++) {
            sum += Generation.analyse(model, steps.step(step), machine).seconds();
        }
        assertThat(Generation.analyse(model, steps, machine).seconds()).isCloseTo(sum, within(1e-15));
    }

    private static Workload pass(Phase phase, long batch, long tokens, long context, int stages) {
        return new Workload(
                phase, batch, tokens, context, 1, 0, Logits.LAST, Precision.uniform(TensorFormat.BF16), Fusion.FLASH,
                Counting.STANDARD).withParallelism(new Parallelism(1, stages, 1, 1, 1, 0));
    }

    private static double flops(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            sum += operator.site().count() * operator.flops();
        }
        return sum;
    }
}
