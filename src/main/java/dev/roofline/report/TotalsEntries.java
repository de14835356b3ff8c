package dev.roofline.report;

import dev.roofline.evaluate.Cost;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.TotalsMetric;
import dev.roofline.prose.DisaggregationText;
import dev.roofline.prose.GenerationText;
import dev.roofline.prose.RunText;
import dev.roofline.prose.ServerText;
import dev.roofline.prose.SpeculationText;
import dev.roofline.run.AnalysisRun;
import dev.roofline.serving.DisaggregationTimes;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.serving.ServedPass;
import dev.roofline.serving.ServerRun;
import dev.roofline.serving.SpeculationTimes;
import dev.roofline.serving.SteadyState;
import dev.roofline.training.TrainingTimes;
import java.util.ArrayList;
import java.util.List;

/** What holds of all phases together, for programs: each part where the run has it, metrics under the names that they have there. */
record TotalsEntries(RunTotals totals) {
    private static final String VERDICT = "verdict";

    static void putAll(Entries entries, AnalysisRun run) {
        RunTotals totals = run.totals();
        TotalsEntries parts = new TotalsEntries(totals);
        if (totals.generation().isPresent()) {
            entries.put("generation", parts.generation(totals.generation().get()));
        }
        if (totals.server().isPresent()) {
            ServerRun server = totals.server().get();
            entries.put(
                    "steady_state",
                    parts.server(server).put(VERDICT, ServerText.finding(server).sentence()));
        }
        if (totals.training().isPresent()) {
            TrainingTimes times = totals.training().get();
            entries.put(
                    "training_step",
                    parts.training(times)
                            .put(VERDICT, RunText.training(run, times).sentence()));
        }
        if (totals.speculation().isPresent()) {
            entries.put("speculation", parts.speculation(totals.speculation().get()));
        }
        if (totals.disaggregation().isPresent()) {
            entries.put(
                    "disaggregation",
                    parts.disaggregation(totals.disaggregation().get()));
        }
    }

    private Entries generation(GenerationTimes times) {
        Entries entries = new Entries()
                .put("time_to_first_token_s", TotalsMetric.FIRST_TOKEN_S.of(totals))
                .put("time_per_output_token_s", times.steps().mean())
                .put("first_step_s", times.steps().first())
                .put("last_step_s", times.steps().last())
                .put("total_s", TotalsMetric.GENERATION_S.of(totals))
                .put("tokens_per_s", TotalsMetric.GENERATION_TOKENS_PER_S.of(totals))
                .put("tokens", times.tokens())
                .put("sequences", times.sequences());
        return putCost(entries, times.cost())
                .put("requests_in_flight", TotalsMetric.REQUESTS_IN_FLIGHT.of(totals))
                .put(VERDICT, GenerationText.finding(times).sentence());
    }

    private Entries server(ServerRun server) {
        Entries entries = new Entries().put("requests_per_s_asked", server.rate());
        if (server.state().isEmpty()) {
            ServedPass smallest = server.smallest().orElseThrow();
            return entries.put("most_in_flight", 0L).put("passes", passes(List.of(smallest)));
        }
        SteadyState state = server.state().get();
        boolean given = state.limit() == SteadyState.Limit.GIVEN;
        if (given) {
            entries.putAbsent("most_in_flight");
        } else {
            entries.put("most_in_flight", state.most())
                    .put("limited_by", state.limit().label());
        }
        entries.put("saturated", state.saturated())
                .put("in_flight", TotalsMetric.SERVED_IN_FLIGHT.of(totals))
                .put("requests_per_s", TotalsMetric.SERVED_REQUESTS_PER_S.of(totals))
                .put("tokens_per_s", TotalsMetric.SERVED_TOKENS_PER_S.of(totals))
                .put("pass_s", TotalsMetric.SERVED_TOKEN_S.of(totals))
                .put("chunk_tokens", state.chunk())
                .put("passes_with_chunk", state.carrying())
                .put("busy", TotalsMetric.SERVED_BUSY.of(totals))
                .put("time_to_first_token_s", TotalsMetric.SERVED_FIRST_TOKEN_S.of(totals));
        putCost(entries, server.price().orElseThrow());
        return given ? entries : entries.put("passes", passes(state.passes()));
    }

    /** Each as {@code --requests} takes it, with what that says of it. */
    private static List<Entries> passes(List<ServedPass> passes) {
        List<Entries> all = new ArrayList<>();
        for (ServedPass pass : passes) {
            all.add(new Entries()
                    .put("share", pass.share())
                    .put("requests", pass.list())
                    .put("time_s", pass.seconds())
                    .put("flops", pass.totals().flops())
                    .put("bytes", pass.totals().traffic().total())
                    .put("network_bytes", pass.totals().networkBytes())
                    .put("memory_bytes", pass.memory().total())
                    .put("most_memory_bytes", pass.most().total()));
        }
        return all;
    }

    private Entries training(TrainingTimes times) {
        Entries entries = new Entries()
                .put("step_s", TotalsMetric.STEP_S.of(totals))
                .put("forward_s", times.phases().forward())
                .put("backward_s", times.phases().backward())
                .put("optimizer_s", times.phases().optimizer())
                .put("bubble_s", TotalsMetric.BUBBLE_S.of(totals))
                .put("slowest_stage", times.step().stage())
                .put("tokens", times.step().tokens())
                .put("tokens_per_s", TotalsMetric.STEP_TOKENS_PER_S.of(totals))
                .put("tokens_per_s_per_device", TotalsMetric.STEP_TOKENS_PER_S_PER_DEVICE.of(totals))
                .put("model_flops", times.step().model().flops())
                .put("hardware_flops", times.step().hardware().flops())
                .put("mfu", TotalsMetric.STEP_MFU.of(totals))
                .put("hfu", TotalsMetric.STEP_HFU.of(totals))
                .put("activations_bytes_per_layer", times.layerActivations())
                .put("run_tokens", times.tokens())
                .put("run_days", TotalsMetric.RUN_DAYS.of(totals))
                .put("run_cost", TotalsMetric.RUN_COST.of(totals))
                .put("run_joules", TotalsMetric.RUN_JOULES.of(totals));
        return putCost(entries, times.cost());
    }

    /** Under the names that the metrics have of phases too. */
    private static Entries putCost(Entries entries, Cost cost) {
        return entries.put(PhaseMetric.COST_PER_MILLION_TOKENS.label(), cost.perMillionTokens())
                .put(PhaseMetric.JOULES_PER_TOKEN.label(), cost.joulesPerToken());
    }

    private Entries speculation(SpeculationTimes times) {
        return new Entries()
                .put("draft", times.speculation().draft().id())
                .put("gamma", times.speculation().gamma())
                .put("acceptance", times.speculation().acceptance())
                .put("tokens_per_pass", TotalsMetric.TOKENS_PER_PASS.of(totals))
                .put("pass_s", TotalsMetric.PASS_S.of(totals))
                .put("guesses_s", times.guessing())
                .put("time_per_output_token_s", times.token())
                .put("plain_time_per_output_token_s", times.plain())
                .put("speed_up", TotalsMetric.SPECULATION_SPEED_UP.of(totals))
                .put("fastest_gamma", TotalsMetric.FASTEST_GAMMA.of(totals))
                .put(VERDICT, SpeculationText.finding(times).sentence());
    }

    private Entries disaggregation(DisaggregationTimes times) {
        return new Entries()
                .put("prefill_hardware", times.side().machine().id())
                .put("prefill_devices", times.side().parallelism().devices())
                .put("decode_devices", times.decodeDevices())
                .put("cache_bytes", TotalsMetric.TRANSFER_BYTES.of(totals))
                .put("transfer_s", TotalsMetric.TRANSFER_S.of(totals))
                .put("prefill_s", times.prefill())
                .put("decode_s", times.decode())
                .put("prefill_sides_per_decode_side", TotalsMetric.PREFILL_SIDES.of(totals))
                .put("prefill_memory_bytes", times.memory().total())
                .put(VERDICT, DisaggregationText.finding(times).sentence());
    }
}
