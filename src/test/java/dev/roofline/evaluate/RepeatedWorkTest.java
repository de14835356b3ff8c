package dev.roofline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.cli.Cli;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Field;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What devices of a deployment do alike, or leave undone. */
class RepeatedWorkTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final HardwareProfile h200 =
            Catalogue.hardware(List.of()).load("h200").value();

    /** Copies of all experts: the ranks that hold tokens of their own, over those that divide experts. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 64, 1, 64, 1",
        "1, 64, 64, 1, 1, 64",
        "1, 8, 64, 1, 8, 8",
        "8, 1, 8, 1, 8, 8",
        "8, 1, 1, 1, 1, 8",
        "8, 64, 8, 1, 1, 64",
        "2, 4, 2, 4, 2, 8",
        "1, 8, 4, 4, 2, 8"
    })
    void copiesOfExperts(long tp, long ep, long dp, long cp, long copies, long devicesOfEach) {
        for (PhaseChoice phase : List.of(PhaseChoice.PREFILL, PhaseChoice.DECODE)) {
            RepeatedWork repeated = of(
                    "deepseek-v3",
                    options(phase, tp, dp, cp).with(Field.EXPERT, ep).with(Field.BATCH, dp));
            assertThat(repeated.expertCopies()).isEqualTo(copies);
            assertThat(repeated.devicesOfCopy()).isEqualTo(devicesOfEach);
            assertThat(repeated.repeatsExperts()).isEqualTo(copies > 1);
            assertThat(repeated.experts()).isEqualTo(256);
        }
        assertThat(of("llama-3.1-8b", options(PhaseChoice.DECODE, 1, dp, 1).with(Field.BATCH, dp))
                        .repeatsExperts())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"8, 8, 8, 1", "16, 8, 8, 2", "10, 4, 2, 3", "1, 8, 1, 1", "3, 8, 3, 1", "7, 1, 1, 7"})
    void replicasWithMostSequences(long batch, long replicas, long full, long most) {
        RepeatedWork repeated =
                of("llama-3.1-8b", options(PhaseChoice.DECODE, 1, replicas, 1).with(Field.BATCH, batch));
        assertThat(repeated.fullReplicas()).isEqualTo(full);
        assertThat(repeated.mostSequences()).isEqualTo(most);
        assertThat(repeated.hasEmptierReplicas()).isEqualTo(full < replicas);
    }

    @Test
    void aDecodesTokenIsOnEveryContextRankAndAPromptsIsNot() {
        assertThat(of("llama-3.1-8b", options(PhaseChoice.DECODE, 1, 1, 4)).contextRanks())
                .isEqualTo(4);
        assertThat(of("llama-3.1-8b", options(PhaseChoice.PREFILL, 1, 1, 4)).repeatsTokens())
                .isFalse();
    }

    /** What is read of the cache on several ranks: 8 key/value heads on 16 ranks twice, latents on every one. */
    @Test
    void keysAndLatentsOfTensorRanks() {
        assertThat(of("llama-3.1-8b", options(PhaseChoice.DECODE, 8, 1, 1)).repeatsKeys())
                .isFalse();
        assertThat(of("llama-3.1-8b", options(PhaseChoice.DECODE, 16, 1, 1)).keyRanks())
                .isEqualTo(2);
        assertThat(of("falcon-7b", options(PhaseChoice.DECODE, 4, 1, 1)).keyRanks())
                .isEqualTo(4);
        assertThat(of("deepseek-v3", options(PhaseChoice.DECODE, 8, 1, 1)).latentRanks())
                .isEqualTo(8);
        assertThat(of("deepseek-v3", options(PhaseChoice.PREFILL, 8, 1, 1)).repeatsLatents())
                .isFalse();
        assertThat(of("deepseek-v3", options(PhaseChoice.PREFILL, 8, 1, 1).with(Field.CONTEXT, 900))
                        .latentRanks())
                .isEqualTo(8);
    }

    /** What the option named divides takes less time: 64 tokens of each replica reach nearly all experts. */
    @Test
    void dividedExpertsTakeLessTime() {
        ModelSpec model = models.load("deepseek-v3").value();
        WorkloadOptions whole = options(PhaseChoice.DECODE, 1, 64, 1).with(Field.BATCH, 64 * 64);
        double copied = seconds(model, whole);
        double divided = seconds(model, whole.with(Field.EXPERT, 64));
        assertThat(copied / divided).isGreaterThan(4);
    }

    @Test
    void verdictsSayItWithTheOptionThatDividesIt() {
        assertThat(output("--model deepseek-v3 --hw h200 --dp 64 --batch 64"))
                .contains("; each of the 64 devices holds all 256 experts (--ep divides them)\n");
        assertThat(output("--model deepseek-v3 --hw h200 --dp 64 --ep 8 --batch 64"))
                .contains("; each of 8 groups of 8 devices holds all 256 experts (a larger --ep divides them)\n");
        assertThat(output("--model deepseek-v3 --hw h200 --dp 64 --ep 64 --batch 3"))
                .contains(
                        "; replicas are unequally loaded by 3 sequences: 61 of 64 have no sequence (--batch 64 gives each 1)\n")
                .doesNotContain("holds all");
        assertThat(output("--model llama-3.1-8b --hw h200 --dp 4 --batch 9"))
                .contains(
                        "; replicas are unequally loaded by 9 sequences: 3 of 4 have 2, one has 3 (--batch 12 gives each 3)\n");
        assertThat(output("--model llama-3.1-8b --hw h200 --tp 16 --cp 2"))
                .contains(
                        "; each of the 2 context ranks puts the same new tokens through its projections (--tp divides that work);"
                                + " each key/value head is on up to 2 tensor ranks (--cp divides what is read of them)\n");
        assertThat(output("--model deepseek-v3 --hw h200 --tp 8 --batch 4"))
                .contains(
                        "; the latent (MLA) cache is whole on each of the 8 tensor ranks (--dp or --cp divides it)\n");
        assertThat(output("--model llama-3.1-8b --hw h200 --tp 8 --pp 2 --dp 2 --batch 2"))
                .doesNotContain("holds all", "unequally loaded", "context ranks puts", "tensor ranks");
    }

    @Test
    void aTrainingStepSaysItOnce() {
        String output = output("--model mixtral-8x7b --hw h200 --phase train --dp 4 --batch 4");
        assertThat(output.split("each of the 4 devices holds all 8 experts \\(--ep divides them\\)", -1))
                .hasSize(2);
        assertThat(output("--model mixtral-8x7b --hw h200 --phase train --dp 4 --ep 4 --batch 4"))
                .doesNotContain("holds all");
    }

    private double seconds(ModelSpec model, WorkloadOptions options) {
        Workload workload = WorkloadPlan.of(model, options).workloads().get(0);
        return Evaluator.analyse(model, workload, h200).seconds();
    }

    private RepeatedWork of(String name, WorkloadOptions options) {
        ModelSpec model = models.load(name).value();
        return RepeatedWork.of(
                model, WorkloadPlan.of(model, options).workloads().get(0));
    }

    private static WorkloadOptions options(PhaseChoice phase, long tp, long dp, long cp) {
        return WorkloadOptions.NONE
                .with(Field.PHASE, phase)
                .with(Field.TENSOR, tp)
                .with(Field.DATA, dp)
                .with(Field.CONTEXT_RANKS, cp);
    }

    private static String output(String options) {
        Cli.Result result = Cli.run(("analyze " + options).split(" "));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        return result.output();
    }
}
