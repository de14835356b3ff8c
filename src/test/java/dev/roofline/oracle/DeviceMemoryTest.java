package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.LargestFit;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.WeightBytes;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What devices keep, worked out by hand. */
class DeviceMemoryTest {
    private static final Precision BF16 = Precision.uniform(TensorFormat.BF16);

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final HardwareProfile h100 =
            Catalogue.hardware(List.of()).load("h100").value();

    @Test
    void aDeviceOfEightHoldsAnEighthOfTheMatricesAndAllNorms() {
        // 80 layers of (8192 (8192 + 2 x 1024) + 8192 x 8192 + 3 x 8192 x 28672) / 8 and 2 x 8192 of norms, two tables
        // of
        // 128256 x 8192 / 8 (a multiple of 64 already), a last norm: 2 bytes each.
        double layer = (8192.0 * (8192 + 2048) + 8192.0 * 8192 + 3.0 * 8192 * 28672) / 8 + 2 * 8192;
        double expected = 2 * (80 * layer + 2 * 128256.0 * 8192 / 8 + 8192);
        assertThat(weights("llama-3.1-70b", new Parallelism(8, 1, 1, 1, 1, 0), 0))
                .isEqualTo(expected);
    }

    @Test
    void stagesHoldAllOfTheModelAndATiedTableTwice() {
        ModelSpec gpt = models.load("gpt").value();
        double sum = 0;
        for (long stage = 0; stage < 5; stage++) {
            sum += WeightBytes.ofDevice(gpt, BF16, new Parallelism(1, 5, 1, 1, 1, 0), stage);
        }
        // GPT-2's head is its table of 50257 x 768: the last stage has a copy.
        double copy = 2.0 * 50257 * 768;
        assertThat(sum).isEqualTo(WeightBytes.of(ParameterCount.of(gpt), BF16) + copy);
    }

    @Test
    void expertsAreDividedAndTheRestIsWhole() {
        ModelSpec mixtral = models.load("mixtral-8x7b").value();
        ParameterCount count = ParameterCount.of(mixtral);
        double experts = count.part(ParameterPart.EXPERTS);
        assertThat(weights("mixtral-8x7b", new Parallelism(1, 1, 8, 8, 1, 0), 0))
                .isEqualTo(2 * (count.total() - experts + experts / 8));
    }

    @Test
    void aCacheIsKeptInPagesAndDividedByHeadsAndSequences() {
        // Two of 64 sequences, 1001 tokens each (63 pages of 16), 32 layers x 2 x 4 of 8 heads x 128 x 2 bytes.
        Workload decode = new Workload(
                        new PassShape(Phase.DECODE, 64, 1, 1000),
                        new Numerics(BF16, Fusion.FLASH),
                        Counting.STANDARD,
                        Logits.LAST)
                .withParallelism(new Parallelism(2, 1, 1, 32, 1, 0));
        DeviceMemory device = new DeviceParts(models.load("llama-3.1-8b").value(), BF16, decode.parallelism())
                .memoryKept(List.of(decode), 16, MemoryBudget.of(h100, MemoryShare.ALL));
        double token = 32 * 2 * 4 * 128 * 2;
        assertThat(device.cache()).isEqualTo(2 * 1001 * token);
        assertThat(device.allocated()).isEqualTo(2 * 63 * 16 * token);
        assertThat(device.isTooLarge()).isFalse();
    }

    @Test
    void sharedHeadsAndLatentsAreKeptByEveryRankThatNeedsThem() {
        Workload decode = new Workload(
                new PassShape(Phase.DECODE, 1, 1, 99),
                new Numerics(BF16, Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
        // 16 ranks, 8 key/value heads: one head each, as with 8 ranks.
        DeviceMemory sixteen = device("llama-3.1-8b", decode.withParallelism(new Parallelism(16, 1, 1, 1, 1, 0)));
        DeviceMemory eight = device("llama-3.1-8b", decode.withParallelism(new Parallelism(8, 1, 1, 1, 1, 0)));
        assertThat(sixteen.cache()).isEqualTo(eight.cache()).isEqualTo(100.0 * 32 * 2 * 128 * 2);
        // Latents have no heads: 61 layers x 576 channels x 2 bytes on every rank.
        DeviceMemory latent = device("deepseek-v3", decode.withParallelism(new Parallelism(8, 1, 1, 1, 1, 0)));
        assertThat(latent.cache()).isEqualTo(100.0 * 61 * 576 * 2);
    }

    @Test
    void theLargestThatFitsIsTheLastBeforeOneThatDoesNot() {
        for (long most : new long[] {1, 2, 15, 16, 17, 1000, 1024, 999_999_999}) {
            assertThat(LargestFit.of(size -> size, most, 1, Workload.MOST)).isEqualTo(OptionalLong.of(most));
            // Pages, a curve, and a plateau before a steep rise.
            assertThat(LargestFit.of(size -> (size + 15) / 16 * 16, most, 1, Workload.MOST))
                    .isEqualTo(most < 16 ? OptionalLong.empty() : OptionalLong.of(most / 16 * 16));
            assertThat(LargestFit.of(size -> (double) size * size, (double) most * most, 1, Workload.MOST))
                    .isEqualTo(OptionalLong.of(most));
            assertThat(LargestFit.of(size -> size <= most ? 1 : 1e12, 2, 1, Workload.MOST))
                    .isEqualTo(OptionalLong.of(most));
        }
        assertThat(LargestFit.of(size -> size, 3, 4, Workload.MOST)).isEmpty();
        assertThat(LargestFit.of(size -> size, 4, 4, Workload.MOST)).isEqualTo(OptionalLong.of(4));
        assertThat(LargestFit.of(size -> 1, 2, 1, Workload.MOST))
                .as("every size fits")
                .isEmpty();
    }

    private DeviceMemory device(String name, Workload workload) {
        return new DeviceParts(models.load(name).value(), BF16, workload.parallelism())
                .memoryKept(List.of(workload), 1, MemoryBudget.of(h100, MemoryShare.ALL));
    }

    private double weights(String name, Parallelism parallelism, long stage) {
        return WeightBytes.ofDevice(models.load(name).value(), BF16, parallelism, stage);
    }
}
