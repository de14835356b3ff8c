package dev.roofline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
    private static final double EXACT = 1e-9;

    /**
     * A step after ten tokens moves 6,120 bytes, all of it slower than its FLOPs: embedding 40, head 272 + 48, and in each of
     * three layers 320 for queries, keys and values (128 weights, the norm's 8, 8 in, 8 + 8 out, in two bytes), 208 for the
     * kernel, 176 for the output product (64 weights, 8 in, the residual's 8, 8 out), 608 (256 + 8 + 8 + 32) and 608 (256 +
     * 32 + 8 + 8) for the feed-forward. A token more in the
     * cache is 8 numbers of two bytes a layer, 48 bytes.
     */
    @Test
    void aGenerationIsTheSumOfItsSteps() {
        Rows.Row decode = Rows.by("phase", "analyze " + Rows.SMALL + "--prompt 10 --generate 4 --by phase")
                .get("decode");
        double first = 40 + 320 + 3 * (320 + 208 + 176 + 608 + 608);
        assertThat(first).isEqualTo(6120);
        assertThat(Rows.number(decode, "bytes")).isEqualTo(first + (first + 48) + (first + 96));
        // Ten bytes a nanosecond.
        assertThat(Rows.number(decode, "time_s") * 1e9).isCloseTo(1850.4, within(EXACT));
        assertThat(Rows.number(decode, "first_step_s") * 1e9).isCloseTo(612, within(EXACT));
        assertThat(Rows.number(decode, "mean_step_s") * 1e9).isCloseTo(616.8, within(EXACT));
        assertThat(Rows.number(decode, "last_step_s") * 1e9).isCloseTo(621.6, within(EXACT));
    }

    /** Steps one by one and as a generation are the same work, with windows, experts, latents and states. */
    @ParameterizedTest
    @ValueSource(strings = {"gemma-2-9b", "mixtral-8x7b", "deepseek-v2-lite", "mamba-codestral-7b"})
    void stepsOneByOneAddUp(String model) {
        String command =
                "analyze --model " + model + " --hw h100 --by phase --phase decode --columns time_s,flops,bytes ";
        double[] sum = new double[3];
        for (int step = 0; step < 5; step++) {
            Rows.Row row = Rows.one(command + "--context " + (4094 + step));
            sum[0] += Rows.number(row, "time_s");
            sum[1] += Rows.number(row, "flops");
            sum[2] += Rows.number(row, "bytes");
        }
        Rows.Row decode = Rows.by(
                        "phase", "analyze --model " + model + " --hw h100 --by phase --prompt 4094 --generate 6")
                .get("decode");
        assertThat(Rows.number(decode, "time_s")).isCloseTo(sum[0], within(sum[0] * 1e-9));
        assertThat(Rows.number(decode, "flops")).isCloseTo(sum[1], within(sum[1] * 1e-9));
        assertThat(Rows.number(decode, "bytes")).isCloseTo(sum[2], within(sum[2] * 1e-9));
    }

    /** The form of latent attention is the one that takes less time, whichever that is. */
    @ParameterizedTest
    @ValueSource(strings = {"--phase prefill --prompt 512", "--phase decode --context 8192 --batch 4"})
    void latentsAreInTheFasterForm(String phase) {
        String command = "analyze --model deepseek-v2-lite --hw h100 --by phase --columns time_s " + phase + " --mla ";
        double naive = Rows.number(Rows.one(command + "naive"), "time_s");
        double absorbed = Rows.number(Rows.one(command + "absorbed"), "time_s");
        assertThat(naive).isNotEqualTo(absorbed);
        assertThat(Rows.number(Rows.one(command + "fastest"), "time_s")).isEqualTo(Math.min(naive, absorbed));
    }
}
