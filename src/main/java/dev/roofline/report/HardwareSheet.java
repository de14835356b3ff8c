package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.hardware.SparsePeak;
import dev.roofline.json.Loaded;
import dev.roofline.prose.Fact;
import dev.roofline.prose.MachineText;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/** One machine in full: every ceiling with its source, and the ridge point of every format. */
public final class HardwareSheet {
    private static final String BYTES = "B";
    private static final double NO_RIDGE = Double.NaN;

    /** What a bound may stand on, and what none stands on: a peak that counts the zeros of its operands. */
    private enum Use {
        LIMIT,
        SPARSE
    }

    /** A number of the machine that has a source, in base units. */
    private record Quantity(Use use, String name, double value, String unit, double ridge, Provenance provenance) {
        String phrase() {
            return unit.equals(BYTES) ? Phrase.memory(value) : Phrase.quantity(value, unit);
        }
    }

    private final HardwareProfile machine;
    private final List<Quantity> quantities = new ArrayList<>();

    private HardwareSheet(HardwareProfile machine) {
        this.machine = machine;
        addPeaks();
        addMemory();
        for (Interconnect link : machine.links()) {
            String name = link.kind().label() + " " + link.label() + MachineText.domain(link);
            add(name, link.bandwidth().bytesPerSecond(), "B/s per direction", link.provenance());
        }
        if (machine.powerWatts().isPresent()) {
            add(
                    "power",
                    machine.powerWatts().getAsDouble(),
                    "W",
                    machine.power().orElseThrow().provenance());
        }
    }

    private void addPeaks() {
        for (ComputeCeiling ceiling : machine.ceilings()) {
            quantities.add(new Quantity(
                    Use.LIMIT,
                    "peak " + ceiling.label(),
                    ceiling.peak().perSecond(),
                    MachineText.unit(ceiling.format()),
                    ceiling.peak().over(machine.mainBandwidth()),
                    ceiling.provenance()));
        }
        for (SparsePeak peak : machine.compute().sparsePeaks()) {
            quantities.add(new Quantity(
                    Use.SPARSE,
                    "sparse peak " + peak.label(),
                    peak.peak().perSecond(),
                    MachineText.unit(peak.format()),
                    NO_RIDGE,
                    peak.provenance()));
        }
    }

    private void addMemory() {
        for (MemoryLevel level : machine.memory()) {
            level.capacity()
                    .ifPresent(
                            size -> add(level.label() + " capacity", size.count(), BYTES, level.capacityProvenance()));
            level.bandwidth()
                    .ifPresent(rate ->
                            add(level.label() + " bandwidth", rate.bytesPerSecond(), "B/s", level.provenance()));
        }
    }

    private void add(String name, double value, String unit, Provenance provenance) {
        quantities.add(new Quantity(Use.LIMIT, name, value, unit, NO_RIDGE, provenance));
    }

    public static Sheet of(Loaded<HardwareProfile> loaded) {
        return new HardwareSheet(loaded.value()).sheet(loaded);
    }

    private Sheet sheet(Loaded<HardwareProfile> loaded) {
        List<Sheet.Part> parts = new ArrayList<>();
        parts.add(new Sheet.Part(MachineText.intro(machine), people(Use.LIMIT)));
        if (!machine.compute().sparsePeaks().isEmpty()) {
            parts.add(new Sheet.Part(MachineText.SPARSE, people(Use.SPARSE)));
        }
        List<Fact> foot = new ArrayList<>(doubts());
        foot.addAll(MachineText.sources(machine));
        foot.add(new Fact("profile", loaded.origin() + ", sha256 " + loaded.sha256()));
        return new Sheet(
                MachineText.title(machine),
                MachineText.facts(machine),
                parts,
                foot,
                table(),
                HardwareEntries.of(loaded));
    }

    /** Every quantity that has a source, in base units with its ridge point. */
    private Table table() {
        return new Listing<Quantity>()
                .text("quantity", Quantity::name)
                .number("value", Quantity::value)
                .text("unit", Quantity::unit)
                .number("ridge_flop_per_byte", Quantity::ridge)
                .text("provenance", each -> each.provenance.kind().label())
                .text("date", each -> each.provenance.date())
                .text("address", each -> each.provenance.address())
                .text("doubt", each -> each.provenance.doubt().orElse(""))
                .of(quantities);
    }

    private Table people(Use use) {
        List<Quantity> some = new ArrayList<>(quantities);
        some.removeIf(each -> each.use != use);
        return new Listing<Quantity>()
                .text("quantity", Quantity::name)
                .text("value", Quantity::phrase)
                .number("ridge FLOP/B", Quantity::ridge)
                .text("from", each -> each.provenance.kind().label())
                .of(some);
    }

    /** Doubts that several quantities share are said once. */
    private List<Fact> doubts() {
        List<Fact> doubts = new ArrayList<>();
        String names = "";
        String last = "";
        for (Quantity each : quantities) {
            String own = each.provenance.doubt().orElse("");
            if (own.isEmpty()) {
                continue;
            }
            if (own.equals(last)) {
                names += ", " + each.name;
                doubts.remove(doubts.size() - 1);
            } else {
                names = each.name;
            }
            last = own;
            doubts.add(new Fact("doubt", names + ": " + own));
        }
        return doubts;
    }
}
