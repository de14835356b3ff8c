package dev.roofline.operator;

import dev.roofline.units.NumberFormat;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** New weights of a device's parameters, and what goes to the host and comes from it where it makes some of them. */
final class OptimizerOperators {
    private final Workload workload;
    private final Precision precision;
    private final Training training;
    private final ParameterExchange exchange;

    OptimizerOperators(Workload workload, ParameterExchange exchange) {
        this.workload = workload;
        this.precision = workload.precision();
        this.training = workload.training().orElseThrow();
        this.exchange = exchange;
    }

    /**
     * Parameters of one kind.
     *
     * @param held as many as there are, of which replicas may divide the optimiser's states
     * @param bytes as they are stored
     * @param read as products read them: the same bytes where there is no copy
     * @param fromHost as they come from the host, where it makes them
     */
    record Held(double held, double bytes, double read, double fromHost, boolean experts) {}

    void update(String id, Held weights) {
        if (weights.held == 0) {
            return;
        }
        double own = exchange.own(training.sharding().dividesOptimizer(), weights.experts);
        double copy = precision.compute().weightCopy() ? weights.read * own : 0;
        host(id + ".host", weights.held * own, weights.fromHost * own, copy);
        double part = own * (1 - workload.offload().optimizer());
        if (part == 0) {
            return;
        }
        double elements = weights.held * part;
        exchange.add(new Elementwise(
                new Site(id, Group.OPTIMIZER),
                Work.of(training.optimizer()),
                elements,
                NumberFormat.FP32,
                moved(elements, weights.bytes * part, weights.read * part)));
    }

    /**
     * What an update reads and writes.
     *
     * @param bytes of the weights as they are stored
     * @param copied bytes of the copy that products read, where there is one
     */
    private List<Access> moved(double elements, double bytes, double copied) {
        Optimizer optimizer = training.optimizer();
        double states = elements * training.stateBytes(precision.attention());
        Access gradients = exchange.gradient(elements);
        List<Access> accesses = new ArrayList<>(List.of(
                new Access(Access.Kind.GRADIENT, "gradients", elements, gradients.bytes()),
                new Access(Access.Kind.WEIGHT, "new weights", elements, bytes)));
        if (states > 0) {
            Access kept = new Access(Access.Kind.OPTIMIZER, "states", elements, states);
            accesses.add(kept);
            accesses.add(kept.called("new states"));
        }
        if (training.stateBytes(precision.attention()) == optimizer.momentBytes()) {
            // Without a master copy the weights themselves are read.
            accesses.add(new Access(Access.Kind.WEIGHT, "weights", elements, bytes));
        }
        if (precision.compute().weightCopy()) {
            accesses.add(new Access(Access.Kind.WEIGHT, "new copy of the weights", elements, copied));
        }
        return accesses;
    }

    /**
     * New weights that the host makes come to where they are kept, and gradients that are not there yet go to it, both at
     * once: the link is counted in the direction that has more to do. What the host does in between takes time that is not
     * known.
     *
     * @param elements of which the device's part of the states are
     * @param bytes of the new weights, as they are sent
     * @param copy bytes of a copy that is made of them where they arrive
     */
    private void host(String id, double elements, double bytes, double copy) {
        Offload offload = workload.offload();
        boolean late = !training.sharding().dividesGradients();
        Access gradients = exchange.gradient(elements * offload.optimizer()).called("gradients sent");
        double down = (late ? gradients.bytes() : 0) + bytes * Math.max(0, offload.weights() - offload.optimizer());
        double up = bytes * Math.max(0, offload.optimizer() - offload.weights());
        List<Access> accesses = new ArrayList<>();
        if (late && gradients.bytes() > 0) {
            accesses.add(gradients);
        }
        if (up > 0) {
            accesses.add(new Access(Access.Kind.WEIGHT, "new weights", elements, up));
            accesses.add(new Access(Access.Kind.WEIGHT, "new copy of the weights", elements, copy * up / bytes));
        }
        if (down > 0 || up > 0) {
            exchange.hostExchange(new Site(id, Group.COLLECTIVE), accesses, Math.max(down, up));
        }
    }
}
