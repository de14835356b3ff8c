package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.VocabularyHead;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.operator.Site;
import dev.roofline.operator.Traffic;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold of counts whatever the model. */
class CountingLawsTest {
    @Test
    void flopsGrowInProportionToTheBatch() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            Fusion fusion = generated.fusion();
            int tokens = generated.between(1, 70);
            int batch = generated.between(2, 9);
            double one = flops(model, Generated.prefill(1, tokens, 3, fusion, Logits.ALL));
            double many = flops(model, Generated.prefill(batch, tokens, 3, fusion, Logits.ALL));
            assertThat(many).as("seed %d", seed).isEqualTo(batch * one);
        }
    }

    @Test
    void aPrefillOfSomeTokensDoesTheWorkOfThatManyDecodeSteps() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.decoder();
            int tokens = generated.between(1, 90);
            int cached = generated.between(0, 90);
            Workload prefill = Generated.prefill(2, tokens, cached, Fusion.FLASH, Logits.ALL);
            double steps = 0;
            double written = 0;
            for (int step = 0; step < tokens; step++) {
                List<Operator> operators = OperatorList.of(model, Generated.decode(2, cached + step, Fusion.FLASH));
                steps += flops(operators);
                written += traffic(operators).kvWritten();
            }
            assertThat(flops(model, prefill)).as("seed %d", seed).isEqualTo(steps);
            assertThat(traffic(OperatorList.of(model, prefill)).kvWritten())
                    .as("seed %d", seed)
                    .isEqualTo(written);
        }
    }

    @Test
    void aPrefillOfOneTokenIsADecodeStep() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            Fusion fusion = generated.fusion();
            int cached = generated.between(0, 200);
            assertThat(OperatorList.of(model, Generated.prefill(3, 1, cached, fusion, Logits.LAST)))
                    .as("seed %d", seed)
                    .isEqualTo(OperatorList.of(
                            model, Generated.decode(3, cached, fusion).withLatentForm(LatentForm.NAIVE)));
        }
    }

    @Test
    void fusionNeverAddsBytesNorWork() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            int tokens = generated.between(1, 90);
            double bytes = Double.POSITIVE_INFINITY;
            double flops = Double.POSITIVE_INFINITY;
            for (Fusion fusion : Fusion.values()) {
                List<Operator> operators = OperatorList.of(model, Generated.prefill(2, tokens, 5, fusion, Logits.LAST));
                assertThat(traffic(operators).total())
                        .as("seed %d %s", seed, fusion)
                        .isLessThanOrEqualTo(bytes);
                assertThat(flops(operators)).as("seed %d %s", seed, fusion).isLessThanOrEqualTo(flops);
                bytes = traffic(operators).total();
                flops = flops(operators);
            }
        }
    }

    @Test
    void weightsAndCacheMoveTheSameUnderEveryFusion() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            // Without a final norm of its own row: under ideal that row goes, parameters and all.
            Workload none = Generated.decode(2, generated.between(0, 90), Fusion.NONE);
            Workload flash = Generated.decode(2, none.contextTokens(), Fusion.FLASH);
            Traffic unfused = traffic(OperatorList.of(model, none));
            Traffic fused = traffic(OperatorList.of(model, flash));
            assertThat(fused.weight()).as("seed %d", seed).isCloseTo(unfused.weight(), within(1e-6 * unfused.weight()));
            // Unfused, latents are read by scores and by values, fused once for both.
            if (!model.hasLatents()) {
                assertThat(fused.kv()).as("seed %d", seed).isEqualTo(unfused.kv());
            }
        }
    }

    @Test
    void fusedWorkMovesNothingAndHasAnAnchorInTheSameLayersOfItsList() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            List<Operator> operators =
                    OperatorList.of(generated.anyDecoder(), Generated.prefill(1, 20, 0, Fusion.FLASH, Logits.LAST));
            for (Operator operator : operators) {
                if (operator.site().isFused()) {
                    assertThat(operator.accesses())
                            .as("seed %d %s", seed, operator.site().id())
                            .isEmpty();
                    assertAnchored(operator, operators, seed);
                }
            }
        }
    }

    @Test
    void everyPassOfATrainingStepHasTheAnchorsOfItsFusedWork() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            for (Workload phase : WorkloadPlan.of(model, WorkloadOptions.NONE.with(Field.PHASE, PhaseChoice.TRAIN))
                    .workloads()) {
                List<Operator> operators = OperatorList.of(model, phase);
                for (Operator operator : operators) {
                    if (operator.site().isFused()) {
                        assertAnchored(operator, operators, seed);
                    }
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // An anchor is that very site.
    private static void assertAnchored(Operator operator, List<Operator> operators, int seed) {
        Site anchor = operator.site().anchor().orElseThrow();
        assertThat(operators)
                .as("seed %d anchor of %s", seed, operator.site().id())
                .filteredOn(other -> other.site() == anchor)
                .singleElement()
                .matches(other -> !other.site().isFused()
                        && other.site().layers().equals(operator.site().layers()));
    }

    @Test
    void aStepReadsEveryParameterOnce() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            ModelSpec model = new Generated(seed).anyDecoder();
            double bytes = traffic(OperatorList.of(model, Generated.decode(1, 7, Fusion.FLASH)))
                    .weight();
            // Of the experts, those that the token takes.
            long total = ParameterCount.of(model).active();
            long table = model.embedding().orElseThrow().parameters();
            long positions = model.stacks().get(0).input().positions();
            // The head reads its matrix whole; of the embedding and of the positions a step reads one row each.
            double expected = total
                    - (((VocabularyHead) model.head()).tied() ? 0 : table)
                    + model.width()
                    - (positions > 0 ? (positions - 1) * (double) model.width() : 0);
            assertThat(bytes / 2).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void everyOperatorOfAnyDecoderHasAsManyOperationsAndBytesAsItsFormulasSay() {
        for (int seed = 0; seed < 20; seed++) {
            for (Fusion fusion : Fusion.values()) {
                for (Operator operator : OperatorList.of(
                        new Generated(seed).anyDecoder(), Generated.prefill(1, 20, 0, fusion, Logits.LAST))) {
                    Formulas.assertHold("seed " + seed, operator);
                }
            }
        }
    }

    private static double flops(ModelSpec model, Workload workload) {
        return flops(OperatorList.of(model, workload));
    }

    private static double flops(List<Operator> operators) {
        double sum = 0;
        for (Operator operator : operators) {
            sum += operator.flops() * operator.site().count();
        }
        return sum;
    }

    private static Traffic traffic(List<Operator> operators) {
        Traffic sum = Traffic.ZERO;
        for (Operator operator : operators) {
            sum = sum.plus(operator.traffic().times(operator.site().count()));
        }
        return sum;
    }
}
