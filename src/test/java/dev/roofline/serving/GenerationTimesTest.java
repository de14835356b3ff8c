package dev.roofline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import dev.roofline.evaluate.Cost;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GenerationTimesTest {
    /** Eight sequences of 100 tokens in 4 s are 200 tokens a second. */
    @Test
    void allSequencesTokensCountOverTheWholeTime() {
        Cost none = new Cost(OptionalDouble.empty(), OptionalDouble.empty(), "");
        GenerationTimes times = new GenerationTimes(
                1, new GenerationTimes.Steps(0.03, 0.0303, 0.031), 4, 100, 8, none, OptionalLong.empty());
        assertThat(times.tokensPerSecond()).isEqualTo(200);
    }

    /** A request in flight keeps 13 tokens at the end, one page of 768 bytes, and has 96 in passing: 1,151 fit beside 4,848. */
    @Test
    void requestsInFlightAreThoseThatFitAtTheEnd() {
        Rows.Row row = Rows.by("phase", "analyze " + Rows.SMALL + "--prompt 1 --generate 13 --by phase")
                .get("decode");
        assertThat(Rows.number(row, "requests_in_flight")).isEqualTo(1151);
    }

    /** A pass of a prompt of four tokens and of two requests that are decoded makes three tokens and begins one request. */
    @Test
    void aGivenPassIsAServersWholeLife() {
        Rows.Row row = Rows.one("analyze " + Rows.SMALL + "--requests 4@0,2x1@10 --by phase");
        double seconds = Rows.number(row, "time_s");
        assertThat(Rows.number(row, "served_in_flight")).isEqualTo(2);
        assertThat(Rows.number(row, "served_requests_per_s") * seconds).isCloseTo(1, within(1e-9));
        assertThat(Rows.number(row, "served_tokens_per_s") * seconds).isCloseTo(3, within(1e-9));
        assertThat(Rows.number(row, "served_token_s")).isEqualTo(seconds);
        assertThat(Rows.number(row, "served_busy")).isEqualTo(1);
    }
}
