package dev.roofline.prose;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/** One machine in words. */
public final class MachineText {
    /** What is said over peaks that count zeros. */
    public static final String SPARSE =
            "Peaks for sparse operands, the zeros counted as if they were multiplied; no bound stands on them.";

    private MachineText() {}

    public static String title(HardwareProfile machine) {
        return machine.name() + " (" + machine.id() + "), "
                + (machine.identity().market() == Market.SERVER
                        ? ""
                        : machine.identity().market().label() + " ")
                + machine.kind() + (machine.released().isEmpty() ? "" : ", " + machine.released());
    }

    /** What the machine is, and how well it is known. */
    public static List<Fact> facts(HardwareProfile machine) {
        List<Fact> facts = new ArrayList<>();
        if (!machine.identity().aliases().isEmpty()) {
            facts.add(new Fact("aliases", String.join(" ", machine.identity().aliases())));
        }
        facts.add(new Fact("confidence", machine.evidence().confidence()));
        facts.add(new Fact("complete", complete(machine)));
        machine.compute()
                .noSixteenBits()
                .ifPresent(why -> facts.add(
                        new Fact("16 bits", "no matrix peak: " + why.state().label())));
        machine.compute().count().ifPresent(count -> facts.add(new Fact("units", Integer.toString(count))));
        machine.compute().clockHertz().ifPresent(clock -> facts.add(new Fact("clock", Phrase.quantity(clock, "Hz"))));
        return facts;
    }

    /** What is said over peaks and bandwidths. */
    public static String intro(HardwareProfile machine) {
        return "Peaks are dense; links are per direction. Ridge points are against "
                + machine.mainMemory().label() + ".";
    }

    /** The machine's notes, then where its numbers come from. */
    public static List<Fact> sources(HardwareProfile machine) {
        List<Fact> facts = new ArrayList<>();
        for (String note : machine.evidence().notes()) {
            facts.add(new Fact("note", note));
        }
        machine.evidence().sources().forEach((name, source) -> {
            String brief =
                    name + " (" + source.kind().label() + (source.date().isEmpty() ? "" : ", " + source.date()) + ")";
            facts.add(new Fact("source", brief + ": " + source.address(), brief));
        });
        return facts;
    }

    /** The devices that a scale-up link joins, as what they are. */
    public static String domain(Interconnect link) {
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

    /** How much a peak does in a second. */
    public static String rate(ComputeCeiling peak) {
        return Phrase.quantity(peak.peak().perSecond(), unit(peak.format()));
    }

    /** What peaks of a format count. */
    public static String unit(NumberFormat format) {
        return format.isInteger() ? "OP/s" : "FLOP/s";
    }

    /** Of which engines every format that they multiply in is listed. */
    private static String complete(HardwareProfile machine) {
        StringBuilder text = new StringBuilder();
        for (Engine engine : machine.compute().complete()) {
            text.append(text.isEmpty() ? "" : ", ").append(engine.label());
            if (!lists(machine, engine)) {
                text.append(" (the machine has none)");
            }
        }
        return text.isEmpty() ? "none: other formats may have peaks that are not listed" : text.toString();
    }

    private static boolean lists(HardwareProfile machine, Engine engine) {
        for (ComputeCeiling ceiling : machine.ceilings()) {
            if (ceiling.engine() == engine) {
                return true;
            }
        }
        return false;
    }
}
