package dev.roofline.prose;

import dev.roofline.model.ModelSpec;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.PhaseRun;
import dev.roofline.run.SubjectLadder;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** What a phase of a run is called, what bounds it, and what its devices repeat. */
public final class PhaseText {
    private PhaseText() {}

    /** The phase, and the tower that it runs where that is not the model's own stack. */
    public static String title(ModelSpec model, Workload workload) {
        return workload.phase().label()
                + (workload.tower() == Workload.NO_TOWER
                        ? ""
                        : " " + model.towers().get(workload.tower()).stack().name());
    }

    /** What a phase is called in sentences and above its table. */
    public static String title(PhaseRun phase) {
        return switch (phase.role()) {
            case OWN, PREFILL_SIDE -> title(phase.model(), phase.workload());
            case DRAFT_PROMPT -> phase.name() + " of the draft";
            case DRAFT, VERIFY, TRANSFER, SEQUENCE -> phase.name();
        };
    }

    /** What bounds a phase, and where it is a phase of the model's own plan at other sizes too. */
    public static Verdict verdict(AnalysisRun run, PhaseRun phase) {
        if (phase.role() != PhaseRun.Role.OWN) {
            String title =
                    run.length().isPresent() ? "a sequence of " + run.length().getAsLong() + " tokens" : title(phase);
            return Verdict.of(title, phase.workload(), phase.analysis(), phase.hardware());
        }
        List<LadderSentence> ladders = new ArrayList<>();
        for (SubjectLadder ladder : phase.ladders().ofPhase()) {
            ladders.add(LadderText.of(ladder));
        }
        return Verdict.of(title(phase), phase.workload(), phase.analysis(), phase.hardware(), ladders);
    }

    /** Clauses that end a phase's verdict; of a training step it is said once, of the whole. */
    public static List<String> repeated(PhaseRun phase) {
        boolean elsewhere = phase.workload().phase().isTraining() || phase.role() == PhaseRun.Role.TRANSFER;
        return elsewhere ? List.of() : RepetitionText.of(phase.model(), phase.workload());
    }
}
