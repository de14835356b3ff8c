package dev.roofline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.evaluate.Cost;
import dev.roofline.serving.GenerationTimes;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GenerationTextTest {
    private static final Cost NONE = new Cost(OptionalDouble.empty(), OptionalDouble.empty(), "");

    /** One sequence is not counted, nor is a cost named that nobody asked for. */
    @Test
    void saysNoMoreThanThereIsToSay() {
        GenerationTimes times = new GenerationTimes(
                0.25, new GenerationTimes.Steps(0.01, 0.0125, 0.015), 1.5, 101, 1, NONE, OptionalLong.empty());
        assertThat(GenerationText.finding(times).sentence())
                .isEqualTo(
                        "generate: first token after 250 ms (TTFT), then 12.5 ms a token (TPOT; first 10 ms, last 15 ms); "
                                + "101 tokens in 1.5 s, 67.33 tokens/s");
    }

    @Test
    void saysWhatBatchesCostAndHowManyFit() {
        Cost cost = new Cost(OptionalDouble.of(0.4321), OptionalDouble.of(0.0021), "EUR");
        GenerationTimes times = new GenerationTimes(
                0.25, new GenerationTimes.Steps(0.01, 0.0125, 0.015), 1.5, 101, 4, cost, OptionalLong.of(77));
        assertThat(GenerationText.finding(times).sentence())
                .endsWith("101 tokens in 1.5 s for each of 4 sequences, 269.3 tokens/s, 0.4321 EUR a million tokens, "
                        + "2.1 mJ a token; memory holds 77 such requests at their full length (max concurrency)");
    }
}
