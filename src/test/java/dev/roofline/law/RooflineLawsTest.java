package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Placement;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import org.junit.jupiter.api.Test;

/** What must hold of times and bounds whatever the model and the machine. */
class RooflineLawsTest {
    @Test
    void attainableRateNeverExceedsThePeakAndMeetsItAtTheRidge() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.decoder();
            HardwareProfile machine = generated.machine();
            for (Placement placement : prefill(model, machine, Fusion.NONE).placements()) {
                double peak = placement.ceiling().peak().perSecond();
                assertThat(placement.attainable()).as("seed %d", seed).isLessThanOrEqualTo(peak);
                assertThat(placement.ridge() * placement.memory().bytesPerSecond())
                        .as("seed %d", seed)
                        .isCloseTo(peak, within(peak * 1e-12));
            }
        }
    }

    @Test
    void doublingACeilingNeverSlows() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.decoder();
            Fusion fusion = generated.fusion();
            double base = prefill(model, Generated.machine(1e12, 1e11, 1e10), fusion)
                    .totals()
                    .seconds();
            for (HardwareProfile faster : new HardwareProfile[] {
                Generated.machine(2e12, 1e11, 1e10),
                Generated.machine(1e12, 2e11, 1e10),
                Generated.machine(1e12, 1e11, 2e10)
            }) {
                assertThat(prefill(model, faster, fusion).totals().seconds())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(base);
            }
            assertThat(prefill(model, Generated.machine(2e12, 2e11, 2e10), fusion)
                            .totals()
                            .seconds())
                    .as("seed %d", seed)
                    .isCloseTo(base / 2, within(base * 1e-9));
        }
    }

    @Test
    void moreFusionNeverSlows() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.decoder();
            HardwareProfile machine = generated.machine();
            double none = prefill(model, machine, Fusion.NONE).totals().seconds();
            double flash = prefill(model, machine, Fusion.FLASH).totals().seconds();
            double ideal = prefill(model, machine, Fusion.IDEAL).totals().seconds();
            assertThat(flash).as("seed %d", seed).isLessThanOrEqualTo(none);
            assertThat(ideal).as("seed %d", seed).isLessThanOrEqualTo(flash * (1 + 1e-12));
        }
    }

    @Test
    void anOperatorTakesTheMaximumOverItsResourcesAndFoldedWorkNoTimeOfItsOwn() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            for (Placement placement : prefill(generated.decoder(), generated.machine(), Fusion.FLASH)
                    .placements()) {
                assertThat(placement.seconds())
                        .as("seed %d %s", seed, placement.site().id())
                        .isEqualTo(Math.max(
                                placement.totals().needed().compute(),
                                placement.totals().needed().memory()));
                if (placement.isFused()) {
                    assertThat(placement.seconds()).isZero();
                }
            }
        }
    }

    @Test
    void anIdealPhaseTakesTheMaximumOfItsSums() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Generated generated = new Generated(seed);
            Analysis analysis = prefill(generated.decoder(), generated.machine(), Fusion.IDEAL);
            double larger = Math.max(
                    analysis.totals().needed().compute(),
                    analysis.totals().needed().memory());
            assertThat(analysis.totals().seconds()).as("seed %d", seed).isCloseTo(larger, within(larger * 1e-12));
        }
    }

    @Test
    void aGenerationIsTheSumOfItsSteps() {
        for (int seed = 0; seed < 50; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.decoder();
            HardwareProfile machine = generated.machine();
            Workload steps = decode(1, 11, generated.between(1, 90));
            double seconds = 0;
            double flops = 0;
            for (long step = 0; step < steps.steps(); step++) {
                Analysis one = Evaluator.analyse(model, decode(1, 11 + step, 1), machine);
                seconds += one.totals().seconds();
                flops += one.totals().flops();
            }
            Analysis sum = Evaluator.analyse(model, steps, machine);
            assertThat(sum.totals().seconds()).as("seed %d", seed).isCloseTo(seconds, within(seconds * 1e-12));
            assertThat(sum.totals().flops()).as("seed %d", seed).isEqualTo(flops);
        }
    }

    private static Analysis prefill(ModelSpec model, HardwareProfile machine, Fusion fusion) {
        return Evaluator.analyse(model, Generated.prefill(2, 33, 5, fusion, Logits.LAST), machine);
    }

    private static Workload decode(long batch, long context, long steps) {
        return new Workload(
                new PassShape(Phase.DECODE, batch, 1, context).withSteps(steps),
                new Numerics(Precision.uniform(TensorFormat.FP16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
    }
}
