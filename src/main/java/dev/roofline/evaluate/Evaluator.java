package dev.roofline.evaluate;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.MemoryPath;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.List;

/** A workload's time on a machine: one step, or the exact sum of all the steps of a generation. */
public final class Evaluator {
    /**
     * By what part of its time a form has to be faster than those before it to be taken in their place: where exchanges hide
     * all other work forms take the same time, and roundings shall not decide.
     */
    public static final double FASTER = 1e-9;

    private Evaluator() {}

    /**
     * Places every step under the roofline and adds them up; no step is sampled.
     *
     * @throws dev.roofline.placement.UnsupportedFormatException where the machine cannot compute in the formats
     */
    public static Analysis analyse(ModelSpec model, Workload workload, HardwareProfile hardware) {
        return sum(model, decided(model, workload, hardware), hardware);
    }

    /**
     * The workload with the form of its latent attention decided: the one that takes less time on the machine, for all
     * its steps together; of a mixed pass also one form for prompts and the other for single tokens.
     */
    public static Workload decided(ModelSpec model, Workload workload, HardwareProfile hardware) {
        if (workload.latentForm() != LatentForm.FASTEST) {
            return workload;
        }
        List<LatentForm> forms = forms(model, workload);
        Workload fastest = workload.withLatentForm(forms.get(0));
        if (forms.size() == 1) {
            return fastest;
        }
        double least = Double.POSITIVE_INFINITY;
        for (LatentForm form : forms) {
            Workload candidate = workload.withLatentForm(form);
            double seconds = sum(model, candidate, hardware).seconds();
            if (seconds < least * (1 - FASTER)) {
                least = seconds;
                fastest = candidate;
            }
        }
        return fastest;
    }

    /** The forms of latent attention that come into question: of those that take the same time, but for roundings, the first is taken. */
    public static List<LatentForm> forms(ModelSpec model, Workload workload) {
        if (workload.latentForm() != LatentForm.FASTEST) {
            return List.of(workload.latentForm());
        }
        if (!model.hasLatents()) {
            return List.of(LatentForm.NAIVE);
        }
        return workload.phase() == Phase.MIXED
                ? List.of(LatentForm.NAIVE, LatentForm.ABSORBED, LatentForm.SPLIT)
                : List.of(LatentForm.NAIVE, LatentForm.ABSORBED);
    }

    /** Whether each step is placed by itself; the survey's convention counts all at their mean context. */
    public static boolean isByStep(Workload workload) {
        return workload.steps() > 1 && workload.counting() != Counting.SURVEY;
    }

    private static Analysis sum(ModelSpec model, Workload workload, HardwareProfile hardware) {
        if (!isByStep(workload)) {
            return step(model, workload, hardware);
        }
        Analysis sum = step(model, workload.step(0), hardware);
        for (long step = 1; step < workload.steps(); step++) {
            sum = sum.plus(step(model, workload.step(step), hardware));
        }
        return sum;
    }

    /**
     * The work of one step: its operators one after another, of pipeline stages those of all.
     *
     * @param workload a single step, its form of latent attention decided
     */
    public static Analysis work(ModelSpec model, Workload workload, HardwareProfile hardware) {
        return place(OperatorList.of(model, workload), workload, hardware);
    }

    private static Analysis step(ModelSpec model, Workload workload, HardwareProfile hardware) {
        Analysis whole = work(model, workload, hardware);
        return Stages.areAtOnce(workload) ? whole.lasting(Stages.of(model, workload, hardware, whole)) : whole;
    }

    /**
     * How a workload's tensors come from memory. What a training step exchanges with the host is in its operators' traffic:
     * weights that come once are read by several products.
     *
     * @throws dev.roofline.placement.UnsupportedLinkException where something is kept in a host's memory and no link leads there
     */
    public static MemoryPath path(Workload workload, HardwareProfile hardware) {
        Offload offload = workload.offload();
        return workload.phase().isTraining() && !offload.isNone()
                ? MemoryPath.withHost(hardware)
                : MemoryPath.of(hardware, offload.weights(), offload.cache());
    }

    /** Places operators of a workload under the roofline, as its fusion and its overlap have them share time. */
    public static Analysis place(List<Operator> operators, Workload workload, HardwareProfile hardware) {
        return Analysis.of(
                operators,
                hardware,
                workload.fusion() == Fusion.IDEAL ? Analysis.Timing.OVERLAPPED : Analysis.Timing.SEQUENTIAL,
                path(workload, hardware),
                workload.parallelism().overlap());
    }
}
