package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.serving.ServedPass;
import dev.roofline.serving.Server;
import dev.roofline.serving.SteadyState;
import dev.roofline.units.Bytes;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What holds of a server whatever it serves: it agrees with its passes, and more of anything never serves less. */
class ServingLawsTest {
    private static final double EXACT = 1e-12;
    private static final double[] RATES = {1e-3, 1, 30, 1e3, 1e6, 1e12};

    private static final List<List<String>> SERVERS = List.of(
            List.of("llama-3.1-8b", "h100"), List.of("llama-3.1-8b", "a100", "--chunk", "100", "--kv-page", "64"),
            List.of("gpt2", "v100", "--dtype", "fp16", "--fusion", "none"), List.of("deepseek-v3", "h200", "--tp", "8"),
            List.of("deepseek-v2-lite", "h100", "--mla", "naive", "--routing", "worst"),
                    List.of("mamba2-130m", "xeon-gold-6242"),
            List.of("mistral-7b", "a100", "--kv-cache", "fp8", "--chunk", "5000"),
                    List.of("gemma-3-27b", "mi300x", "--logits", "all"),
            List.of("gpt-oss-20b", "h100", "--offload", "cache=0.5"),
                    List.of("mixtral-8x7b", "h200", "--context", "300"),
            List.of("jamba-v0.1", "h200"),
                    List.of("qwen3-30b-a3b", "b200", "--ep", "4", "--tp", "4", "--overlap", "0.5"));

    /** Both options count one pass alike: time, FLOPs, bytes, what is sent and what a device keeps. */
    @Test
    void arrivalAndRequestsGiveOneAnswerForOnePass() throws Exception {
        int passes = 0;
        for (int seed = 0; seed < 3 * SERVERS.size(); seed++) {
            Random random = new Random(seed);
            List<String> server = SERVERS.get(seed % SERVERS.size());
            JsonNode state = run(
                            server,
                            List.of(
                                    "--prompt",
                                    Long.toString(1 + random.nextInt(3000)),
                                    "--generate",
                                    Long.toString(1 + random.nextInt(1 << random.nextInt(9))),
                                    "--arrival",
                                    Double.toString(Math.pow(10, 5 * random.nextDouble() - 1))))
                    .get("steady_state");
            for (JsonNode pass : state.get("passes")) {
                String list = pass.get("requests").textValue();
                JsonNode alone = run(without(server, "--chunk", "--context"), List.of("--requests", list));
                String name = String.join(" ", server) + " --requests " + list + " of seed " + seed;
                JsonNode total = alone.get("rows").get(0);
                same(name + " time", pass.get("time_s"), total.get("time_s"));
                same(name + " flops", pass.get("flops"), total.get("flops"));
                same(name + " bytes", pass.get("bytes"), total.get("bytes"));
                same(name + " sent", pass.get("network_bytes"), total.get("network_bytes"));
                same(
                        name + " kept",
                        pass.get("memory_bytes"),
                        alone.get("memory").get("total_bytes"));
                assertThat(alone.get("memory").get("fits").booleanValue())
                        .as(name)
                        .isEqualTo(state.has("saturated"));
                passes++;
            }
        }
        assertThat(passes).isGreaterThan(40);
    }

    /** What fits is what is said to: every pass of a state, and where memory limits it none fuller. */
    @Test
    void passesOfAStateFit() {
        int limited = 0;
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Case some = new Case(seed);
            for (double capacity : some.capacities()) {
                Optional<SteadyState> state = some.server(capacity).at(1e15);
                if (state.isEmpty()) {
                    assertThat(some.server(capacity).smallest().most().total())
                            .as(some.name)
                            .isGreaterThan(capacity);
                    continue;
                }
                for (ServedPass pass : state.get().passes()) {
                    assertThat(pass.most().total()).as(some.name).isLessThanOrEqualTo(capacity);
                }
                limited += state.get().limit() == SteadyState.Limit.MEMORY ? 1 : 0;
            }
        }
        assertThat(limited).isGreaterThan(Generated.SEEDS / 4);
    }

    @Test
    void moreArrivalNeverTakesLessTimeAPass() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Case some = new Case(seed);
            double before = 0;
            double served = 0;
            for (double rate : RATES) {
                SteadyState state = some.server(Double.MAX_VALUE).at(rate).orElseThrow();
                String name = some.name + " at " + rate;
                assertThat(state.passSeconds()).as(name).isGreaterThanOrEqualTo(before * (1 - EXACT));
                assertThat(state.requestsPerSecond()).as(name).isGreaterThanOrEqualTo(served * (1 - EXACT));
                assertThat(state.busy()).as(name).isBetween(0.0, 1 + EXACT);
                assertThat(state.saturated()).as(name).isEqualTo(state.requestsPerSecond() < rate);
                assertThat(state.chunk()).as(name).isLessThanOrEqualTo(some.chunk);
                before = state.passSeconds();
                served = state.requestsPerSecond();
            }
        }
    }

    /**
     * Where a later token costs less than an earlier one, as the first of a chunk that layers see alone, a few requests may
     * happen to stand where it is cheap: what they serve is left out there.
     */
    @Test
    void moreMemoryNeverServesLess() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Case some = new Case(seed);
            double served = 0;
            double most = 0;
            for (double capacity : some.capacities()) {
                Optional<SteadyState> state = some.server(capacity).at(1e15);
                double now = state.isPresent() ? state.get().requestsPerSecond() : 0;
                double holds = state.isPresent() ? state.get().most() : 0;
                String name = some.name + " in " + capacity + " B";
                if (!some.seesChunks()) {
                    // By as much the fullest load may serve less than another before that is taken.
                    assertThat(now).as(name).isGreaterThanOrEqualTo(served * (1 - Evaluator.FASTER));
                }
                assertThat(holds).as(name).isGreaterThanOrEqualTo(most);
                served = now;
                most = holds;
            }
        }
    }

    /** No faster machine serves less, and none serves more prompts than it could process alone, chunk by chunk. */
    @Test
    void whatIsServedIsPromptsThatAreProcessed() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            Case some = new Case(seed);
            SteadyState state = some.server(Double.MAX_VALUE).at(1e15).orElseThrow();
            double tokens = 0;
            double seconds = 0;
            for (ServedPass pass : state.passes()) {
                tokens += pass.share() * pass.promptTokens();
                seconds += pass.share() * pass.seconds();
            }
            assertThat(state.requestsPerSecond() * some.prompt)
                    .as(some.name)
                    .isCloseTo(tokens / seconds, within(tokens / seconds * 1e-9));
        }
    }

    private static void same(String name, JsonNode ours, JsonNode theirs) {
        assertThat(ours.decimalValue()).as(name).isEqualByComparingTo(theirs.decimalValue());
    }

    private static List<String> without(List<String> server, String... options) {
        List<String> kept = new ArrayList<>(server);
        for (String option : options) {
            int at = kept.indexOf(option);
            if (at >= 0) {
                kept.subList(at, at + 2).clear();
            }
        }
        return kept;
    }

    private static JsonNode run(List<String> server, List<String> workload) throws Exception {
        List<String> line = new ArrayList<>(List.of("analyze", "--model", server.get(0), "--hw", server.get(1)));
        line.addAll(server.subList(2, server.size()));
        line.addAll(workload);
        line.addAll(List.of("--by", "phase", "--format", "json"));
        Cli.Result result = Cli.run(line.toArray(new String[0]));
        assertThat(result.exitCode()).as("%s: %s", line, result.errorOutput()).isZero();
        return new ObjectMapper().readTree(result.output());
    }

    /** A server of a random model, machine and rules. */
    private static final class Case {
        private final ModelSpec model;
        private final HardwareProfile machine;
        private final long prompt;
        private final long generated;
        private final long chunk;
        private final Workload prefill;
        private final DeviceParts parts;
        private final String name;

        Case(int seed) {
            Generated random = new Generated(seed);
            this.model = random.coin() ? random.anyDecoder() : random.decoder();
            this.machine = random.machine();
            this.prompt = random.between(1, 1 << random.between(0, 11));
            this.generated = random.between(1, 1 << random.between(0, 9));
            this.chunk = random.between(1, 1 << random.between(0, 12));
            this.prefill = Generated.prefill(1, prompt, random.coin() ? 0 : 50, Fusion.FLASH, Logits.LAST)
                    .withLatentForm(LatentForm.FASTEST);
            this.parts = new DeviceParts(model, prefill.precision(), Parallelism.NONE);
            this.name = "seed " + seed + ": " + prompt + " and " + generated + " tokens, chunk " + chunk;
        }

        Server server(double capacity) {
            MemoryLevel main = machine.mainMemory();
            MemoryLevel memory = new MemoryLevel(
                    main.label(), main.kind(), Optional.of(new Bytes(capacity)), main.bandwidth(), main.provenance());
            Function<List<Workload>, DeviceMemory> keeping =
                    workloads -> parts.memoryKept(workloads, 16, new MemoryBudget(memory, MemoryShare.ALL));
            return new Server(model, machine, prefill, generated, chunk, keeping);
        }

        boolean seesChunks() {
            boolean chunks = false;
            for (SequenceMixer mixer : model.stacks().get(0).mixers()) {
                chunks |=
                        mixer instanceof Attention attention && attention.mask().kind() == AttentionMask.Kind.CHUNK;
            }
            return chunks;
        }

        /** From what the smallest pass keeps to much more. */
        List<Double> capacities() {
            DeviceMemory least = server(Double.MAX_VALUE).smallest().most();
            double own = least.total() - least.weights();
            List<Double> capacities = new ArrayList<>();
            for (double times : new double[] {0.9, 1, 1.3, 2, 3, 4.1, 5.3, 8, 9, 20, 33, 100, 1000}) {
                capacities.add(least.weights() + times * own);
            }
            return capacities;
        }
    }
}
