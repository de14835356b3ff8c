package dev.roofline.prose;

import dev.roofline.metric.Cell;
import dev.roofline.metric.Requirement;
import dev.roofline.metric.ValueKind;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.PhaseRun;
import dev.roofline.run.RequirementOutcome;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/** What is said of a demand and the runs that it was held against. */
public final class RequirementText {
    private RequirementText() {}

    /** What was demanded of a phase, and what it is. */
    public static String sentence(RequirementOutcome outcome) {
        Requirement requirement = outcome.requirement();
        String size = outcome.size().isPresent()
                ? " at " + outcome.phase().sweep().variable().label() + " "
                        + outcome.size().getAsLong()
                : "";
        String actual = outcome.actual() instanceof Cell.Number number
                ? shown(number.value(), requirement.metric().kind())
                : Requirement.words(outcome.actual());
        return outcome.phase().title() + "." + requirement.wanted() + size + " (it is " + actual + ")";
    }

    private static String shown(double value, ValueKind kind) {
        if (kind == ValueKind.SHARE) {
            return Phrase.number(value * 100) + " %";
        }
        return kind.symbol().isEmpty()
                ? Phrase.number(value)
                : Phrase.quantity(value, kind.symbol()).strip();
    }

    /** Why a demand was held against no row of some runs. */
    public static String unmet(Requirement requirement, List<AnalysisRun> runs) {
        List<String> phases = new ArrayList<>();
        for (AnalysisRun run : runs) {
            for (PhaseRun phase : run.phases()) {
                if (!phases.contains(phase.name())) {
                    phases.add(phase.name());
                }
            }
        }
        if (phases.stream().noneMatch(requirement::isAbout)) {
            return "there is no phase " + requirement.phase().orElseThrow() + " here; there is "
                    + String.join(", ", phases);
        }
        return "no row here has a value of " + requirement.metric().label() + ", which is: "
                + requirement.metric().definition().meaning();
    }
}
