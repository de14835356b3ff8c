package dev.roofline.specfile;

import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.Place;
import dev.roofline.json.UnsoundException;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Seconds;
import dev.roofline.units.UnitText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the links of a machine, one of each kind.
 *
 * @param taken the places of those that were read
 */
record LinkReader(SourceTable sources, Map<Interconnect.Kind, Place> taken) implements ObjectReader<PlacedLink> {
    private static final Labels<Interconnect.Topology> TOPOLOGIES = Labels.of(Interconnect.Topology.values());
    private static final Labels<Interconnect.Kind> LINK_KINDS = Labels.of(Interconnect.Kind.values());

    LinkReader(SourceTable sources) {
        this(sources, new EnumMap<>(Interconnect.Kind.class));
    }

    @Override
    public PlacedLink read(Fields fields) throws UnsoundException {
        String label = fields.text("name");
        Interconnect.Kind kind = fields.choice("kind", LINK_KINDS);
        double bandwidth = fields.quantity("bandwidth_per_direction", UnitText.Unit.BANDWIDTH);
        OptionalInt domain = fields.optionalWhole("domain", 1, Integer.MAX_VALUE);
        Optional<String> domainName = fields.optionalText("domain_name");
        Optional<Interconnect.Topology> topology = fields.optionalChoice("topology", TOPOLOGIES);
        Optional<Interconnect.StepLatency> latency =
                fields.optionalObject("step_latency", new StepLatencyReader(sources));
        Optional<Provenance> switchSums = switchSums(fields);
        if (switchSums.isPresent() && !topology.equals(Optional.of(Interconnect.Topology.SWITCH))) {
            fields.problem("switch_sums", Interconnect.WITHOUT_SWITCH);
        }
        Provenance provenance = sources.of(fields);
        fields.requireSound();
        check(fields, kind, domain, provenance);
        Interconnect link = new Interconnect(
                label, kind, new Bandwidth(bandwidth), domain, domainName, topology, latency, switchSums, provenance);
        return new PlacedLink(link, fields.place("bandwidth_per_direction"));
    }

    private void check(Fields fields, Interconnect.Kind kind, OptionalInt domain, Provenance provenance) {
        Place before = taken.putIfAbsent(kind, fields.place());
        if (before != null) {
            fields.problem(
                    "kind",
                    "the machine's " + kind.label() + " link is already in line " + before.line()
                            + "; one link of a kind is expected, the rates of several added up");
        }
        // What the link of a machine that nobody has built will join, nobody knows.
        if (kind == Interconnect.Kind.SCALE_UP && domain.isEmpty() && provenance.kind() != Provenance.Kind.PROJECTED) {
            fields.problem("domain", "\"domain\" is missing; a scale-up link says how many devices it joins");
        }
    }

    /** Whether the link's switches sum: a statement with a source of its own. */
    private Optional<Provenance> switchSums(Fields link) {
        Optional<Fields> fields = link.optionalObject("switch_sums");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        if (!fields.get().has("source")) {
            // It says nothing but where it is from.
            fields.get().text("source");
        }
        Provenance provenance = sources.of(fields.get());
        fields.get().finish();
        return Optional.of(provenance);
    }

    private record StepLatencyReader(SourceTable sources) implements ObjectReader<Interconnect.StepLatency> {
        @Override
        public Interconnect.StepLatency read(Fields fields) throws UnsoundException {
            double time = fields.quantity("time", UnitText.Unit.TIME);
            Provenance provenance = sources.of(fields);
            fields.requireSound();
            return new Interconnect.StepLatency(new Seconds(time), provenance);
        }
    }
}
