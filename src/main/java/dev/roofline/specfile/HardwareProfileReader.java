package dev.roofline.specfile;

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
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.Problems;
import dev.roofline.json.SpecReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.units.Engine;
import dev.roofline.units.PartialDate;
import dev.roofline.units.UnitText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a hardware profile, {@code roofline-hardware/1}. */
public final class HardwareProfileReader implements SpecReader<HardwareProfile> {
    /** The year of a machine that does not say when it comes out: links of every generation are at hand. */
    private static final int SOME_DAY = Integer.MAX_VALUE;

    private static final Labels<NoSixteenBits.State> WITHOUT_SIXTEEN_BITS = Labels.of(NoSixteenBits.State.values());
    private static final Labels<Market> MARKETS = Labels.of(Market.values());
    private static final Labels<String> MACHINE_KINDS = Labels.words("gpu", "cpu", "tpu", "npu", "soc");

    @Override
    public boolean extendsOthers() {
        return true;
    }

    @Override
    public Optional<HardwareProfile> read(JsonNode root, String id, Problems problems) {
        return Schema.HARDWARE.read(root, new ProfileObject(id, problems), problems);
    }

    private record ProfileObject(String id, Problems problems) implements ObjectReader<HardwareProfile> {
        @Override
        public HardwareProfile read(Fields fields) throws UnsoundException {
            String name = fields.text("name");
            String vendor = fields.text("vendor");
            String kind = fields.choice("kind", MACHINE_KINDS);
            Optional<Market> market = fields.optionalChoice("market", MARKETS);
            fields.optionalText(ExtendedProfile.KEY);
            String released = Header.date(
                    fields, "released", fields.optionalText("released").orElse(""), 1, 2);
            List<String> aliases = fields.texts("aliases");
            String confidence =
                    fields.optionalChoice("confidence", Header.CONFIDENCE).orElse(Header.UNSTATED);
            SourceTable sources = SourceTable.read(fields.optionalObject("sources"), problems);
            Set<Engine> complete = complete(fields, problems);
            List<Peak> peaks = PeakReader.peaks(fields, sources);
            Optional<NoSixteenBits> noSixteenBits =
                    fields.optionalObject("sixteen_bit_matrix", new NoSixteenBitsReader(sources));
            List<MemoryLevel> memory = fields.objects("memory", new MemoryReader(sources));
            List<PlacedLink> links = fields.optionalObjects("links", new LinkReader(sources));
            Optional<Fields> units = fields.optionalObject("units");
            OptionalInt count = OptionalInt.empty();
            OptionalDouble clock = OptionalDouble.empty();
            if (units.isPresent()) {
                count = units.get().optionalWhole("count", 1, Integer.MAX_VALUE);
                clock = units.get().optionalQuantity("clock", UnitText.Unit.FREQUENCY);
                units.get().finish();
            }
            Optional<Power> power = fields.optionalObject("power", new PowerReader(sources));
            List<String> notes = fields.sentences("notes");
            fields.requireSound();
            HardwareProfile profile = new HardwareProfile(
                    new HardwareIdentity(id, name, aliases, vendor, kind, market.orElse(Market.SERVER), released),
                    new ComputeUnits(Peak.dense(peaks), Peak.sparse(peaks), complete, noSixteenBits, count, clock),
                    memory,
                    PlacedLink.links(links),
                    power,
                    new HardwareEvidence(confidence, sources.all(), notes));
            new Plausibility(profile, peaks, problems, fields.place("complete")).check();
            new SixteenBitPeaks(profile, problems, fields.place("compute")).check();
            new LinkPlausibility(links, released.isEmpty() ? SOME_DAY : new PartialDate(released).year(), problems)
                    .check();
            return profile;
        }
    }

    /** Reads why the file lists no 16-bit matrix peak, with a source. */
    private record NoSixteenBitsReader(SourceTable sources) implements ObjectReader<NoSixteenBits> {
        @Override
        public NoSixteenBits read(Fields fields) throws UnsoundException {
            NoSixteenBits.State state = fields.choice("state", WITHOUT_SIXTEEN_BITS);
            Provenance provenance = sources.of(fields);
            fields.requireSound();
            return new NoSixteenBits(state, provenance);
        }
    }

    private record PowerReader(SourceTable sources) implements ObjectReader<Power> {
        @Override
        public Power read(Fields fields) throws UnsoundException {
            double watts = fields.quantity("tdp", UnitText.Unit.POWER);
            Provenance provenance = sources.of(fields);
            fields.requireSound();
            return new Power(watts, provenance);
        }
    }

    /** Engines whose peaks are all there; none where the file does not say. */
    private static Set<Engine> complete(Fields fields, Problems problems) {
        int before = problems.errors();
        Set<Engine> engines = EnumSet.noneOf(Engine.class);
        for (Engine engine : fields.choices("complete", SpecLabels.ENGINES)) {
            if (!engines.add(engine) && problems.errors() == before) {
                fields.problem("complete", "complete names " + engine.label() + " twice");
            }
        }
        return engines;
    }
}
