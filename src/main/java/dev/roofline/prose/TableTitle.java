package dev.roofline.prose;

import dev.roofline.run.PhaseRun;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;

/** What stands over a phase's table: of how many steps, and of which device, its numbers are. */
public final class TableTitle {
    private TableTitle() {}

    public static String of(PhaseRun phase, WorkloadPlan plan) {
        Workload workload = phase.workload();
        List<String> parts = new ArrayList<>(List.of(phase.title()));
        boolean isOwn = phase.role() == PhaseRun.Role.OWN;
        if (isOwn && plan.arrival().isPresent()) {
            parts.add("one batch alone, without the server's other requests");
        }
        if (isOwn && workload.steps() > 1) {
            parts.add("all " + Phrase.count(workload.steps()) + " steps");
        }
        if (!isOwn && plan.generated().isPresent() && isRepeated(phase)) {
            parts.add("all passes");
        }
        boolean isPass = workload.phase() == Phase.FORWARD || workload.phase() == Phase.BACKWARD;
        long micro = isPass ? workload.microBatches() : 1;
        if (micro > 1) {
            parts.add("all " + Phrase.count(micro) + " micro-batches");
        }
        if (workload.parallelism().devices() > 1) {
            parts.add("per device" + stage(workload));
        }
        return String.join(", ", parts);
    }

    private static boolean isRepeated(PhaseRun phase) {
        return phase.role() == PhaseRun.Role.DRAFT || phase.role() == PhaseRun.Role.VERIFY;
    }

    /** The rows of a training step are those of one stage. */
    private static String stage(Workload workload) {
        long stages = workload.parallelism().pipeline();
        return stages > 1 && workload.training().isPresent()
                ? " of stage " + workload.training().get().stage() + " of 0 to " + (stages - 1) + ", the slowest"
                : "";
    }
}
