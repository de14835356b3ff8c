package dev.roofline.prose;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.run.Input;
import dev.roofline.run.SlicedRun;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/** The lines above the numbers: model, machine, every assumption and the ceilings with their sources. */
public final class RunHeader {
    private RunHeader() {}

    /**
     * The lines above the numbers of a run.
     *
     * @param assumptions what the run takes for granted
     */
    public static List<Fact> lines(SlicedRun sliced, List<Fact> assumptions) {
        List<Fact> lines = new ArrayList<>();
        for (Input input : sliced.inputs()) {
            lines.add(new Fact(input.role(), input.title() + " (" + input.origin() + ")"));
        }
        lines.addAll(assumptions);
        StringBuilder limits = new StringBuilder(
                ceilings(sliced.limits().ceilings(), sliced.run().hardware()));
        for (Interconnect link : sliced.limits().links()) {
            limits.append(", ").append(link(link));
        }
        lines.add(new Fact("ceilings", limits.toString(), brief(sliced)));
        return lines;
    }

    /** The roofs without their sources. */
    private static String brief(SlicedRun sliced) {
        StringBuilder text = new StringBuilder();
        for (ComputeCeiling peak : sliced.limits().ceilings()) {
            text.append(peak.label() + " " + MachineText.rate(peak) + " dense, ");
        }
        HardwareProfile machine = sliced.run().hardware();
        text.append(machine.mainMemory().label() + " "
                + Phrase.quantity(machine.mainBandwidth().bytesPerSecond(), "B/s"));
        for (Interconnect link : sliced.limits().links()) {
            text.append(", " + link.label() + " "
                    + Phrase.quantity(link.bandwidth().bytesPerSecond(), "B/s") + " one direction");
        }
        return text.toString();
    }

    /** Peaks of a machine, then the bandwidth of its memory, each with its source. */
    static String ceilings(List<ComputeCeiling> peaks, HardwareProfile machine) {
        StringBuilder text = new StringBuilder();
        for (ComputeCeiling peak : peaks) {
            text.append(peak.label() + " "
                    + MachineText.rate(peak)
                    + " dense ("
                    + peak.provenance().kind().label() + "), ");
        }
        MemoryLevel memory = machine.mainMemory();
        return text + memory.label() + " "
                + Phrase.quantity(machine.mainBandwidth().bytesPerSecond(), "B/s") + " ("
                + memory.provenance().kind().label() + ")";
    }

    /** A link with its domain, its source, and the latency that a step of an exchange takes on it. */
    private static String link(Interconnect link) {
        StringBuilder text = new StringBuilder(link.kind().label() + " " + link.label() + " "
                + Phrase.quantity(link.bandwidth().bytesPerSecond(), "B/s") + " one direction ("
                + link.provenance().kind().label() + ")");
        if (link.domain().isPresent() && link.kind() == Interconnect.Kind.SCALE_UP) {
            text.append(" among " + link.domain().getAsInt() + " devices");
        }
        if (link.domainName().isPresent() || link.topology().isPresent()) {
            text.append(" (" + link.domainName().orElse("")
                    + (link.domainName().isPresent() && link.topology().isPresent() ? ", " : "")
                    + link.topology().map(Interconnect.Topology::label).orElse("")
                    + (link.switchSums().isPresent() ? " that sums" : "") + ")");
        }
        String latency = link.stepLatency().isPresent()
                ? Phrase.seconds(link.stepLatency().get().time().count()) + " a step ("
                        + link.stepLatency().get().provenance().kind().label() + ")"
                : "no latency known";
        return text + ", " + latency;
    }
}
