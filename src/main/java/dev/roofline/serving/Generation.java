package dev.roofline.serving;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.OperatorList;
import dev.roofline.roofline.Analysis;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Workload;

/** A workload's time on a machine: one step, or the exact sum of all the steps of a generation. */
public final class Generation {
    private Generation() {}

    /**
     * Places every step under the roofline and adds them up; no step is sampled.
     *
     * @throws dev.roofline.roofline.UnsupportedFormatException where the machine cannot compute in the formats
     */
    public static Analysis analyse(ModelSpec model, Workload workload, HardwareProfile hardware) {
        Analysis.Timing timing =
                workload.fusion() == Fusion.IDEAL ? Analysis.Timing.OVERLAPPED : Analysis.Timing.SEQUENTIAL;
        if (workload.counting() == Counting.SURVEY || workload.steps() == 1) {
            return Analysis.of(OperatorList.of(model, workload), hardware, timing);
        }
        Analysis sum = Analysis.of(OperatorList.of(model, workload.step(0)), hardware, timing);
        for (long step = 1; step < workload.steps(); step++) {
            sum = sum.plus(Analysis.of(OperatorList.of(model, workload.step(step)), hardware, timing));
        }
        return sum;
    }
}
