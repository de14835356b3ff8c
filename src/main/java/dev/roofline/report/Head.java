package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/** The lines above the numbers: model, machine, every assumption and the ceilings with their sources. */
public final class Head {
    private Head() {}

    public static List<Fact> lines(Report report) {
        List<Fact> lines = new ArrayList<>();
        for (Input input : report.inputs()) {
            lines.add(new Fact(input.role(), input.name() + " (" + input.origin() + ")"));
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
        MemoryLevel memory = report.hardware().mainMemory();
        ceilings.append(memory.label())
                .append(' ')
                .append(Phrase.quantity(memory.bandwidth().orElseThrow().bytesPerSecond(), "B/s"))
                .append(" (")
                .append(memory.provenance().kind().label())
                .append(')');
        lines.add(new Fact("ceilings", ceilings.toString()));
        return lines;
    }
}
