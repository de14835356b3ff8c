package dev.roofline.serving;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.OperatorList;
import dev.roofline.roofline.Analysis;
import dev.roofline.roofline.PipelineTime;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.List;

/**
 * How long one pass of inference lasts on pipeline stages. While a stage works on one sequence the next can work on
 * another, and while it works on one token of a prompt the next on an earlier one: nothing but the slowest stage's work and
 * the way of one token of one sequence through all stages holds a pass up (GPipe, arXiv 1811.06965; chunked prompts over
 * stages, arXiv 2403.02310).
 */
final class Stages {
    private Stages() {}

    /**
     * The time of one pass.
     *
     * @param workload one step, its form of latent attention decided
     * @param whole the pass of all stages, one device of each
     */
    static PipelineTime of(ModelSpec model, Workload workload, HardwareProfile hardware, Analysis whole) {
        Workload unit = unit(workload);
        double slowest = 0;
        double way = 0;
        for (long stage = 0; stage < workload.parallelism().pipeline(); stage++) {
            slowest = Math.max(slowest, seconds(model, workload, hardware, stage));
            way += seconds(model, unit, hardware, stage);
        }
        return PipelineTime.ofPass(whole.totals().seconds(), slowest, way);
    }

    /** One token of one sequence, the one with the fewest cached tokens: no pass begins or ends with less. */
    private static Workload unit(Workload workload) {
        long fewest = Long.MAX_VALUE;
        for (Request request : workload.requests()) {
            fewest = Math.min(fewest, request.contextTokens());
        }
        return workload.withRequests(List.of(new Request(1, 1, fewest)));
    }

    private static double seconds(ModelSpec model, Workload workload, HardwareProfile hardware, long stage) {
        return Generation.place(OperatorList.ofStage(model, workload, stage), workload, hardware).totals().seconds();
    }
}
