package dev.roofline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
    private static final double EXACT = 1e-9;
    private static final String STEP = "analyze " + Rows.SMALL + "--phase train --batch 2 --prompt 4 --by phase ";

    /**
     * Adam does 13 FLOPs to each of 2,424 parameters. It reads the gradient and writes the weight, two bytes each, and reads
     * and writes two moments and a master copy in fp32, 12 bytes.
     */
    @Test
    void theOptimizerGoesOverAllParametersOnce() {
        Rows.Row optimizer = Rows.by("phase", STEP).get("optimizer");
        assertThat(Rows.number(optimizer, "flops")).isEqualTo(13 * 2424);
        assertThat(Rows.number(optimizer, "gradient_bytes")).isEqualTo(2 * 2424);
        assertThat(Rows.number(optimizer, "weight_bytes")).isEqualTo(2 * 2424);
        assertThat(Rows.number(optimizer, "optimizer_bytes")).isEqualTo(2 * 12 * 2424);
        assertThat(Rows.number(optimizer, "bytes")).isEqualTo((2 + 2 + 24) * 2424);
    }

    /** A step is its three phases; what the model asks for in it, see {@link ModelFlopsTest}, over what the device could do. */
    @Test
    void aStepIsItsPhasesOneAfterAnother() {
        Rows.Table rows = Rows.by("phase", STEP + "--tokens 1e9 --price 3.6");
        double seconds = 0;
        for (Rows.Row row : rows.all()) {
            seconds += Rows.number(row, "time_s");
        }
        Rows.Row forward = rows.get("forward");
        assertThat(rows.keys()).containsExactly("forward", "backward", "optimizer");
        assertThat(Rows.number(forward, "step_s")).isCloseTo(seconds, within(1e-15));
        assertThat(Rows.number(forward, "bubble_s")).isZero();
        assertThat(Rows.number(forward, "step_tokens_per_s") * seconds).isCloseTo(8, within(EXACT));
        double asked = 3 * (3 * (2 * 8 * 704 + 2 * 2 * 2 * 2 * 4 * 10) + 2 * 8 * 128);
        assertThat(Rows.number(forward, "step_mfu")).isCloseTo(asked / 1e12 / seconds, within(EXACT));
        // The scores are made again on the way back, in the kernel: a product of the two, of ten pairs a sequence.
        double done = asked + 3 * 2 * 2 * 2 * 4 * 10;
        assertThat(Rows.number(forward, "step_hfu")).isCloseTo(done / 1e12 / seconds, within(EXACT));
        // 10^9 tokens, eight a step, at 0.001 a second.
        double run = 1e9 / 8 * seconds;
        assertThat(Rows.number(forward, "run_days")).isCloseTo(run / 86_400, within(EXACT));
        assertThat(Rows.number(forward, "run_cost")).isCloseTo(run * 0.001, within(EXACT));
    }

    /** Of stages alike and m micro-batches the pipeline fills and empties for (p - 1) / m of the work (arXiv 2104.04473). */
    @Test
    void aPipelineWaitsAsLongAsItFillsAndEmpties() {
        String command =
                "analyze --model gpt --hw a100 --phase train --batch 16 --prompt 512 --micro-batch 1 --by phase"
                        + " --columns phase,time_s,step_s,bubble_s --pp ";
        Rows.Table two = Rows.by("phase", command + 2);
        double work = Rows.number(two.get("forward"), "time_s") + Rows.number(two.get("backward"), "time_s");
        double bubble = Rows.number(two.get("forward"), "bubble_s");
        // The other stage is the faster one, for it has no head: it is waited for less than a sixteenth of the slowest.
        assertThat(bubble).isPositive().isLessThan(work / 16);
        assertThat(Rows.number(two.get("forward"), "step_s"))
                .isCloseTo(work + Rows.number(two.get("optimizer"), "time_s") + bubble, within(1e-12));
        double four = Rows.number(Rows.by("phase", command + 4).get("forward"), "bubble_s");
        assertThat(four).isGreaterThan(bubble);
    }
}
