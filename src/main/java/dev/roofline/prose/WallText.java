package dev.roofline.prose;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Provenance;
import dev.roofline.trend.Crossing;
import dev.roofline.trend.Dates;
import dev.roofline.trend.MemoryWall;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The memory wall of one workload in words. */
public final class WallText {
    private WallText() {}

    public static String title(MemoryWall wall) {
        return wall.model().name() + " on the flagship of each year";
    }

    public static List<Fact> facts(MemoryWall wall) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("model", wall.model().name()));
        facts.add(new Fact(
                "machines",
                "of each year the server with DRAM that has the highest dense peak for products in "
                        + wall.products().label() + " or what stands in for it"));
        facts.addAll(
                new Assumptions(wall.model(), wall.plan(), wall.plan().workloads(), Optional.empty()).facts(List.of()));
        return facts;
    }

    /** What a reader should know: what the plan notes, then what is left out or stands in for something. */
    public static List<String> notes(MemoryWall wall) {
        Set<String> notes = new TreeSet<>();
        for (Workload workload : wall.plan().workloads()) {
            if (workload.phase() == Phase.OPTIMIZER) {
                notes.add(
                        "the optimizer multiplies nothing: it has no peak of products to stand under, and is left out");
            }
        }
        for (MemoryWall.LeftOut each : wall.leftOut()) {
            notes.add(Dates.calendarYear(each.machine().released()) + " is left out: " + each.reason());
        }
        for (Crossing each : wall.crossings()) {
            if (each.ceiling().format().bits() > wall.products().bits()) {
                notes.add("machines whose peak in the format that products are multiplied in ("
                        + wall.products().label()
                        + ") is missing or slower compute under that of a wider one, named in the column peak_format; bytes stay"
                        + " those of the format");
            }
            ComputeCeiling ceiling = each.ceiling();
            noteProjected(notes, each.machine(), ceiling.label() + " peak", ceiling.provenance());
            noteProjected(
                    notes,
                    each.machine(),
                    "bandwidth",
                    each.machine().mainMemory().provenance());
        }
        List<String> all = new ArrayList<>(wall.plan().notes());
        all.addAll(notes);
        return all;
    }

    /** What no machine has is said to be so, with how far it may be off. */
    private static void noteProjected(Set<String> notes, HardwareProfile machine, String what, Provenance provenance) {
        if (provenance.kind() == Provenance.Kind.PROJECTED) {
            notes.add(machine.id() + " is no machine that there is; its " + what + " is "
                    + provenance.doubt().orElse("projected"));
        }
    }

    /** What happened to a phase over the years. */
    public static Finding verdict(MemoryWall wall, String phase) {
        List<Crossing> all = wall.of(phase);
        Crossing first = all.get(0);
        Crossing last = all.get(all.size() - 1);
        String rest = ": the ridge went from "
                + Phrase.number(first.ridge()) + " FLOP/B ("
                + first.year() + ", "
                + first.machine().id() + ") to " + Phrase.number(last.ridge()) + " ("
                + last.year() + ", " + last.machine().id()
                + "), the share of the peak that it can reach from "
                + Phrase.smallPercent(first.share()) + " to "
                + Phrase.smallPercent(last.share()) + ", its time from "
                + Phrase.seconds(first.totals().seconds()) + " to "
                + Phrase.seconds(last.totals().seconds());
        return new Finding(phase, Phrase.number(last.intensity()) + " FLOP/B", rest);
    }

    /** The peak that the products are under. */
    public static String peak(Crossing each) {
        return MachineText.rate(each.ceiling());
    }

    /** What a chart says beside the ridge of a machine. */
    public static String ridge(Crossing each) {
        return each.machine().name() + ", " + each.machine().released() + "\nridge " + Phrase.number(each.ridge())
                + " FLOP/B under " + each.ceiling().label() + " " + Phrase.quantity(each.peak(), "FLOP/s")
                + " and "
                + Phrase.quantity(each.bandwidth(), "B/s");
    }

    /** What a chart says beside the intensity of a phase on a machine. */
    public static String intensity(Crossing each) {
        return each.phase() + " on " + each.machine().name() + "\n" + Phrase.number(each.intensity()) + " FLOP/B, "
                + Phrase.smallPercent(each.share()) + " of the peak, "
                + Phrase.seconds(each.totals().seconds());
    }

    /** What a chart's line of a phase's intensities is called. */
    public static String line(String phase, double intensity) {
        return phase + " " + Phrase.number(intensity) + " FLOP/B";
    }
}
