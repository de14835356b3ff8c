package dev.roofline.report;

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
 * The bounds of a phase at other sizes, of its groups too where they are asked for, and the phase's in words.
 *
 * @param of the phase, then of its groups
 * @param sentences one of each of the phase's own ladders
 * @param isApproximate whether one of them stands on a generation's middle step
 */
record PhaseLadders(List<SubjectLadder> of, List<LadderSentence> sentences, boolean isApproximate) {
    static final PhaseLadders NONE = new PhaseLadders(List.of(), List.of(), false);

    PhaseLadders {
        of = List.copyOf(of);
        sentences = List.copyOf(sentences);
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
        List<LadderSentence> sentences = new ArrayList<>();
        boolean isApproximate = false;
        for (SizeVariable variable : variables) {
            SizeSearch over = search.over(variable);
            BoundLadder ladder = over.ofPhase().fitting(fits.largest(variable));
            boolean cacheGrows =
                    phase.phase() == Phase.DECODE && variable.option() == SizeOption.BATCH && over.endsInCache();
            ladders.add(new SubjectLadder(phase.phase().label(), ladder));
            sentences.add(LadderText.of(ladder, cacheGrows));
            isApproximate |= search.isApproximate(variable);
            for (Group group : groups ? Group.values() : new Group[0]) {
                BoundLadder own = over.ofGroup(group);
                if (own.steps().size() > 1 || own.steps().get(0).bound().isPresent()) {
                    ofGroups.add(new SubjectLadder(group.label(), own.fitting(fits.largest(variable))));
                }
            }
        }
        ladders.addAll(ofGroups);
        return new PhaseLadders(ladders, sentences, isApproximate);
    }
}
