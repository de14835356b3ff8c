package dev.roofline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Request;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that has run for long. */
class SteadyStateTest {
    private static final long PROMPT = 1000;
    private static final long MADE = 200;

    private final ModelSpec model = Catalogue.models(List.of()).load("llama-3.1-8b").value();
    private final HardwareProfile h100 = Catalogue.hardware(List.of()).load("h100").value();

    /** 31 sequences get a token and one begins in each pass of 10 ms: 32 tokens a pass, 31 more for each that begins. */
    @Test
    void passesThatAreAllAlikeServeWhatOneOfThemDoes() {
        Workload pass = new Workload(
                Phase.MIXED, List.of(new Request(1, 512, 0), new Request(31, 1, 4096)), 1, 0, Workload.NO_TOWER, Logits.LAST,
                Precision.uniform(TensorFormat.BF16), Fusion.FLASH, Counting.STANDARD, Routing.UNIFORM, LatentForm.NAIVE,
                Parallelism.NONE, Offload.NONE);
        SteadyState state = SteadyState.ofPass(pass, 0.01);
        assertThat(state.inFlight()).isEqualTo(31);
        assertThat(state.chunk()).isEqualTo(512);
        assertThat(state.tokensPerSecond()).isEqualTo(3200);
        assertThat(state.requestsPerSecond()).isEqualTo(100);
    }

    @Test
    void asManyRequestsEndAsBegin() {
        for (double rate : new double[] {0.1, 2, 10, 30, 1000}) {
            SteadyState state = at(rate, 300, 2048);
            // Little's law: in flight = rate x time in flight, while passes run.
            assertThat(state.requestsPerSecond() * MADE * state.passSeconds())
                    .isCloseTo(state.inFlight() * state.busy(), within(1e-9));
            // Each pass takes n P / N prompt tokens on average.
            assertThat(state.carrying() * state.chunk())
                    .isCloseTo((double) state.inFlight() * PROMPT / MADE, within(1e-9));
            assertThat(state.tokensPerSecond()).isCloseTo(state.requestsPerSecond() * MADE, within(1e-6));
        }
    }

    /** Replicas in step serve as many times the rate as there are, with the times of one. */
    @Test
    void replicasEachServeTheirPartOfTheRate() {
        SteadyState one = at(10, 300, 2048);
        Parallelism four = new Parallelism(1, 1, 1, 4, 1, 0);
        SteadyState all = SteadyState.at(
                model, prefill().withParallelism(four), decode().withParallelism(four), h100, 40, 1200, 2048);
        assertThat(all.inFlight()).isBetween(4 * one.inFlight() - 3, 4 * one.inFlight());
        assertThat(all.firstToken()).isCloseTo(one.firstToken(), within(one.firstToken() * 1e-9));
        assertThat(all.passSeconds()).isCloseTo(one.passSeconds(), within(one.passSeconds() * 0.01));
        assertThat(all.tokensPerSecond()).isEqualTo(4 * one.tokensPerSecond());
    }

    @Test
    void theFewestRequestsInFlightServeTheRate() {
        SteadyState state = at(10, 300, 2048);
        assertThat(state.saturated()).isFalse();
        assertThat(state.busy()).isLessThanOrEqualTo(1);
        SteadyState fewer = at(10, state.inFlight() - 1, 2048);
        assertThat(fewer.saturated()).isTrue();
        assertThat(fewer.requestsPerSecond()).isLessThan(10);
    }

    @Test
    void aRateBeyondTheMemoryIsServedAsFarAsItGoes() {
        SteadyState state = at(1000, 50, 2048);
        assertThat(state.saturated()).isTrue();
        assertThat(state.inFlight()).isEqualTo(50);
        assertThat(state.busy()).isEqualTo(1);
        assertThat(at(1000, 100, 2048).requestsPerSecond()).isGreaterThan(state.requestsPerSecond());
    }

    @Test
    void aLoneRequestOfAnIdleServerHasTheTimesOfAGeneration() {
        SteadyState state = at(1e-6, 300, 2048);
        Workload step = new Workload(
                Phase.DECODE, 1, 1, PROMPT + (MADE - 2) / 2, 1, 0, Logits.LAST, Precision.uniform(TensorFormat.BF16),
                Fusion.FLASH, Counting.STANDARD);
        double alone = Generation.analyse(model, step, h100).totals().seconds();
        // One pass in 200 carries the prompt, beside the one token.
        double prompt = Generation.analyse(model, prefill(), h100).totals().seconds();
        assertThat(state.passSeconds()).isBetween(alone * 199 / 200, alone + prompt / 200);
        assertThat(state.firstToken()).isBetween(prompt, prompt + alone);
    }

    @Test
    void smallerChunksMakeAPromptTakeMorePasses() {
        SteadyState small = at(1e-6, 300, 100);
        SteadyState large = at(1e-6, 300, 1000);
        assertThat(small.chunk()).isEqualTo(100);
        assertThat(small.firstToken()).isGreaterThan(2 * large.firstToken());
    }

    private SteadyState at(double rate, long most, long chunk) {
        return SteadyState.at(model, prefill(), decode(), h100, rate, most, chunk);
    }

    private static Workload decode() {
        return new Workload(
                Phase.DECODE, 1, 1, PROMPT, MADE - 1, 0, Logits.LAST, Precision.uniform(TensorFormat.BF16), Fusion.FLASH,
                Counting.STANDARD);
    }

    private static Workload prefill() {
        return new Workload(
                Phase.PREFILL, 1, PROMPT, 0, 1, 0, Logits.LAST, Precision.uniform(TensorFormat.BF16), Fusion.FLASH,
                Counting.STANDARD);
    }
}
