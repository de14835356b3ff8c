package dev.roofline.operator;

import dev.roofline.workload.Fusion;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** What backward operators read and write of gradients, in the formats and as often as a training step does. */
final class GradientAccesses {
    private final Precision precision;
    private final Training training;
    private final boolean compulsory;

    GradientAccesses(Workload workload) {
        this.precision = workload.precision();
        this.training = workload.training().orElseThrow();
        this.compulsory = workload.fusion() == Fusion.IDEAL;
    }

    /** Inputs and the output's gradient are read, and as many gradients written as inputs: twice what moved forward. */
    List<Access> twice(Operator operator) {
        List<Access> accesses = new ArrayList<>();
        for (Access access : of(Access.Kind.ACTIVATION, operator)) {
            accesses.add(access);
            accesses.add(access.called("gradient of " + access.tensor()));
        }
        accesses.addAll(of(Access.Kind.WEIGHT, operator));
        accesses.addAll(gradients(operator));
        return accesses;
    }

    /** A row of the gradient is read, added to and written for each that was looked up. */
    List<Access> scattered(Lookup lookup) {
        List<Access> accesses = new ArrayList<>(of(Access.Kind.ACTIVATION, lookup));
        for (Access rows : of(Access.Kind.WEIGHT, lookup)) {
            Dimension passes = compulsory ? Dimension.Constant.ONE.over(microBatches()) : Dimension.of(2);
            accesses.add(gradient(rows, passes));
        }
        return accesses;
    }

    /**
     * Gradients of an operator's parameters: written by the first micro-batch, added to by the others; by each for itself
     * where replicas divide them, since they go to their places at once.
     */
    List<Access> gradients(Operator operator) {
        Dimension micro = microBatches();
        Dimension added = training.sharding().dividesGradients()
                ? Dimension.Constant.ONE
                : micro.times(2).plus(-1).over(micro);
        Dimension passes = compulsory ? Dimension.Constant.ONE.over(micro) : added;
        List<Access> gradients = new ArrayList<>();
        for (Access weight : of(Access.Kind.WEIGHT, operator)) {
            gradients.add(gradient(weight, passes));
        }
        return gradients;
    }

    private Dimension microBatches() {
        return Letter.MICRO_BATCHES.of(training.microBatches());
    }

    private Access gradient(Access weight, Dimension passes) {
        String name = "gradient of " + weight.tensor();
        return weight.inOneRow(Access.Kind.GRADIENT, name, passes, training.gradients());
    }

    /** An operator's tensors of a kind. */
    static List<Access> of(Access.Kind kind, Operator operator) {
        List<Access> some = new ArrayList<>();
        for (Access access : operator.accesses()) {
            if (access.kind() == kind) {
                some.add(access);
            }
        }
        return some;
    }

    /** A tensor in the format of activations. */
    Access activation(String tensor, Dimension rows, Dimension columns) {
        return Access.activation(tensor, rows, columns, precision.activations());
    }
}
