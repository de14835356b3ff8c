package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.prose.Fact;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/** The lines above the numbers: model, machine, every assumption and the ceilings with their sources. */
public final class ReportHeader {
    private ReportHeader() {}

    public static List<Fact> lines(Report report) {
        List<Fact> lines = new ArrayList<>();
        for (Input input : report.inputs()) {
            lines.add(new Fact(input.role(), input.title() + " (" + input.origin() + ")"));
        }
        lines.addAll(report.assumptions());
        StringBuilder ceilings = new StringBuilder();
        for (ComputeCeiling ceiling : report.ceilings()) {
            ceilings.append(ceiling.label())
                    .append(' ')
                    .append(Phrase.quantity(
                            ceiling.peak().perSecond(), ceiling.format().isInteger() ? "OP/s" : "FLOP/s"))
                    .append(" dense (")
                    .append(ceiling.provenance().kind().label())
                    .append("), ");
        }
        MemoryLevel memory = report.run().hardware().mainMemory();
        ceilings.append(memory.label())
                .append(' ')
                .append(Phrase.quantity(memory.bandwidth().orElseThrow().bytesPerSecond(), "B/s"))
                .append(" (")
                .append(memory.provenance().kind().label())
                .append(')');
        for (Interconnect link : report.links()) {
            ceilings.append(", ").append(link(link));
        }
        lines.add(new Fact("ceilings", ceilings.toString()));
        return lines;
    }

    /** A link with its domain, its source, and the latency that a step of an exchange takes on it. */
    private static String link(Interconnect link) {
        StringBuilder text = new StringBuilder(link.kind().label())
                .append(' ')
                .append(link.label())
                .append(' ')
                .append(Phrase.quantity(link.bandwidth().bytesPerSecond(), "B/s"))
                .append(" one direction");
        if (link.domain().isPresent() && link.kind() == Interconnect.Kind.SCALE_UP) {
            text.append(" among ").append(link.domain().getAsInt()).append(" devices");
        }
        if (link.domainName().isPresent() || link.topology().isPresent()) {
            text.append(" (")
                    .append(link.domainName().orElse(""))
                    .append(link.domainName().isPresent() && link.topology().isPresent() ? ", " : "")
                    .append(link.topology().map(Interconnect.Topology::label).orElse(""))
                    .append(link.switchSums().isPresent() ? " that sums" : "")
                    .append(')');
        }
        text.append(
                link.stepLatency().isPresent()
                        ? ", " + Phrase.seconds(link.stepLatency().get().time().count()) + " a step ("
                                + link.stepLatency().get().provenance().kind().label() + ")"
                        : ", no latency known");
        return text.append(" (")
                .append(link.provenance().kind().label())
                .append(')')
                .toString();
    }
}
