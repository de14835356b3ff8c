package dev.roofline.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.evaluate.Deployment;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.hardware.Interconnect;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WholePhase;
import dev.roofline.prose.MemoryText;
import dev.roofline.prose.RunText;
import dev.roofline.run.AnalysisRun;
import dev.roofline.serving.DisaggregationTimes;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.serving.ServedPass;
import dev.roofline.serving.ServerRun;
import dev.roofline.serving.SpeculationTimes;
import dev.roofline.serving.SteadyState;
import dev.roofline.training.TrainingStep;
import dev.roofline.training.TrainingTimes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The parts of a report's JSON that are about the devices and not about operators. */
final class DeploymentJson {
    private DeploymentJson() {}

    static void link(JsonGenerator json, Interconnect link) throws IOException {
        json.writeStartObject();
        json.writeStringField("ceiling", link.label());
        json.writeStringField("link", link.kind().label());
        JsonText.number(json, "bytes_per_s_per_direction", link.bandwidth().bytesPerSecond());
        if (link.domain().isPresent()) {
            json.writeNumberField("domain", link.domain().getAsInt());
        }
        if (link.stepLatency().isPresent()) {
            JsonText.number(
                    json, "step_latency_s", link.stepLatency().get().time().count());
        }
        JsonRenderer.provenance(json, link.provenance());
        json.writeEndObject();
    }

    /** What holds of all phases together, each part where the run has it. */
    static void run(JsonGenerator json, AnalysisRun whole) throws IOException {
        RunTotals run = whole.totals();
        if (run.generation().isPresent()) {
            generation(json, run.generation().get(), RunText.generation(whole).orElseThrow());
        }
        if (run.server().isPresent()) {
            server(json, run.server().get(), RunText.server(whole).orElseThrow());
        }
        if (run.training().isPresent()) {
            training(json, run.training().get(), RunText.training(whole).orElseThrow());
        }
        if (run.speculation().isPresent()) {
            speculation(
                    json, run.speculation().get(), RunText.speculation(whole).orElseThrow());
        }
        if (run.disaggregation().isPresent()) {
            disaggregation(
                    json,
                    run.disaggregation().get(),
                    RunText.disaggregation(whole).orElseThrow());
        }
    }

    private static void speculation(JsonGenerator json, SpeculationTimes summary, String verdict) throws IOException {
        json.writeObjectFieldStart("speculation");
        json.writeStringField("draft", summary.speculation().draft().id());
        json.writeNumberField("gamma", summary.speculation().gamma());
        JsonText.number(json, "acceptance", summary.speculation().acceptance());
        JsonText.number(json, "tokens_per_pass", summary.speculation().tokensPerPass());
        JsonText.number(json, "pass_s", summary.pass());
        JsonText.number(json, "guesses_s", summary.guessing());
        JsonText.number(json, "time_per_output_token_s", summary.token());
        JsonText.number(json, "plain_time_per_output_token_s", summary.plain());
        JsonText.number(json, "speed_up", summary.speedUp());
        json.writeNumberField("fastest_gamma", summary.fastestGamma());
        json.writeStringField("verdict", verdict);
        json.writeEndObject();
    }

    private static void disaggregation(JsonGenerator json, DisaggregationTimes summary, String verdict)
            throws IOException {
        json.writeObjectFieldStart("disaggregation");
        json.writeStringField("prefill_hardware", summary.side().machine().id());
        json.writeNumberField("prefill_devices", summary.side().parallelism().devices());
        json.writeNumberField("decode_devices", summary.decodeDevices());
        JsonText.number(json, "cache_bytes", summary.bytes());
        JsonText.number(json, "transfer_s", summary.transfer());
        JsonText.number(json, "prefill_s", summary.prefill());
        JsonText.number(json, "decode_s", summary.decode());
        JsonText.number(json, "prefill_sides_per_decode_side", summary.sidesPerDecodeSide());
        JsonText.number(json, "prefill_memory_bytes", summary.memory().total());
        json.writeStringField("verdict", verdict);
        json.writeEndObject();
    }

    private static void training(JsonGenerator json, TrainingTimes training, String verdict) throws IOException {
        TrainingStep step = training.step();
        json.writeObjectFieldStart("training_step");
        JsonText.number(json, "step_s", step.seconds());
        JsonText.number(json, "forward_s", training.forward());
        JsonText.number(json, "backward_s", training.backward());
        JsonText.number(json, "optimizer_s", training.optimizer());
        JsonText.number(json, "bubble_s", step.bubbleSeconds());
        json.writeNumberField("slowest_stage", step.stage());
        JsonText.number(json, "tokens", step.tokens());
        JsonText.number(json, "tokens_per_s", step.tokensPerSecond());
        JsonText.number(json, "tokens_per_s_per_device", training.tokensPerSecondAndDevice());
        JsonText.number(json, "model_flops", step.model().flops());
        JsonText.number(json, "hardware_flops", step.hardware().flops());
        JsonText.number(json, "mfu", step.modelFlopsUtilization());
        JsonText.number(json, "hfu", step.hardwareFlopsUtilization());
        JsonText.number(json, "activations_bytes_per_layer", training.layerActivations());
        JsonText.number(json, "run_tokens", training.tokens());
        JsonText.number(json, "run_days", training.days());
        JsonText.number(json, "run_cost", training.runCost());
        JsonText.number(json, "run_joules", training.runEnergy());
        JsonText.number(json, "cost_per_million_tokens", training.cost().perMillionTokens());
        JsonText.number(json, "joules_per_token", training.cost().joulesPerToken());
        json.writeStringField("verdict", verdict);
        json.writeEndObject();
    }

    private static void generation(JsonGenerator json, GenerationTimes generation, String verdict) throws IOException {
        json.writeObjectFieldStart("generation");
        JsonText.number(json, "time_to_first_token_s", generation.firstToken());
        JsonText.number(json, "time_per_output_token_s", generation.meanStep());
        JsonText.number(json, "first_step_s", generation.firstStep());
        JsonText.number(json, "last_step_s", generation.lastStep());
        JsonText.number(json, "total_s", generation.total());
        JsonText.number(json, "tokens_per_s", generation.tokensPerSecond());
        json.writeNumberField("tokens", generation.tokens());
        json.writeNumberField("sequences", generation.sequences());
        JsonText.number(json, "cost_per_million_tokens", generation.cost().perMillionTokens());
        JsonText.number(json, "joules_per_token", generation.cost().joulesPerToken());
        JsonText.number(json, "requests_in_flight", generation.inFlight());
        json.writeStringField("verdict", verdict);
        json.writeEndObject();
    }

    private static void server(JsonGenerator json, ServerRun server, String verdict) throws IOException {
        json.writeObjectFieldStart("steady_state");
        JsonText.number(json, "requests_per_s_asked", server.rate());
        if (server.state().isPresent()) {
            SteadyState state = server.state().get();
            if (state.limit() == SteadyState.Limit.GIVEN) {
                json.writeNullField("most_in_flight");
            } else {
                JsonText.number(json, "most_in_flight", state.most());
                json.writeStringField("limited_by", state.limit().label());
            }
            json.writeBooleanField("saturated", state.saturated());
            JsonText.number(json, "in_flight", state.inFlight());
            JsonText.number(json, "requests_per_s", state.requestsPerSecond());
            JsonText.number(json, "tokens_per_s", state.tokensPerSecond());
            JsonText.number(json, "pass_s", state.passSeconds());
            json.writeNumberField("chunk_tokens", state.chunk());
            JsonText.number(json, "passes_with_chunk", state.carrying());
            JsonText.number(json, "busy", state.busy());
            JsonText.number(json, "time_to_first_token_s", state.firstToken());
            JsonText.number(
                    json,
                    "cost_per_million_tokens",
                    server.price().orElseThrow().perMillionTokens());
            JsonText.number(
                    json, "joules_per_token", server.price().orElseThrow().joulesPerToken());
            if (state.limit() != SteadyState.Limit.GIVEN) {
                passes(json, state.passes());
            }
        } else {
            json.writeNumberField("most_in_flight", 0);
            passes(json, List.of(server.smallest().orElseThrow()));
        }
        json.writeStringField("verdict", verdict);
        json.writeEndObject();
    }

    /** Each as {@code --requests} takes it, with what that says of it. */
    private static void passes(JsonGenerator json, List<ServedPass> passes) throws IOException {
        json.writeArrayFieldStart("passes");
        for (ServedPass pass : passes) {
            json.writeStartObject();
            JsonText.number(json, "share", pass.share());
            json.writeStringField("requests", pass.list());
            JsonText.number(json, "time_s", pass.seconds());
            JsonText.number(json, "flops", pass.totals().flops());
            JsonText.number(json, "bytes", pass.totals().traffic().total());
            JsonText.number(json, "network_bytes", pass.totals().networkBytes());
            JsonText.number(json, "memory_bytes", pass.memory().total());
            JsonText.number(json, "most_memory_bytes", pass.most().total());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What a device keeps, and what it could keep. */
    static void memory(JsonGenerator json, MemoryFit fit) throws IOException {
        DeviceMemory device = fit.device();
        json.writeObjectFieldStart("memory");
        JsonText.number(json, "weights_bytes", device.weights());
        JsonText.number(json, "weight_copy_bytes", device.copy());
        JsonText.number(json, "cache_bytes", device.cache());
        JsonText.number(json, "cache_allocated_bytes", device.allocated());
        JsonText.number(json, "activations_bytes", device.activations());
        if (fit.kind() == MemoryFit.Kind.TRAINING) {
            JsonText.number(json, "gradients_bytes", device.gradients());
            JsonText.number(json, "optimizer_bytes", device.optimizer());
        }
        JsonText.number(json, "total_bytes", device.total());
        JsonText.number(json, "host_bytes", device.host());
        MemoryBudget memory = device.memory();
        JsonText.number(json, "memory_utilization", memory.share().utilization());
        JsonText.number(json, "reserve_bytes", memory.share().reserve());
        if (memory.usable().isPresent()) {
            double usable = memory.usable().getAsDouble();
            JsonText.number(json, "capacity_bytes", memory.whole().getAsDouble());
            JsonText.number(json, "usable_bytes", usable);
            JsonText.number(json, "left_bytes", usable - device.total());
            json.writeBooleanField("fits", !device.isTooLarge());
        } else {
            json.writeNullField("capacity_bytes");
            json.writeNullField("usable_bytes");
            json.writeNullField("left_bytes");
            json.writeNullField("fits");
        }
        boolean trains = fit.kind() == MemoryFit.Kind.TRAINING;
        JsonText.number(json, trains ? "largest_micro_batch" : "largest_batch", fit.largestBatch());
        String longest = switch (fit.kind()) {
            case CONTEXT -> "longest_context";
            case PROMPT -> "longest_prompt";
            case TRAINING -> "longest_sequence";
        };
        JsonText.number(json, longest, fit.longest());
        json.writeStringField("verdict", MemoryText.fit(fit));
        json.writeEndObject();
    }

    /** What all devices do in a phase, where there are several. */
    static void together(JsonGenerator json, Slice total) throws IOException {
        Optional<Deployment> all = total.whole().flatMap(WholePhase::deployment);
        if (all.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("all_devices");
        json.writeNumberField("devices", total.parallelism().devices());
        JsonText.number(json, "flops", all.get().flops());
        JsonText.number(json, "bytes", all.get().bytes());
        JsonText.number(json, "network_bytes", all.get().networkBytes());
        json.writeEndObject();
    }
}
