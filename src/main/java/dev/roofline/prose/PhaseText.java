package dev.roofline.prose;

import dev.roofline.run.AnalysisRun;
import dev.roofline.run.PhaseRun;
import dev.roofline.run.SubjectLadder;
import java.util.ArrayList;
import java.util.List;

/** What bounds a phase of a run, and what its devices repeat. */
public final class PhaseText {
    private PhaseText() {}

    /** What bounds a phase, and where it is a phase of the model's own plan at other sizes too. */
    public static Verdict verdict(AnalysisRun run, PhaseRun phase) {
        if (phase.role() != PhaseRun.Role.OWN) {
            String title =
                    run.length().isPresent() ? "a sequence of " + run.length().getAsLong() + " tokens" : phase.title();
            return Verdict.of(title, phase.workload(), phase.analysis(), phase.hardware());
        }
        List<LadderSentence> ladders = new ArrayList<>();
        for (SubjectLadder ladder : phase.ladders().ofPhase()) {
            ladders.add(LadderText.of(ladder));
        }
        return Verdict.of(
                phase.title(), PhaseTime.of(phase), phase.workload(), phase.analysis(), phase.hardware(), ladders);
    }

    /** Clauses that end a phase's verdict; of a training step it is said once, of the whole. */
    public static List<String> repeated(PhaseRun phase) {
        boolean elsewhere = phase.workload().phase().isTraining() || phase.role() == PhaseRun.Role.TRANSFER;
        return elsewhere ? List.of() : RepetitionText.of(phase.model(), phase.workload());
    }
}
