package dev.roofline.spec;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.Seconds;
import dev.roofline.units.UnitText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a hardware profile, {@code roofline-hardware/1}. */
public final class HardwareProfileReader implements SpecReader<HardwareProfile> {
    private static final List<String> SPARSITIES = List.of("2:4", "4:8");
    private static final List<String> ACCUMULATORS = List.of("fp64", "fp32", "fp16", "int32");

    @Override
    public Optional<HardwareProfile> read(JsonNode root, String id, Problems problems) {
        Optional<Fields> fields = Fields.of(root, problems);
        if (fields.isEmpty() || !Schema.HARDWARE.check(fields.get(), problems)) {
            return Optional.empty();
        }
        return profile(fields.get(), id, problems);
    }

    private static Optional<HardwareProfile> profile(Fields fields, String id, Problems problems) {
        String name = fields.text("name");
        String vendor = fields.text("vendor");
        int kind = fields.choice("kind", HardwareLabels.MACHINE_KINDS);
        int market = fields.optionalChoice("market", HardwareLabels.MARKETS);
        String released = Header.date(fields, "released", fields.text("released"), 1, 2);
        List<String> aliases = fields.texts("aliases");
        int confidence = fields.choice("confidence", Header.CONFIDENCE);
        SourceTable sources = SourceTable.read(fields.object("sources"), problems);
        Set<Engine> complete = complete(fields, problems);
        List<Peak> peaks = peaks(fields.items("compute"), sources, problems);
        List<MemoryLevel> memory = memory(fields.items("memory"), sources, problems);
        List<Interconnect> links = links(fields.optionalItems("links"), sources, problems);
        Optional<Fields> units = fields.optionalObject("units");
        OptionalInt count = OptionalInt.empty();
        OptionalDouble clock = OptionalDouble.empty();
        if (units.isPresent()) {
            count = units.get().optionalWhole("count", 1, Integer.MAX_VALUE);
            clock = units.get().optionalQuantity("clock", UnitText.Unit.FREQUENCY);
            units.get().finish();
        }
        Optional<Fields> power = fields.optionalObject("power");
        OptionalDouble watts = OptionalDouble.empty();
        Optional<Provenance> powerProvenance = Optional.empty();
        if (power.isPresent()) {
            watts = OptionalDouble.of(power.get().quantity("tdp", UnitText.Unit.POWER));
            powerProvenance = Optional.of(sources.of(power.get()));
            power.get().finish();
        }
        List<String> notes = fields.texts("notes");
        fields.finish();
        List<ComputeCeiling> dense = new ArrayList<>();
        for (Peak peak : peaks) {
            if (!peak.sparse()) {
                dense.add(peak.ceiling());
            }
        }
        if (fields.sound() && dense.isEmpty()) {
            fields.problem("compute", "compute has no dense peak; at least one is expected");
        }
        if (!fields.sound()) {
            return Optional.empty();
        }
        HardwareProfile profile = new HardwareProfile(
                id,
                name,
                vendor,
                HardwareLabels.MACHINE_KINDS.get(kind),
                market < 0 ? Market.SERVER : Market.values()[market],
                released,
                aliases,
                Header.CONFIDENCE.get(confidence),
                dense,
                complete,
                memory,
                links,
                count,
                clock,
                watts,
                powerProvenance,
                sources.all(),
                notes);
        new Plausibility(profile, peaks, problems, fields.place("complete")).check();
        return Optional.of(profile);
    }

    /** Engines whose peaks are all there; none where the file does not say. */
    private static Set<Engine> complete(Fields fields, Problems problems) {
        int before = problems.errors();
        Set<Engine> engines = EnumSet.noneOf(Engine.class);
        for (int choice : fields.choices("complete", HardwareLabels.ENGINES)) {
            Engine engine = Engine.values()[choice];
            if (!engines.add(engine) && problems.errors() == before) {
                fields.problem("complete", "complete names " + engine.label() + " twice");
            }
        }
        return engines;
    }

    private static List<Peak> peaks(List<JsonNode> items, SourceTable sources, Problems problems) {
        List<Peak> peaks = new ArrayList<>();
        Place[] taken = new Place[2 * Engine.values().length * NumberFormat.values().length];
        for (JsonNode item : items) {
            Optional<Fields> found = Fields.of(item, problems);
            if (found.isEmpty()) {
                continue;
            }
            Fields fields = found.get();
            Engine engine = Engine.values()[fields.choice("engine", HardwareLabels.ENGINES)];
            NumberFormat format = NumberFormat.values()[fields.choice("format", HardwareLabels.FORMATS)];
            double peak = fields.quantity("peak", UnitText.Unit.FLOP_RATE);
            Provenance provenance = sources.of(fields);
            fields.optionalChoice("accumulate", ACCUMULATORS);
            boolean sparse = fields.optionalChoice("sparsity", SPARSITIES) >= 0;
            fields.finish();
            if (!fields.sound()) {
                continue;
            }
            ComputeCeiling ceiling = new ComputeCeiling(engine, format, new FlopRate(peak), provenance);
            int slot = (engine.ordinal() * NumberFormat.values().length + format.ordinal()) * 2 + (sparse ? 1 : 0);
            if (taken[slot] == null) {
                taken[slot] = item.place();
                peaks.add(new Peak(ceiling, sparse, fields.place("peak")));
            } else {
                problems.error(
                        item.place(),
                        (sparse ? "the sparse peak " : "the peak ") + ceiling.label() + " is already in line "
                                + taken[slot].line());
            }
        }
        return peaks;
    }

    private static List<MemoryLevel> memory(List<JsonNode> items, SourceTable sources, Problems problems) {
        List<MemoryLevel> levels = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Optional<Fields> found = Fields.of(items.get(i), problems);
            if (found.isEmpty()) {
                continue;
            }
            Fields fields = found.get();
            String label = fields.text("level");
            MemoryLevel.Kind kind = MemoryLevel.Kind.values()[fields.choice("kind", HardwareLabels.MEMORY_KINDS)];
            OptionalDouble capacity = fields.optionalQuantity("capacity", UnitText.Unit.CAPACITY);
            OptionalDouble bandwidth = fields.optionalQuantity("bandwidth", UnitText.Unit.BANDWIDTH);
            Provenance provenance = sources.of(fields);
            fields.finish();
            if (i == 0 && !fields.has("bandwidth")) {
                fields.problem("bandwidth", "\"bandwidth\" is missing; the first level is the main memory, which has one");
            }
            levels.add(new MemoryLevel(
                    label,
                    kind,
                    capacity.isEmpty() ? Optional.empty() : Optional.of(new Bytes(capacity.getAsDouble())),
                    bandwidth.isEmpty() ? Optional.empty() : Optional.of(new Bandwidth(bandwidth.getAsDouble())),
                    provenance));
        }
        return levels;
    }

    private static List<Interconnect> links(List<JsonNode> items, SourceTable sources, Problems problems) {
        List<Interconnect> links = new ArrayList<>();
        for (JsonNode item : items) {
            Optional<Fields> found = Fields.of(item, problems);
            if (found.isEmpty()) {
                continue;
            }
            Fields fields = found.get();
            String label = fields.text("name");
            Interconnect.Kind kind = Interconnect.Kind.values()[fields.choice("kind", HardwareLabels.LINK_KINDS)];
            double bandwidth = fields.quantity("bandwidth_per_direction", UnitText.Unit.BANDWIDTH);
            OptionalInt domain = fields.optionalWhole("domain", 1, Integer.MAX_VALUE);
            Optional<String> domainName = fields.optionalText("domain_name");
            int topology = fields.optionalChoice("topology", HardwareLabels.TOPOLOGIES);
            Optional<Interconnect.StepLatency> latency = stepLatency(fields, sources);
            boolean switched = topology == Interconnect.Topology.SWITCH.ordinal();
            Optional<Provenance> switchSums = switchSums(fields, switched, sources);
            Provenance provenance = sources.of(fields);
            fields.finish();
            links.add(new Interconnect(
                    label,
                    kind,
                    new Bandwidth(bandwidth),
                    domain,
                    domainName,
                    topology < 0 ? Optional.empty() : Optional.of(Interconnect.Topology.values()[topology]),
                    latency,
                    switchSums,
                    provenance));
        }
        return links;
    }

    /** Whether the link's switches sum: a statement with a source of its own. */
    private static Optional<Provenance> switchSums(Fields link, boolean switched, SourceTable sources) {
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

    private static Optional<Interconnect.StepLatency> stepLatency(Fields link, SourceTable sources) {
        Optional<Fields> found = link.optionalObject("step_latency");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        double time = fields.quantity("time", UnitText.Unit.TIME);
        Provenance provenance = sources.of(fields);
        fields.finish();
        return fields.sound() ? Optional.of(new Interconnect.StepLatency(new Seconds(time), provenance)) : Optional.empty();
    }
}
