package dev.roofline.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.report.Column;
import dev.roofline.report.Fact;
import dev.roofline.report.Flip;
import dev.roofline.report.GenerationSummary;
import dev.roofline.report.Input;
import dev.roofline.report.MemoryFit;
import dev.roofline.report.PhaseSummary;
import dev.roofline.report.Report;
import dev.roofline.report.Row;
import dev.roofline.report.Section;
import dev.roofline.report.ServerSummary;
import dev.roofline.serving.Deployment;
import dev.roofline.serving.DeviceMemory;
import dev.roofline.serving.SteadyState;
import java.io.IOException;

/** The whole report as JSON, schema {@code roofline-report/1}, in base units. */
public final class JsonRenderer implements Renderer {
    @Override
    public String render(Report report) {
        return JsonText.of(json -> write(json, report));
    }

    static void write(JsonGenerator json, Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "roofline-report/1");
        json.writeStringField("command", report.command());
        json.writeArrayFieldStart("inputs");
        for (Input input : report.inputs()) {
            json.writeStartObject();
            json.writeStringField("role", input.role());
            json.writeStringField("id", input.id());
            json.writeStringField("name", input.name());
            json.writeStringField("origin", input.origin());
            json.writeStringField("sha256", input.sha256().orElseThrow());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("assumptions");
        for (Fact fact : report.assumptions()) {
            json.writeStringField(fact.name(), fact.value());
        }
        json.writeEndObject();
        ceilings(json, report);
        memory(json, report.memory());
        if (report.generation().isPresent()) {
            generation(json, report.generation().get());
        }
        if (report.server().isPresent()) {
            server(json, report.server().get());
        }
        json.writeStringField("by", report.grouping().label());
        json.writeArrayFieldStart("rows");
        for (Section section : report.sections()) {
            for (Row row : section.rows()) {
                json.writeStartObject();
                row(json, row);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("phases");
        for (Section section : report.sections()) {
            phase(json, section);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : report.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void ceilings(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("ceilings");
        for (ComputeCeiling ceiling : report.ceilings()) {
            json.writeStartObject();
            json.writeStringField("ceiling", ceiling.label());
            json.writeStringField("engine", ceiling.engine().label());
            json.writeStringField("format", ceiling.format().label());
            JsonText.number(json, "flop_per_s", ceiling.peak().perSecond());
            JsonText.number(
                    json,
                    "ridge_flop_per_byte",
                    ceiling.peak().over(report.hardware().mainBandwidth()).flopsPerByte());
            provenance(json, ceiling.provenance());
            json.writeEndObject();
        }
        MemoryLevel memory = report.hardware().mainMemory();
        json.writeStartObject();
        json.writeStringField("ceiling", memory.label());
        JsonText.number(
                json, "bytes_per_s", memory.bandwidth().orElseThrow().bytesPerSecond());
        provenance(json, memory.provenance());
        json.writeEndObject();
        for (Interconnect link : report.links()) {
            link(json, link);
        }
        json.writeEndArray();
    }

    private static void link(JsonGenerator json, Interconnect link) throws IOException {
        json.writeStartObject();
        json.writeStringField("ceiling", link.label());
        json.writeStringField("link", link.kind().label());
        JsonText.number(json, "bytes_per_s_per_direction", link.bandwidth().bytesPerSecond());
        if (link.domain().isPresent()) {
            json.writeNumberField("domain", link.domain().getAsInt());
        }
        if (link.stepLatency().isPresent()) {
            JsonText.number(json, "step_latency_s", link.stepLatency().get().time().count());
        }
        provenance(json, link.provenance());
        json.writeEndObject();
    }

    private static void generation(JsonGenerator json, GenerationSummary generation) throws IOException {
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
        json.writeStringField("verdict", generation.sentence());
        json.writeEndObject();
    }

    private static void server(JsonGenerator json, ServerSummary server) throws IOException {
        json.writeObjectFieldStart("steady_state");
        JsonText.number(json, "requests_per_s_asked", server.rate());
        json.writeNumberField("most_in_flight", server.most());
        if (server.state().isPresent()) {
            SteadyState state = server.state().get();
            json.writeBooleanField("saturated", state.saturated());
            json.writeNumberField("in_flight", state.inFlight());
            JsonText.number(json, "requests_per_s", state.requestsPerSecond());
            JsonText.number(json, "tokens_per_s", state.tokensPerSecond());
            JsonText.number(json, "pass_s", state.passSeconds());
            json.writeNumberField("chunk_tokens", state.chunk());
            JsonText.number(json, "passes_with_chunk", state.carrying());
            JsonText.number(json, "busy", state.busy());
            JsonText.number(json, "time_to_first_token_s", state.firstToken());
            JsonText.number(json, "cost_per_million_tokens", server.price().orElseThrow().perMillionTokens());
            JsonText.number(json, "joules_per_token", server.price().orElseThrow().joulesPerToken());
        }
        json.writeStringField("verdict", server.sentence());
        json.writeEndObject();
    }

    /** What a device keeps, and what it could keep. */
    private static void memory(JsonGenerator json, MemoryFit fit) throws IOException {
        DeviceMemory device = fit.device();
        json.writeObjectFieldStart("memory");
        JsonText.number(json, "weights_bytes", device.weights());
        JsonText.number(json, "cache_bytes", device.cache());
        JsonText.number(json, "cache_allocated_bytes", device.allocated());
        JsonText.number(json, "activations_bytes", device.activations());
        JsonText.number(json, "total_bytes", device.total());
        JsonText.number(json, "host_bytes", device.host());
        if (device.memory().capacity().isPresent()) {
            double capacity = device.memory().capacity().get().count();
            JsonText.number(json, "capacity_bytes", capacity);
            JsonText.number(json, "left_bytes", capacity - device.total());
            json.writeBooleanField("fits", !device.isTooLarge());
        } else {
            json.writeNullField("capacity_bytes");
            json.writeNullField("left_bytes");
            json.writeNullField("fits");
        }
        JsonText.number(json, "largest_batch", fit.largestBatch());
        JsonText.number(json, fit.ofContext() ? "longest_context" : "longest_prompt", fit.longest());
        json.writeStringField("verdict", fit.sentence());
        json.writeEndObject();
    }

    static void provenance(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeObjectFieldStart("provenance");
        json.writeStringField("kind", provenance.kind().label());
        json.writeStringField("address", provenance.address());
        json.writeStringField("date", provenance.date());
        if (provenance.doubt().isPresent()) {
            json.writeStringField("doubt", provenance.doubt().get());
        }
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, Row row) throws IOException {
        for (Column column : Column.values()) {
            JsonText.cell(json, column.label(), column.of(row));
        }
    }

    private static void phase(JsonGenerator json, Section section) throws IOException {
        json.writeStartObject();
        row(json, section.total());
        json.writeStringField("title", section.title());
        json.writeStringField("verdict", section.verdict().orElseThrow().sentence());
        json.writeObjectFieldStart("cache");
        JsonText.number(json, "kept_bytes", section.cache().kept());
        JsonText.number(json, "cross_bytes", section.cache().cross());
        JsonText.number(json, "state_bytes", section.cache().states());
        JsonText.number(json, "read_bytes", section.cache().read());
        JsonText.number(json, "written_bytes", section.cache().written());
        json.writeEndObject();
        if (section.total().summary().flatMap(PhaseSummary::deployment).isPresent()) {
            Deployment all = section.total().summary().flatMap(PhaseSummary::deployment).get();
            json.writeObjectFieldStart("all_devices");
            json.writeNumberField("devices", section.total().parallelism().devices());
            JsonText.number(json, "flops", all.flops());
            JsonText.number(json, "bytes", all.bytes());
            JsonText.number(json, "network_bytes", all.networkBytes());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("flips");
        for (Flip flip : section.flips()) {
            json.writeStartObject();
            json.writeStringField("subject", flip.subject());
            json.writeStringField("variable", flip.variable());
            json.writeNumberField("from", flip.from());
            json.writeStringField("bound", flip.bound().label());
            JsonText.number(json, "first_larger_with_another_bound", flip.at());
            JsonText.number(json, "last_smaller_with_another_bound", flip.below());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("growth");
        for (Row row : section.growth().rows()) {
            json.writeStartObject();
            json.writeNumberField("size", section.growth().sizeOf(row));
            row(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
