package dev.roofline.run;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.ladder.BoundLadder;
import dev.roofline.ladder.LadderSearch;
import dev.roofline.ladder.SizeOption;
import dev.roofline.ladder.SizeSearch;
import dev.roofline.ladder.SizeVariable;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Group;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * The bounds of a phase at other sizes, of its groups too where they are asked for.
 *
 * @param ofPhase one for each size that an option gives it
 * @param ofGroups the same of each group
 * @param isApproximate whether one of them stands on a generation's middle step
 */
public record PhaseLadders(List<SubjectLadder> ofPhase, List<SubjectLadder> ofGroups, boolean isApproximate) {
    public static final PhaseLadders NONE = new PhaseLadders(List.of(), List.of(), false);

    public PhaseLadders {
        ofPhase = List.copyOf(ofPhase);
        ofGroups = List.copyOf(ofGroups);
    }

    /** The phase's, then those of its groups. */
    public List<SubjectLadder> all() {
        List<SubjectLadder> all = new ArrayList<>(ofPhase);
        all.addAll(ofGroups);
        return all;
    }

    /** @param phase before the form of its latent attention was decided */
    static PhaseLadders of(
            ModelSpec model,
            HardwareProfile hardware,
            Workload phase,
            List<SizeVariable> variables,
            SizeFit fits,
            boolean groups) {
        LadderSearch search = new LadderSearch(model, hardware, phase);
        List<SubjectLadder> ladders = new ArrayList<>();
        List<SubjectLadder> ofGroups = new ArrayList<>();
        boolean isApproximate = false;
        for (SizeVariable variable : variables) {
            SizeSearch over = search.over(variable);
            BoundLadder ladder = over.ofPhase().fitting(fits.largest(variable));
            boolean cacheGrows =
                    phase.phase() == Phase.DECODE && variable.option() == SizeOption.BATCH && over.endsInCache();
            ladders.add(new SubjectLadder(phase.phase().label(), ladder, cacheGrows));
            isApproximate |= search.isApproximate(variable);
            for (Group group : groups ? Group.values() : new Group[0]) {
                BoundLadder own = over.ofGroup(group);
                if (own.steps().size() > 1 || own.steps().get(0).bound().isPresent()) {
                    ofGroups.add(new SubjectLadder(group.label(), own.fitting(fits.largest(variable)), false));
                }
            }
        }
        return new PhaseLadders(ladders, ofGroups, isApproximate);
    }
}
