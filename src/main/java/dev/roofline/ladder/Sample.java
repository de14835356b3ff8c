package dev.roofline.ladder;

import dev.roofline.operator.Group;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Placement;
import dev.roofline.placement.ResourceSeconds;
import dev.roofline.placement.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A phase that was analysed at a size.
 *
 * @param forms the phase in each form of its latent attention that comes into question, or what each of its pipeline stages
 *     does
 * @param chosen the analysis in the form that takes least time, all steps together
 */
record Sample(List<Form> forms, Analysis chosen) {
    /**
     * One form.
     *
     * @param operators those that take time of their own, step by step
     * @param steps to which step each belongs
     */
    @SuppressWarnings("ArrayRecordComponent") // of the innermost loop, and never compared
    record Form(List<Placement> operators, int[] steps) {
        static Form of(List<Analysis> analyses) {
            List<Placement> operators = new ArrayList<>();
            for (Analysis analysis : analyses) {
                for (Placement placement : analysis.placements()) {
                    if (!placement.isFused()) {
                        operators.add(placement);
                    }
                }
            }
            int[] steps = new int[operators.size()];
            int at = 0;
            for (int step = 0; step < analyses.size(); step++) {
                for (Placement placement : analyses.get(step).placements()) {
                    if (!placement.isFused()) {
                        steps[at++] = step;
                    }
                }
            }
            return new Form(operators, steps);
        }

        /** Seconds that an operator needs of a resource, these by the order of the bounds. */
        double seconds(int operator, int resource) {
            ResourceSeconds needed = operators.get(operator).totals().needed();
            return resource == Tally.COMPUTE
                    ? needed.compute()
                    : resource == Tally.MEMORY ? needed.memory() : needed.network();
        }

        /** Whether another takes as long in each operator: stages with the same layers do. */
        boolean lastsAs(Form other) {
            boolean same = isLike(other);
            for (int i = 0; same && i < operators.size(); i++) {
                for (int resource = 0; resource < Regions.RESOURCES; resource++) {
                    same &= seconds(i, resource) == other.seconds(i, resource);
                }
            }
            return same;
        }

        /** Whether another size has the same operators in the same order. */
        boolean isLike(Form other) {
            if (operators.size() != other.operators.size()) {
                return false;
            }
            for (int i = 0; i < steps.length; i++) {
                if (!operators
                        .get(i)
                        .site()
                        .id()
                        .equals(other.operators.get(i).site().id())) {
                    return false;
                }
            }
            return true;
        }
    }

    boolean isLike(Sample other) {
        if (forms.size() != other.forms.size()) {
            return false;
        }
        for (int i = 0; i < forms.size(); i++) {
            if (!forms.get(i).isLike(other.forms.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What bounds the phase, or a group of its operators. */
    Standing standing(Optional<Group> group) {
        if (group.isEmpty()) {
            return Standing.of(Totals.of(chosen.longest()));
        }
        List<Placement> members = new ArrayList<>();
        for (Placement placement : chosen.placements()) {
            if (placement.site().group() == group.get()) {
                members.add(placement);
            }
        }
        return Standing.of(Totals.of(members));
    }
}
