package dev.roofline.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.ladder.Range;
import dev.roofline.ladder.Step;
import dev.roofline.metric.Slice;
import dev.roofline.prose.Fact;
import dev.roofline.report.Column;
import dev.roofline.report.Report;
import dev.roofline.report.Section;
import dev.roofline.run.Flip;
import dev.roofline.run.Input;
import dev.roofline.run.SubjectLadder;
import java.io.IOException;

/** The whole report as JSON, schema {@code roofline-report/1}, in base units. */
final class JsonRenderer {
    String render(Report report) {
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
        DeploymentJson.memory(json, report.run().memory());
        DeploymentJson.run(json, report.run());
        json.writeStringField("by", report.grouping().label());
        json.writeArrayFieldStart("rows");
        for (Section section : report.sections()) {
            for (Slice row : section.rows()) {
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
                    ceiling.peak().over(report.run().hardware().mainBandwidth()));
            provenance(json, ceiling.provenance());
            json.writeEndObject();
        }
        MemoryLevel memory = report.run().hardware().mainMemory();
        json.writeStartObject();
        json.writeStringField("ceiling", memory.label());
        JsonText.number(json, "bytes_per_s", memory.bandwidth().orElseThrow().bytesPerSecond());
        provenance(json, memory.provenance());
        json.writeEndObject();
        for (Interconnect link : report.links()) {
            DeploymentJson.link(json, link);
        }
        json.writeEndArray();
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

    private static void row(JsonGenerator json, Slice row) throws IOException {
        for (Column column : Column.values()) {
            JsonText.cell(json, column.label(), column.of(row));
        }
    }

    private static void phase(JsonGenerator json, Section section) throws IOException {
        json.writeStartObject();
        row(json, section.total());
        json.writeStringField("title", section.title());
        json.writeStringField("verdict", section.sentence().orElseThrow());
        json.writeObjectFieldStart("cache");
        JsonText.number(json, "kept_bytes", section.phase().cache().kept());
        JsonText.number(json, "cross_bytes", section.phase().cache().cross());
        JsonText.number(json, "state_bytes", section.phase().cache().states());
        JsonText.number(json, "read_bytes", section.phase().cache().read());
        JsonText.number(json, "written_bytes", section.phase().cache().written());
        json.writeEndObject();
        DeploymentJson.together(json, section.total());
        json.writeArrayFieldStart("flips");
        for (Flip flip : section.phase().flips()) {
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
        json.writeArrayFieldStart("bounds");
        for (SubjectLadder ladder : section.phase().ladders().all()) {
            for (Step step : ladder.ladder().steps()) {
                json.writeStartObject();
                json.writeStringField("subject", ladder.subject());
                json.writeStringField("variable", ladder.ladder().option().label());
                step(json, step);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("growth");
        for (Slice row : section.growth().rows()) {
            json.writeStartObject();
            json.writeNumberField("size", section.growth().sizeOf(row));
            row(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void step(JsonGenerator json, Step step) throws IOException {
        json.writeNumberField("from", step.from());
        json.writeNumberField("to", step.to());
        if (step.bound().isPresent()) {
            json.writeStringField("bound", step.bound().get().label());
        } else {
            json.writeNullField("bound");
        }
        JsonText.number(json, "mixed_from", step.mixedFrom());
        JsonText.number(json, "mixed_to", step.mixedTo());
        json.writeArrayFieldStart("mixed");
        for (Range range : step.mixed()) {
            json.writeStartArray();
            json.writeNumber(range.from());
            json.writeNumber(range.to());
            json.writeEndArray();
        }
        json.writeEndArray();
        JsonText.number(json, "fits_to", step.fitsTo());
    }
}
