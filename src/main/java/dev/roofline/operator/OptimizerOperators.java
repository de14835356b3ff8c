package dev.roofline.operator;

import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** New weights of a device's parameters, and what goes to the host and comes from it where it makes some of them. */
record OptimizerOperators(Workload workload, ParameterExchange exchange) {
    /**
     * Parameters of one kind.
     *
     * @param held as many as there are, of which replicas may divide the optimizer's states
     * @param bytes as they are stored
     * @param read as products read them: the same bytes where there is no copy
     * @param fromHost as they come from the host, where it makes them
     */
    record Held(double held, double bytes, double read, double fromHost, boolean experts) {}

    private Precision precision() {
        return workload.precision();
    }

    private Training training() {
        return workload.training().orElseThrow();
    }

    void update(String id, Held weights) {
        if (weights.held == 0) {
            return;
        }
        Dimension own = exchange.own(training().sharding().dividesOptimizer(), weights.experts);
        host(id + ".host", weights, own);
        double kept = 1 - workload.offload().optimizer();
        Dimension part = own.times(Letter.UPDATED.ofSeveral(kept));
        if (part.value() == 0) {
            return;
        }
        Dimension elements = Letter.PARAMETERS.of(weights.held).times(part);
        exchange.add(new Elementwise(
                new Site(id, Group.OPTIMIZER),
                Work.of(training().optimizer()),
                elements,
                NumberFormat.FP32,
                moved(elements, made(weights.bytes * part.value()), weights.read * part.value())));
    }

    /**
     * What an update reads and writes.
     *
     * @param made the weights as they are stored
     * @param copied bytes of the copy that products read, where there is one
     */
    private List<Access> moved(Dimension elements, Access made, double copied) {
        int bytes = training().stateBytes(precision().attention());
        List<Access> accesses = new ArrayList<>(List.of(exchange.gradient(elements), made));
        if (bytes > 0) {
            TensorFormat format = new TensorFormat("states", NumberFormat.FP32, 8.0 * bytes, 0);
            Access kept = Access.of(Access.Kind.OPTIMIZER, "states", Dimension.Constant.ONE, elements, format);
            accesses.add(kept);
            accesses.add(kept.called("new states"));
        }
        if (bytes == training().optimizer().momentBytes()) {
            // Without a master copy the weights themselves are read.
            accesses.add(made.called("weights"));
        }
        if (precision().compute().weightCopy()) {
            accesses.add(copied(copied));
        }
        return accesses;
    }

    private Access made(double bytes) {
        return exchange.dense(Letter.STORED_BYTES, bytes).called("new weights");
    }

    private Access copied(double bytes) {
        return exchange.dense(Letter.COPY_BYTES, bytes).called("new copy of the weights");
    }

    /**
     * New weights that the host makes come to where they are kept, and gradients that are not there yet go to it, both at
     * once: the link is counted in the direction that has more to do. What the host does in between takes time that is not
     * known.
     *
     * @param own the device's part of the states
     */
    private void host(String id, Held weights, Dimension own) {
        Offload offload = workload.offload();
        boolean late = !training().sharding().dividesGradients();
        double bytes = weights.fromHost * own.value();
        Dimension elements = Letter.PARAMETERS.of(weights.held).times(own);
        Access gradients = exchange.gradient(elements.times(Letter.OFFLOADED.of(offload.optimizer())))
                .as(Access.Role.SENT);
        double down = (late ? gradients.bytes() : 0) + bytes * Math.max(0, offload.weights() - offload.optimizer());
        double up = bytes * Math.max(0, offload.optimizer() - offload.weights());
        List<Access> accesses = new ArrayList<>();
        if (late && gradients.bytes() > 0) {
            accesses.add(gradients);
        }
        if (up > 0) {
            double copy = precision().compute().weightCopy() ? weights.read * own.value() : 0;
            accesses.add(made(up));
            accesses.add(copied(copy * up / bytes));
        }
        if (down > 0 || up > 0) {
            exchange.hostExchange(new Site(id, Group.COLLECTIVE), accesses, Math.max(down, up));
        }
    }
}
