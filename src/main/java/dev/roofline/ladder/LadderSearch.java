package dev.roofline.ladder;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.Stages;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Workload;
import java.util.Optional;

/** Looks for the bounds of a phase at all sizes, the form of latent attention decided anew at each. */
public record LadderSearch(ModelSpec model, HardwareProfile hardware, Workload phase) {
    /** Beyond this many steps a search would sum too many: it takes the middle one instead. */
    private static final long EXACT_STEPS = 256;

    /** More steps than any search over a shipped model analyses by far; they take some seconds. */
    private static final int BUDGET = 50_000;

    public SizeSearch over(SizeVariable variable) {
        boolean isApproximate = isApproximate(variable);
        long before = isApproximate ? phase.steps() / 2 : 0;
        Workload own = isApproximate ? phase.step(before) : phase;
        SizeVariable after = variable.after(before);
        boolean ofStages = Stages.areAtOnce(phase);
        SizeSearch search = search(own, variable, after, ofStages);
        return ofStages ? search.groupsIn(search(own, variable, after, false)) : search;
    }

    /** @param ofStages whether the phase's bound is that of the pipeline stage that lasts longest */
    private SizeSearch search(Workload own, SizeVariable variable, SizeVariable after, boolean ofStages) {
        return new SizeSearch(
                variable,
                new Samples(model, hardware, own, after, ofStages),
                BreakPoints.of(model, own, after),
                new Subject(
                        Optional.empty(),
                        phase.fusion() == Fusion.IDEAL,
                        ofStages,
                        phase.parallelism().overlap()),
                BUDGET);
    }

    /**
     * Whether the search stands on the middle step of a generation and not on all of them: where they are many, where
     * each begins a chunk at a size of its own, or where each waits for a pipeline stage or a resource of its own.
     */
    public boolean isApproximate(SizeVariable variable) {
        return Evaluator.isByStep(phase)
                && (phase.steps() > EXACT_STEPS
                        || Stages.areAtOnce(phase)
                        || phase.fusion() == Fusion.IDEAL
                        || !BreakPoints.of(model, phase, variable).rises());
    }
}
