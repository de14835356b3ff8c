package dev.roofline.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.hardware.SparsePeak;
import dev.roofline.json.Loaded;
import dev.roofline.json.Visible;
import dev.roofline.report.Cell;
import dev.roofline.report.Table;
import dev.roofline.report.ValueKind;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Engine;
import dev.roofline.units.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One machine in full: every ceiling with its source, and the ridge point of every format. */
public final class HardwareSheet {
    private static final String SPARSE = "sparse peak ";
    private static final String BYTES = "B";

    private final HardwareProfile machine;
    private final Loaded<HardwareProfile> loaded;

    public HardwareSheet(Loaded<HardwareProfile> loaded) {
        this.loaded = loaded;
        this.machine = loaded.value();
    }

    /** Every quantity that has a source, in base units with its ridge point: what CSV and Markdown hold. */
    public Table table() {
        List<List<Cell>> rows = new ArrayList<>();
        Bandwidth bandwidth = machine.mainBandwidth();
        for (ComputeCeiling ceiling : machine.ceilings()) {
            rows.add(row(
                    "peak " + ceiling.label(),
                    ceiling.peak().perSecond(),
                    ceiling.format().isInteger() ? "OP/s" : "FLOP/s",
                    Cell.of(ceiling.peak().over(bandwidth)),
                    ceiling.provenance()));
        }
        for (SparsePeak peak : machine.compute().sparsePeaks()) {
            rows.add(row(
                    SPARSE + peak.label(),
                    peak.peak().perSecond(),
                    peak.format().isInteger() ? "OP/s" : "FLOP/s",
                    Cell.ABSENT,
                    peak.provenance()));
        }
        for (MemoryLevel level : machine.memory()) {
            level.capacity()
                    .ifPresent(size -> rows.add(row(
                            level.label() + " capacity",
                            size.count(),
                            BYTES,
                            Cell.ABSENT,
                            level.capacityProvenance())));
            level.bandwidth()
                    .ifPresent(rate -> rows.add(row(
                            level.label() + " bandwidth",
                            rate.bytesPerSecond(),
                            "B/s",
                            Cell.ABSENT,
                            level.provenance())));
        }
        for (Interconnect link : machine.links()) {
            rows.add(row(
                    link.kind().label() + " " + link.label() + domain(link),
                    link.bandwidth().bytesPerSecond(),
                    "B/s per direction",
                    Cell.ABSENT,
                    link.provenance()));
        }
        if (machine.powerWatts().isPresent()) {
            rows.add(row(
                    "power",
                    machine.powerWatts().getAsDouble(),
                    "W",
                    Cell.ABSENT,
                    machine.power().orElseThrow().provenance()));
        }
        return new Table(
                List.of(
                        new Table.Heading("quantity", ValueKind.TEXT),
                        new Table.Heading("value", ValueKind.PLAIN),
                        new Table.Heading("unit", ValueKind.TEXT),
                        new Table.Heading("ridge_flop_per_byte", ValueKind.PLAIN),
                        new Table.Heading("provenance", ValueKind.TEXT),
                        new Table.Heading("date", ValueKind.TEXT),
                        new Table.Heading("address", ValueKind.TEXT),
                        new Table.Heading("doubt", ValueKind.TEXT)),
                rows);
    }

    private static List<Cell> row(String name, double value, String unit, Cell ridge, Provenance provenance) {
        return List.of(
                Cell.of(name),
                Cell.of(value),
                Cell.of(unit),
                ridge,
                Cell.of(provenance.kind().label()),
                Cell.of(provenance.date()),
                Cell.of(provenance.address()),
                Cell.of(provenance.doubt().orElse("")));
    }

    public String plain() {
        StringBuilder out = new StringBuilder();
        out.append(machine.name())
                .append(" (")
                .append(Visible.line(machine.id()))
                .append("), ");
        out.append(machine.market() == Market.SERVER ? "" : machine.market().label() + " ");
        out.append(machine.kind()).append(", ").append(machine.released()).append('\n');
        if (!machine.aliases().isEmpty()) {
            out.append("aliases     ")
                    .append(String.join(" ", machine.aliases()))
                    .append('\n');
        }
        out.append("confidence  ").append(machine.evidence().confidence()).append('\n');
        out.append("complete    ").append(complete()).append('\n');
        machine.compute()
                .noSixteenBits()
                .ifPresent(why -> out.append("16 bits     no matrix peak: ")
                        .append(why.state().label())
                        .append('\n'));
        machine.compute()
                .count()
                .ifPresent(count -> out.append("units       ").append(count).append('\n'));
        machine.compute()
                .clockHertz()
                .ifPresent(clock -> out.append("clock       ")
                        .append(Phrase.quantity(clock, "Hz"))
                        .append('\n'));
        out.append("\nPeaks are dense; links are per direction. Ridge points are against ")
                .append(machine.mainMemory().label())
                .append(".\n\n");
        new PlainTable(shortTable(false)).write(out);
        out.append('\n');
        if (!machine.compute().sparsePeaks().isEmpty()) {
            out.append(
                    "Peaks for sparse operands, the zeros counted as if they were multiplied; no bound stands on them.\n\n");
            new PlainTable(shortTable(true)).write(out);
            out.append('\n');
        }
        for (Doubt doubt : doubts()) {
            out.append("doubt       ")
                    .append(doubt.quantity)
                    .append(": ")
                    .append(doubt.text)
                    .append('\n');
        }
        for (String note : machine.evidence().notes()) {
            out.append("note        ").append(note).append('\n');
        }
        machine.evidence()
                .sources()
                .forEach((name, source) -> out.append("source      ")
                        .append(name)
                        .append(" (")
                        .append(source.kind().label())
                        .append(", ")
                        .append(source.date())
                        .append("): ")
                        .append(source.address())
                        .append('\n'));
        out.append("profile     ")
                .append(Visible.line(loaded.origin()))
                .append(", sha256 ")
                .append(loaded.sha256())
                .append('\n');
        return out.toString();
    }

    /** Of which engines every format that they multiply in is listed. */
    private String complete() {
        StringBuilder text = new StringBuilder();
        for (Engine engine : machine.compute().complete()) {
            text.append(text.isEmpty() ? "" : ", ").append(engine.label());
            if (!lists(engine)) {
                text.append(" (the machine has none)");
            }
        }
        return text.isEmpty() ? "none: other formats may have peaks that are not listed" : text.toString();
    }

    private boolean lists(Engine engine) {
        for (ComputeCeiling ceiling : machine.ceilings()) {
            if (ceiling.engine() == engine) {
                return true;
            }
        }
        return false;
    }

    /** Doubts that several quantities share are said once. */
    private List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        for (List<Cell> row : table().rows()) {
            if (row.get(7) instanceof Cell.Text text && row.get(0) instanceof Cell.Text quantity) {
                Doubt last = doubts.isEmpty() ? null : doubts.get(doubts.size() - 1);
                if (last != null && last.text.equals(text.text())) {
                    doubts.set(doubts.size() - 1, new Doubt(last.quantity + ", " + quantity.text(), text.text()));
                } else {
                    doubts.add(new Doubt(quantity.text(), text.text()));
                }
            }
        }
        return doubts;
    }

    private record Doubt(String quantity, String text) {}

    /** @param sparse whether of the peaks for sparse operands, or of all that bounds may stand on */
    private Table shortTable(boolean sparse) {
        List<List<Cell>> rows = new ArrayList<>();
        for (List<Cell> row : table().rows()) {
            if (((Cell.Text) row.get(0)).text().startsWith(SPARSE) != sparse) {
                continue;
            }
            double value = ((Cell.Number) row.get(1)).value();
            String unit = ((Cell.Text) row.get(2)).text();
            rows.add(List.of(
                    row.get(0),
                    Cell.of(unit.equals(BYTES) ? Phrase.memory(value) : Phrase.quantity(value, unit)),
                    row.get(3),
                    row.get(4)));
        }
        return new Table(
                List.of(
                        new Table.Heading("quantity", ValueKind.TEXT),
                        new Table.Heading("value", ValueKind.TEXT),
                        new Table.Heading("ridge FLOP/B", ValueKind.PLAIN),
                        new Table.Heading("from", ValueKind.TEXT)),
                rows);
    }

    public String json() {
        return JsonText.of(this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", machine.id());
        json.writeStringField("name", machine.name());
        json.writeStringField("vendor", machine.vendor());
        json.writeStringField("kind", machine.kind());
        json.writeStringField("market", machine.market().label());
        json.writeStringField("released", machine.released());
        json.writeStringField("confidence", machine.evidence().confidence());
        json.writeStringField("origin", loaded.origin());
        json.writeStringField("sha256", loaded.sha256());
        json.writeArrayFieldStart("aliases");
        for (String alias : machine.aliases()) {
            json.writeString(alias);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("complete");
        for (Engine engine : machine.compute().complete()) {
            json.writeString(engine.label());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("peaks");
        for (ComputeCeiling ceiling : machine.ceilings()) {
            json.writeStartObject();
            json.writeStringField("engine", ceiling.engine().label());
            json.writeStringField("format", ceiling.format().label());
            JsonText.number(json, "flop_per_s", ceiling.peak().perSecond());
            JsonText.number(json, "ridge_flop_per_byte", ceiling.peak().over(machine.mainBandwidth()));
            JsonRenderer.provenance(json, ceiling.provenance());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("units");
        if (machine.compute().count().isPresent()) {
            json.writeNumberField("count", machine.compute().count().getAsInt());
        } else {
            json.writeNullField("count");
        }
        JsonText.number(json, "clock_hz", machine.compute().clockHertz());
        json.writeEndObject();
        text(
                json,
                "sixteen_bit_matrix",
                machine.compute().noSixteenBits().map(why -> why.state().label()));
        json.writeArrayFieldStart("sparse_peaks");
        for (SparsePeak peak : machine.compute().sparsePeaks()) {
            json.writeStartObject();
            json.writeStringField("engine", peak.engine().label());
            json.writeStringField("format", peak.format().label());
            json.writeStringField("sparsity", peak.sparsity());
            JsonText.number(json, "flop_per_s", peak.peak().perSecond());
            JsonRenderer.provenance(json, peak.provenance());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("memory");
        for (MemoryLevel level : machine.memory()) {
            json.writeStartObject();
            json.writeStringField("level", level.label());
            json.writeStringField("kind", level.kind().label());
            if (level.capacity().isPresent()) {
                JsonText.number(json, "capacity_bytes", level.capacity().get().count());
            } else {
                json.writeNullField("capacity_bytes");
            }
            if (level.bandwidth().isPresent()) {
                JsonText.number(json, "bytes_per_s", level.bandwidth().get().bytesPerSecond());
            } else {
                json.writeNullField("bytes_per_s");
            }
            JsonRenderer.provenance(json, level.provenance());
            if (level.capacity().isPresent()) {
                json.writeObjectFieldStart("capacity");
                JsonRenderer.provenance(json, level.capacityProvenance());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("links");
        for (Interconnect link : machine.links()) {
            json.writeStartObject();
            json.writeStringField("name", link.label());
            json.writeStringField("kind", link.kind().label());
            JsonText.number(json, "bytes_per_s_per_direction", link.bandwidth().bytesPerSecond());
            if (link.domain().isPresent()) {
                json.writeNumberField("domain", link.domain().getAsInt());
            } else {
                json.writeNullField("domain");
            }
            text(json, "domain_name", link.domainName());
            text(json, "topology", link.topology().map(Interconnect.Topology::label));
            JsonRenderer.provenance(json, link.provenance());
            if (link.stepLatency().isPresent()) {
                json.writeObjectFieldStart("step_latency");
                JsonText.number(json, "seconds", link.stepLatency().get().time().count());
                JsonRenderer.provenance(json, link.stepLatency().get().provenance());
                json.writeEndObject();
            } else {
                json.writeNullField("step_latency");
            }
            if (link.switchSums().isPresent()) {
                json.writeObjectFieldStart("switch_sums");
                JsonRenderer.provenance(json, link.switchSums().get());
                json.writeEndObject();
            } else {
                json.writeNullField("switch_sums");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonText.number(json, "power_w", machine.powerWatts());
        ridges(json);
        json.writeArrayFieldStart("notes");
        for (String note : machine.evidence().notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The devices that a scale-up link joins, as what they are. */
    private static String domain(Interconnect link) {
        if (link.domain().isEmpty() || link.kind() != Interconnect.Kind.SCALE_UP) {
            return "";
        }
        StringBuilder text =
                new StringBuilder(", ").append(link.domain().getAsInt()).append(" devices");
        link.domainName().ifPresent(name -> text.append(", ").append(name));
        link.topology().ifPresent(topology -> text.append(", ").append(topology.label()));
        text.append(link.switchSums().isPresent() ? " that sums" : "");
        return text.toString();
    }

    private static void text(JsonGenerator json, String name, java.util.Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** The ridge of each format under its fastest engine. */
    private void ridges(JsonGenerator json) throws IOException {
        java.util.Map<String, Double> best = new java.util.LinkedHashMap<>();
        for (ComputeCeiling ceiling : machine.ceilings()) {
            best.merge(ceiling.format().label(), ceiling.peak().over(machine.mainBandwidth()), Math::max);
        }
        json.writeObjectFieldStart("ridge_flop_per_byte");
        for (java.util.Map.Entry<String, Double> entry : best.entrySet()) {
            JsonText.number(json, entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
