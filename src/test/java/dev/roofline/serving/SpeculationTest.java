package dev.roofline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.workload.Field;
import dev.roofline.workload.Logits;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Guesses and their check, a pass at a time. */
class SpeculationTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final HardwareProfile h100 =
            Catalogue.hardware(List.of()).load("h100").value();
    private final ModelSpec target = models.load("llama-3.1-8b").value();
    private final ModelSpec small = models.load("llama-3.2-1b").value();

    @Test
    void aPassMakesAsManyTokensAsThePaperSays() {
        // (1 - alpha^(gamma + 1)) / (1 - alpha), arXiv 2211.17192, equation 1.
        assertThat(speculation(4, 0.8).tokensPerPass()).isCloseTo((1 - Math.pow(0.8, 5)) / 0.2, within(1e-12));
        assertThat(speculation(7, 0.5).tokensPerPass()).isCloseTo((1 - Math.pow(0.5, 8)) / 0.5, within(1e-12));
        assertThat(speculation(5, 0).tokensPerPass()).isEqualTo(1);
        assertThat(speculation(5, 1).tokensPerPass()).isEqualTo(6);
    }

    /** Guesses thrown with a die until one is refused: what a pass makes, and where passes begin. */
    @Test
    void thrownGuessesMakeAsManyTokensOnAverage() {
        Random random = new Random(7);
        long tokens = 0;
        int passes = 200_000;
        for (int pass = 0; pass < passes; pass++) {
            int accepted = 0;
            while (accepted < 4 && random.nextDouble() < 0.7) {
                accepted++;
            }
            tokens += accepted + 1;
        }
        assertThat((double) tokens / passes).isCloseTo(speculation(4, 0.7).tokensPerPass(), within(0.02));
    }

    @Test
    void aPassIsGammaStepsOfTheDraftAndOnePassOfGammaAndOneTokens() {
        Workload decode = decode(target, 700);
        double expected = 0;
        for (int guess = 0; guess < 3; guess++) {
            expected += Evaluator.analyse(small, decode(small, 700 + guess), h100)
                    .totals()
                    .seconds();
        }
        Workload check = new Workload(
                new PassShape(Phase.PREFILL, 1, 4, 700),
                new Numerics(decode.precision(), decode.fusion()),
                decode.counting(),
                Logits.ALL);
        expected += Evaluator.analyse(target, check, h100).totals().seconds();
        Speculation speculation = new Speculation(small, List.of(decode(small, 700)), 3, 0.5);
        assertThat(speculation.passSeconds(target, decode, 0, h100)).isCloseTo(expected, within(expected * 1e-12));
    }

    @Test
    void fewGuessesAreFastestWhereFewAreRight() {
        Workload decode = decode(target, 512);
        long last = 0;
        for (double acceptance : new double[] {0.3, 0.6, 0.8, 0.95}) {
            long fastest = speculation(4, acceptance).fastestGamma(target, decode, h100);
            assertThat(fastest).isGreaterThanOrEqualTo(last);
            last = fastest;
        }
        assertThat(last).isGreaterThan(4);
    }

    /** Every number of guesses tried by itself: none is faster than the one that is named, up to the most that is taken. */
    @Test
    void noNumberOfGuessesIsFasterThanTheFastest() {
        Workload decode = decode(target, 512);
        for (double acceptance : new double[] {0, 0.7, 0.97, 0.999, 1}) {
            long fastest = speculation(4, acceptance).fastestGamma(target, decode, h100);
            double least = perToken(fastest, acceptance, decode);
            for (long gamma = 1; gamma <= Speculation.MOST; gamma++) {
                assertThat(perToken(gamma, acceptance, decode))
                        .as("%d guesses, accepted with %s", gamma, acceptance)
                        .isGreaterThanOrEqualTo(least * (1 - 1e-12));
            }
        }
        // A draft that is nearly always right earns more guesses than the 16 that were once the most tried.
        assertThat(speculation(4, 0.999).fastestGamma(target, decode, h100)).isGreaterThan(16);
    }

    /** The sum that is carried on from one number of guesses to the next is that of each number by itself. */
    @Test
    void aPassIsAsLongAsByItself() {
        Workload decode = decode(target, 30_000);
        Speculation any = new Speculation(small, List.of(decode(small, 30_000)), 4, 0.9);
        double[] token = any.tokenSeconds(target, decode, 0, h100);
        assertThat(token).hasSize((int) Speculation.MOST + 1);
        for (int gamma = 1; gamma <= Speculation.MOST; gamma++) {
            double alone = perToken(gamma, 0.9, decode);
            assertThat(token[gamma]).as("%d guesses", gamma).isCloseTo(alone, within(alone * 1e-12));
        }
    }

    @Test
    void theFastestIsTheOneAskedForWhereItIsAsFastAsAny() {
        Workload decode = decode(target, 512);
        for (long gamma : new long[] {1, 20, 48, Speculation.MOST}) {
            Speculation asked = speculation(gamma, 0.999);
            long fastest = asked.fastestGamma(target, decode, h100);
            assertThat(perToken(fastest, 0.999, decode)).isLessThanOrEqualTo(perToken(gamma, 0.999, decode));
            assertThat(speculation(fastest, 0.999).fastestGamma(target, decode, h100))
                    .isEqualTo(fastest);
        }
    }

    @Test
    void guessesEndWhereSequencesDo() {
        // At the longest context there is, fewer guesses than the most are left to try.
        Workload decode = decode(target, Workload.MOST - 8);
        Speculation last = new Speculation(small, List.of(decode(small, Workload.MOST - 8)), 4, 0.99);
        assertThat(last.fastestGamma(target, decode, h100)).isBetween(1L, 7L);
        assertThatThrownBy(() -> new Speculation(small, List.of(decode(small, Workload.MOST - 8)), 8, 0.99))
                .isInstanceOf(UnsuitableWorkloadException.class);
    }

    /** What a pass reads of the model's cache and of the draft's is kept while it lasts. */
    @Test
    void whatThePassReadsIsKept() {
        MemoryBudget memory = MemoryBudget.of(h100, MemoryShare.ALL);
        Workload decode = decode(target, 512);
        for (long gamma : new long[] {1, 4, Speculation.MOST}) {
            Speculation asked = speculation(gamma, 0.7);
            double kept = new DeviceParts(target, decode.precision(), decode.parallelism())
                    .memoryKept(asked.checked(List.of(decode)), 1, memory)
                    .cache();
            assertThat(kept)
                    .as("%d guesses", gamma)
                    .isEqualTo(Evaluator.analyse(target, asked.checking(decode), h100)
                            .totals()
                            .traffic()
                            .kvRead());
            Workload last = decode(small, 512 + gamma - 1);
            assertThat(asked.memoryKept(List.of(decode), 1, memory).cache())
                    .as("%d guesses of the draft", gamma)
                    .isEqualTo(Evaluator.analyse(small, last, h100)
                            .totals()
                            .traffic()
                            .kvRead());
        }
    }

    private double perToken(long gamma, double acceptance, Workload decode) {
        Speculation speculation =
                new Speculation(small, List.of(decode(small, decode.contextTokens())), gamma, acceptance);
        return speculation.passSeconds(target, decode, 0, h100) / speculation.tokensPerPass();
    }

    /** A module is its parameters' products, the head and the product that joins: 2 FLOPs a parameter and token. */
    @Test
    void aModuleOfTheModelsOwnIsALayerAndTheHead() {
        ModelSpec deepseek = models.load("deepseek-v3").value();
        ModelSpec module = deepseek.multiTokenPrediction().orElseThrow().module(deepseek);
        // The published module has two norms more than our layer; its embedding and head are the model's.
        long own = ParameterCount.of(deepseek).multiTokenPrediction();
        ParameterCount count = ParameterCount.of(module);
        long norms = count.total() - count.part(ParameterPart.EMBEDDING) - count.part(ParameterPart.HEAD) - own;
        assertThat(norms).isBetween(-2L * 7168, 7168L);
        Workload step = WorkloadPlan.of(module, WorkloadOptions.NONE.with(Field.PHASE, PhaseChoice.DECODE))
                .workloads()
                .get(0);
        double join = 0;
        for (Operator operator : OperatorList.of(module, Evaluator.decided(module, step, h100))) {
            join += operator.site().id().equals("embedding.join") ? operator.flops() : 0;
        }
        assertThat(join).isEqualTo(2.0 * 2 * 7168 * 7168);
    }

    @Test
    void aDraftIsKeptBesideTheModelAndAModuleWithoutWhatItShares() {
        Workload decode = decode(target, 512);
        double draft = speculation(4, 0.5)
                .memoryKept(List.of(decode), 1, MemoryBudget.of(h100, MemoryShare.ALL))
                .weights();
        assertThat(draft).isEqualTo(2.0 * ParameterCount.of(small).total());
        ModelSpec deepseek = models.load("deepseek-v3").value();
        ModelSpec module = deepseek.multiTokenPrediction().orElseThrow().module(deepseek);
        Workload own = Evaluator.decided(module, decode(module, 512), h100);
        double kept = new Speculation(module, List.of(own), 1, 0.5)
                .memoryKept(List.of(own), 1, MemoryBudget.of(h100, MemoryShare.ALL))
                .weights();
        double published = ParameterCount.of(deepseek).multiTokenPrediction();
        assertThat(kept).as("in fp8 blocks, most of it").isBetween(published, 1.1 * published);
    }

    @Test
    void whatIsNoProbabilityOrNoStepIsRefused() {
        assertThatThrownBy(() -> speculation(0, 0.5)).isInstanceOf(UnsuitableWorkloadException.class);
        assertThatThrownBy(() -> speculation(4, 1.5)).isInstanceOf(UnsuitableWorkloadException.class);
        assertThatThrownBy(() -> speculation(4, Double.NaN)).isInstanceOf(UnsuitableWorkloadException.class);
        Workload prompt = WorkloadPlan.of(small, WorkloadOptions.NONE.with(Field.PHASE, PhaseChoice.PREFILL))
                .workloads()
                .get(0);
        assertThatThrownBy(() -> new Speculation(small, List.of(prompt), 4, 0.5))
                .isInstanceOf(UnsuitableWorkloadException.class);
    }

    private Speculation speculation(long gamma, double acceptance) {
        return new Speculation(small, List.of(decode(small, 512)), gamma, acceptance);
    }

    private static Workload decode(ModelSpec model, long context) {
        return WorkloadPlan.of(
                        model,
                        WorkloadOptions.NONE
                                .with(Field.PHASE, PhaseChoice.DECODE)
                                .with(Field.CONTEXT, context))
                .workloads()
                .get(0);
    }
}
