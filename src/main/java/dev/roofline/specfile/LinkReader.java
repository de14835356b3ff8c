package dev.roofline.specfile;

import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Seconds;
import dev.roofline.units.UnitText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the links of a machine, one of each kind. */
final class LinkReader {
    private final SourceTable sources;
    private final Problems problems;
    private final List<Interconnect> links = new ArrayList<>();
    /** Of each link the place of its rate. */
    private final List<Place> rates = new ArrayList<>();

    private final Map<Interconnect.Kind, Place> taken = new EnumMap<>(Interconnect.Kind.class);

    private LinkReader(SourceTable sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    static LinkReader read(List<JsonNode> items, SourceTable sources, Problems problems) {
        LinkReader reader = new LinkReader(sources, problems);
        for (JsonNode item : items) {
            Optional<Fields> found = Fields.of(item, problems);
            if (found.isPresent()) {
                reader.link(item, found.get());
            }
        }
        return reader;
    }

    List<Interconnect> links() {
        return links;
    }

    /** The place of the rate of each of {@link #links}. */
    List<Place> rates() {
        return rates;
    }

    private void link(JsonNode item, Fields fields) {
        String label = fields.text("name");
        Interconnect.Kind kind = HardwareLabels.LINK_KINDS.read(fields, "kind");
        double bandwidth = fields.quantity("bandwidth_per_direction", UnitText.Unit.BANDWIDTH);
        OptionalInt domain = fields.optionalWhole("domain", 1, Integer.MAX_VALUE);
        Optional<String> domainName = fields.optionalText("domain_name");
        Optional<Interconnect.Topology> topology = HardwareLabels.TOPOLOGIES.optional(fields, "topology");
        Optional<Interconnect.StepLatency> latency = stepLatency(fields);
        boolean switched = topology.isPresent() && topology.get() == Interconnect.Topology.SWITCH;
        Optional<Provenance> switchSums = switchSums(fields, switched);
        Provenance provenance = sources.of(fields);
        fields.finish();
        if (fields.sound()) {
            check(item, fields, kind, domain, provenance);
        }
        links.add(new Interconnect(
                label, kind, new Bandwidth(bandwidth), domain, domainName, topology, latency, switchSums, provenance));
        rates.add(fields.place("bandwidth_per_direction"));
    }

    private void check(
            JsonNode item, Fields fields, Interconnect.Kind kind, OptionalInt domain, Provenance provenance) {
        Place before = taken.get(kind);
        if (before != null) {
            problems.error(
                    fields.place("kind"),
                    "the machine's " + kind.label() + " link is already in line " + before.line()
                            + "; one link of a kind is expected, the rates of several added up");
        } else {
            taken.put(kind, item.place());
        }
        // What the link of a machine that nobody has built will join, nobody knows.
        if (kind == Interconnect.Kind.SCALE_UP && domain.isEmpty() && provenance.kind() != Provenance.Kind.PROJECTED) {
            fields.problem("domain", "\"domain\" is missing; a scale-up link says how many devices it joins");
        }
    }

    /** Whether the link's switches sum: a statement with a source of its own. */
    private Optional<Provenance> switchSums(Fields link, boolean switched) {
        Optional<Fields> found = link.optionalObject("switch_sums");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        Provenance provenance = sources.of(fields);
        fields.finish();
        if (!switched) {
            link.problem("switch_sums", "switch_sums needs the topology \"switch\": only a switch can sum");
        }
        return switched && fields.sound() ? Optional.of(provenance) : Optional.empty();
    }

    private Optional<Interconnect.StepLatency> stepLatency(Fields link) {
        Optional<Fields> found = link.optionalObject("step_latency");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        double time = fields.quantity("time", UnitText.Unit.TIME);
        Provenance provenance = sources.of(fields);
        fields.finish();
        return fields.sound()
                ? Optional.of(new Interconnect.StepLatency(new Seconds(time), provenance))
                : Optional.empty();
    }
}
