package dev.roofline.specfile;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.ComputeUnits;
import dev.roofline.hardware.HardwareEvidence;
import dev.roofline.hardware.HardwareIdentity;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.NoSixteenBits;
import dev.roofline.hardware.Power;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Problems;
import dev.roofline.json.SpecReader;
import dev.roofline.units.Engine;
import dev.roofline.units.UnitText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a hardware profile, {@code roofline-hardware/1}. */
public final class HardwareProfileReader implements SpecReader<HardwareProfile> {
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
        Optional<Market> market = HardwareLabels.MARKETS.optional(fields, "market");
        String released = Header.date(fields, "released", fields.text("released"), 1, 2);
        List<String> aliases = fields.texts("aliases");
        int confidence = fields.choice("confidence", Header.CONFIDENCE);
        SourceTable sources = SourceTable.read(fields.object("sources"), problems);
        Set<Engine> complete = complete(fields, problems);
        PeakReader peaks = PeakReader.read(fields, sources, problems);
        Optional<NoSixteenBits> noSixteenBits = noSixteenBits(fields, sources);
        List<MemoryLevel> memory = MemoryReader.read(fields.items("memory"), sources, problems);
        LinkReader links = LinkReader.read(fields.optionalItems("links"), sources, problems);
        Optional<Fields> units = fields.optionalObject("units");
        OptionalInt count = OptionalInt.empty();
        OptionalDouble clock = OptionalDouble.empty();
        if (units.isPresent()) {
            count = units.get().optionalWhole("count", 1, Integer.MAX_VALUE);
            clock = units.get().optionalQuantity("clock", UnitText.Unit.FREQUENCY);
            units.get().finish();
        }
        Optional<Fields> power = fields.optionalObject("power");
        Optional<Power> drawn = Optional.empty();
        if (power.isPresent()) {
            double watts = power.get().quantity("tdp", UnitText.Unit.POWER);
            drawn = Optional.of(new Power(watts, sources.of(power.get())));
            power.get().finish();
        }
        List<String> notes = fields.sentences("notes");
        fields.finish();
        List<ComputeCeiling> dense = peaks.dense();
        if (fields.sound() && dense.isEmpty()) {
            fields.problem("compute", "compute has no dense peak; at least one is expected");
        }
        if (!fields.sound()) {
            return Optional.empty();
        }
        HardwareProfile profile = new HardwareProfile(
                new HardwareIdentity(
                        id,
                        name,
                        aliases,
                        vendor,
                        HardwareLabels.MACHINE_KINDS.get(kind),
                        market.orElse(Market.SERVER),
                        released),
                new ComputeUnits(dense, peaks.sparse(), complete, noSixteenBits, count, clock),
                memory,
                links.links(),
                drawn,
                new HardwareEvidence(Header.CONFIDENCE.get(confidence), sources.all(), notes));
        new Plausibility(profile, peaks.all(), problems, fields.place("complete")).check();
        new SixteenBitPeaks(profile, problems, fields.place("compute")).check();
        new LinkPlausibility(profile, links.rates(), problems).check();
        return Optional.of(profile);
    }

    /** Why the file lists no 16-bit matrix peak, with a source. */
    private static Optional<NoSixteenBits> noSixteenBits(Fields machine, SourceTable sources) {
        Optional<Fields> found = machine.optionalObject("sixteen_bit_matrix");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        NoSixteenBits.State state = HardwareLabels.WITHOUT_SIXTEEN_BITS.read(fields, "state");
        Provenance provenance = sources.of(fields);
        fields.finish();
        return Optional.of(new NoSixteenBits(state, provenance));
    }

    /** Engines whose peaks are all there; none where the file does not say. */
    private static Set<Engine> complete(Fields fields, Problems problems) {
        int before = problems.errors();
        Set<Engine> engines = EnumSet.noneOf(Engine.class);
        for (Engine engine : HardwareLabels.ENGINES.several(fields, "complete")) {
            if (!engines.add(engine) && problems.errors() == before) {
                fields.problem("complete", "complete names " + engine.label() + " twice");
            }
        }
        return engines;
    }
}
