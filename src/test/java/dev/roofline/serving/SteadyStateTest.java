package dev.roofline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
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
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A server that has run for long. */
class SteadyStateTest {
    private static final long PROMPT = 1000;
    private static final long MADE = 200;

    private final ModelSpec model =
            Catalogue.models(List.of()).load("llama-3.1-8b").value();
    private final HardwareProfile h100 =
            Catalogue.hardware(List.of()).load("h100").value();

    /** 31 sequences get a token and one begins in each pass of s seconds: 32 tokens a pass, 31 more for each that begins. */
    @Test
    void passesThatAreAllAlikeServeWhatOneOfThemDoes() {
        Workload pass = prefill().mixed(List.of(new Request(1, 512, 0), new Request(31, 1, 4096)));
        Analysis analysis = Evaluator.analyse(model, pass, h100);
        SteadyState state = SteadyState.ofPass(pass, analysis, keeping(h100).apply(List.of(pass)));
        assertThat(state.inFlight()).isEqualTo(31);
        assertThat(state.chunk()).isEqualTo(512);
        assertThat(state.tokensPerSecond()).isEqualTo(32 / analysis.seconds());
        assertThat(state.requestsPerSecond()).isEqualTo(1 / analysis.seconds());
        assertThat(state.passes().get(0).list()).isEqualTo("512@0,31x1@4096");
    }

    @Test
    void asManyRequestsEndAsBegin() {
        for (double rate : new double[] {0.1, 2, 10, 30, 1000}) {
            SteadyState state = at(rate, 2048);
            // Little's law: in flight = rate x time in decode passes, while passes run.
            assertThat(state.requestsPerSecond() * (MADE - 1) * state.passSeconds())
                    .isCloseTo(state.inFlight() * state.busy(), within(1e-9));
            assertThat(promptTokens(state)).isCloseTo(state.inFlight() * PROMPT / (MADE - 1), within(1e-9));
            assertThat(state.tokensPerSecond()).isCloseTo(state.requestsPerSecond() * MADE, within(1e-6));
        }
    }

    /** Of two tokens the prompt yields one: a request in flight ends in its only decode pass, and another one begins. */
    @Test
    void requestsOfTwoTokensEndInOneDecodePass() {
        SteadyState state = server(2, 2048, Parallelism.NONE, h100).at(1).orElseThrow();
        assertThat(state.inFlight()).isEqualTo(1);
        assertThat(lists(state)).containsExactly("1@1000,1000@0");
        assertThat(state.requestsPerSecond() * state.passSeconds()).isCloseTo(state.busy(), within(1e-12));
    }

    /** Nothing is decoded of requests of one token: they end as their prompts do, two and a part of 2,048 tokens. */
    @Test
    void requestsOfOneTokenArePrompts() {
        Server server = server(1, 2048, Parallelism.NONE, h100);
        SteadyState few = server.at(1).orElseThrow();
        assertThat(few.inFlight()).isZero();
        assertThat(lists(few)).containsExactly("1000@0");
        assertThat(few.firstToken())
                .isEqualTo(Evaluator.analyse(model, prefill(), h100).seconds());
        SteadyState most = server.at(1e6).orElseThrow();
        assertThat(most.saturated()).isTrue();
        assertThat(most.most()).isEqualTo(2.048);
        assertThat(most.tokensPerSecond()).isEqualTo(most.requestsPerSecond());
    }

    /** Replicas in step serve as many times the rate as there are, with the times of one. */
    @Test
    void replicasEachServeTheirPartOfTheRate() {
        SteadyState one = at(10, 2048);
        SteadyState all = server(MADE, 2048, new Parallelism(1, 1, 1, 4, 1, 0), h100)
                .at(40)
                .orElseThrow();
        assertThat(all.inFlight()).isEqualTo(4 * one.inFlight());
        assertThat(all.firstToken()).isEqualTo(one.firstToken());
        assertThat(all.passSeconds()).isEqualTo(one.passSeconds());
        assertThat(all.tokensPerSecond()).isEqualTo(4 * one.tokensPerSecond());
        assertThat(lists(all)).isEqualTo(lists(one));
    }

    @Test
    void theFewestRequestsInFlightServeTheRate() {
        SteadyState state = at(10, 2048);
        assertThat(state.saturated()).isFalse();
        assertThat(state.busy()).isLessThanOrEqualTo(1);
        // They serve no more than passes that follow each other let them.
        double capacity = state.requestsPerSecond() / state.busy();
        assertThat(at(capacity * (1 - 1e-9), 2048).inFlight()).isEqualTo(state.inFlight());
        assertThat(at(capacity * (1 + 1e-9), 2048).inFlight()).isEqualTo(state.inFlight() + 1);
    }

    /** Four decode passes of 50 prompt tokens each let one prompt of 200 begin, and so one request be in flight. */
    @Test
    void aSmallChunkLimitsWhatIsServed() {
        SteadyState full = new Server(model, h100, prefill().withNewTokens(200), 5, 50, keeping(h100))
                .at(1e6)
                .orElseThrow();
        assertThat(full.saturated()).isTrue();
        assertThat(full.limit()).isEqualTo(SteadyState.Limit.CHUNK);
        assertThat(full.inFlight()).isEqualTo(1);
        assertThat(lists(full)).containsExactly("1@202,50@75");
        assertThat(full.firstToken()).isCloseTo(4 * full.passSeconds(), within(1e-12));
        assertThat(full.requestsPerSecond()).isCloseTo(0.25 / full.passSeconds(), within(1e-9));
    }

    /** Where a prompt takes more passes than its tokens, some passes decode nothing. */
    @Test
    void aPromptOfManyChunksIsDecodedNowAndThen() {
        SteadyState state = server(2, 100, Parallelism.NONE, h100).at(1e6).orElseThrow();
        assertThat(lists(state)).containsExactly("100@450", "1@1000,100@450");
        assertThat(state.inFlight()).isCloseTo(0.1, within(1e-12));
        assertThat(state.passes().get(1).share()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void aRateBeyondTheMemoryIsServedAsFarAsItGoes() {
        Server server = server(MADE, 1 << 20, Parallelism.NONE, h100);
        SteadyState state = server.at(1e6).orElseThrow();
        assertThat(state.saturated()).isTrue();
        assertThat(state.limit()).isEqualTo(SteadyState.Limit.MEMORY);
        assertThat(state.busy()).isEqualTo(1);
        for (ServedPass pass : state.passes()) {
            assertThat(pass.memory().isTooLarge()).isFalse();
        }
    }

    @Test
    void aLoneRequestOfAnIdleServerHasTheTimesOfAGeneration() {
        SteadyState state = at(1e-6, 2048);
        Workload step = new Workload(
                new PassShape(Phase.DECODE, 1, 1, PROMPT + (MADE - 2) / 2),
                new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
        double alone = Evaluator.analyse(model, step, h100).totals().seconds();
        // One pass in 199 carries the prompt, beside the one token.
        double prompt = Evaluator.analyse(model, prefill(), h100).totals().seconds();
        assertThat(state.passSeconds()).isBetween(alone * 198 / 199, alone + prompt / 199);
        assertThat(state.firstToken()).isBetween(prompt, prompt + alone);
    }

    @Test
    void smallerChunksMakeAPromptTakeMorePasses() {
        SteadyState small = at(1e-6, 100);
        SteadyState large = at(1e-6, 1000);
        assertThat(small.chunk()).isEqualTo(100);
        assertThat(small.firstToken()).isGreaterThan(2 * large.firstToken());
    }

    private static double promptTokens(SteadyState state) {
        double tokens = 0;
        for (ServedPass pass : state.passes()) {
            tokens += pass.share() * pass.promptTokens();
        }
        return tokens;
    }

    private static List<String> lists(SteadyState state) {
        List<String> lists = new ArrayList<>();
        for (ServedPass pass : state.passes()) {
            lists.add(pass.list());
        }
        return lists;
    }

    private SteadyState at(double rate, long chunk) {
        return server(MADE, chunk, Parallelism.NONE, h100).at(rate).orElseThrow();
    }

    private Server server(long made, long chunk, Parallelism parallelism, HardwareProfile machine) {
        return new Server(model, machine, prefill().withParallelism(parallelism), made, chunk, keeping(machine));
    }

    private Function<List<Workload>, DeviceMemory> keeping(HardwareProfile machine) {
        DeviceParts parts = new DeviceParts(model, prefill().precision(), Parallelism.NONE);
        return workloads -> parts.memoryKept(workloads, 16, MemoryBudget.of(machine, MemoryShare.ALL));
    }

    private static Workload prefill() {
        return new Workload(
                new PassShape(Phase.PREFILL, 1, PROMPT, 0),
                new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
    }
}
