package dev.roofline.operator;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** Everything that one step of a workload computes, in the order of the data's way. */
public final class OperatorList {
    private OperatorList() {}

    /**
     * The operators of one step.
     *
     * @param workload a single step; under {@link Counting#SURVEY} also a whole generation, which that
     *     convention counts at its mean context
     * @throws IllegalArgumentException where the model lacks the stack that the phase runs, or the workload has
     *     several steps that differ
     */
    public static List<Operator> of(ModelSpec model, Workload workload) {
        Stack.Kind kind = workload.phase() == Phase.ENCODE ? Stack.Kind.ENCODER : Stack.Kind.DECODER;
        Stack stack = model.stack(kind)
                .orElseThrow(() -> new IllegalArgumentException(model.id() + " has no " + kind.label()));
        boolean survey = workload.counting() == Counting.SURVEY;
        if (workload.steps() != 1 && !survey) {
            throw new IllegalArgumentException("steps of a generation differ: ask for one at a time");
        }
        Emission emission = new Emission(workload.precision(), workload.fusion());
        if (survey) {
            new SurveyOperators(model, stack, workload, emission).emit();
        } else {
            new EndOperators(model, stack, workload, emission).emitEmbedding();
            LayerOperators layers = new LayerOperators(model, stack, workload, emission);
            stack.groups().forEach(layers::emit);
            new EndOperators(model, stack, workload, emission).emitHead();
        }
        return workload.fusion() == Fusion.IDEAL ? compulsory(emission.operators()) : emission.operators();
    }

    /** Products, kernels and lookups with weights and cache alone: what no implementation can leave out. */
    private static List<Operator> compulsory(List<Operator> operators) {
        List<Operator> kept = new ArrayList<>();
        for (Operator operator : operators) {
            if (operator instanceof Elementwise) {
                continue;
            }
            List<Access> accesses = new ArrayList<>(operator.accesses());
            accesses.removeIf(access -> access.kind() == Access.Kind.ACTIVATION);
            kept.add(operator.withAccesses(accesses));
        }
        return kept;
    }
}
