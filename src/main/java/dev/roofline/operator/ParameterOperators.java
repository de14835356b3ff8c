package dev.roofline.operator;

import dev.roofline.model.Layers;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a training step does with a device's parameters beside using them: gradients are summed up over replicas, an
 * optimiser turns them into weights, and what replicas divide is gathered where it is used (ZeRO, arXiv 1910.02054).
 * Routed experts have fewer replicas than the rest where they are divided over the same ranks.
 */
final class ParameterOperators {
    private final DeviceParameters parameters;
    private final Workload workload;
    private final Parallelism parallelism;
    private final Precision precision;
    private final Training training;
    private final List<Operator> operators = new ArrayList<>();

    private ParameterOperators(DeviceParameters parameters, Workload workload) {
        this.parameters = parameters;
        this.workload = workload;
        this.parallelism = workload.parallelism();
        this.precision = workload.precision();
        this.training = workload.training().orElseThrow();
    }

    /**
     * The formats in which a pass finds weights in memory: those of a copy, where one is kept, and of what was gathered,
     * which is cast before it is sent (FullyShardedDataParallel's mixed precision, arXiv 2304.11277).
     */
    static Precision used(Workload workload) {
        Precision read = workload.precision().read();
        if (!workload.training().orElseThrow().sharding().dividesParameters()) {
            return read;
        }
        Parallelism parallelism = workload.parallelism();
        return read.narrowed(replicas(parallelism, true) > 1, replicas(parallelism, false) > 1);
    }

    /** Weights that each micro-batch gathers, layer by layer, where replicas divide them, or fetches from the host. */
    static List<Operator> gathered(DeviceParameters parameters, Workload workload, String suffix) {
        ParameterOperators all = new ParameterOperators(parameters, workload);
        all.fetch(suffix);
        if (all.training.sharding().dividesParameters()) {
            Precision sent = used(workload);
            Precision kept = all.precision.read();
            for (DeviceParameters.OfLayer layer : parameters.layers()) {
                all.gather(
                        "parameters",
                        suffix,
                        Optional.of(layer.layers()),
                        layer.sets(),
                        layer.denseBytes(kept),
                        layer.denseBytes(sent),
                        false);
                all.gather(
                        "parameters.experts",
                        suffix,
                        Optional.of(layer.layers()),
                        layer.sets(),
                        layer.expertBytes(kept),
                        layer.expertBytes(sent),
                        true);
            }
            all.gather(
                    "parameters.ends",
                    suffix,
                    Optional.empty(),
                    1,
                    kept.bytes(parameters.ends()),
                    sent.bytes(parameters.ends()),
                    false);
        }
        return all.operators;
    }

    /** Gradients that go to their places after each micro-batch. */
    static List<Operator> reducedEachTime(DeviceParameters parameters, Workload workload) {
        ParameterOperators all = new ParameterOperators(parameters, workload);
        if (all.training.sharding().dividesGradients()) {
            for (DeviceParameters.OfLayer layer : parameters.layers()) {
                all.exchange(
                        "gradients",
                        "",
                        Collective.Kind.REDUCE_SCATTER,
                        Optional.of(layer.layers()),
                        layer.sets(),
                        all.gradient(layer.dense()),
                        false);
                all.exchange(
                        "gradients.experts",
                        "",
                        Collective.Kind.REDUCE_SCATTER,
                        Optional.of(layer.layers()),
                        layer.sets(),
                        all.gradient(layer.experts()),
                        true);
            }
            all.exchange(
                    "gradients.ends",
                    "",
                    Collective.Kind.REDUCE_SCATTER,
                    Optional.empty(),
                    1,
                    all.gradient(parameters.ends().elements()),
                    false);
            all.sendGradients();
        }
        return all.operators;
    }

    /** Gradients that are summed up once, after the last micro-batch. */
    static List<Operator> reducedOnce(DeviceParameters parameters, Workload workload, double tied) {
        ParameterOperators all = new ParameterOperators(parameters, workload);
        Sharding sharding = all.training.sharding();
        if (!sharding.dividesGradients()) {
            Collective.Kind kind =
                    sharding.dividesOptimizer() ? Collective.Kind.REDUCE_SCATTER : Collective.Kind.ALL_REDUCE;
            all.exchange("gradients", "", kind, Optional.empty(), 1, all.gradient(parameters.dense()), false);
            all.exchange("gradients.experts", "", kind, Optional.empty(), 1, all.gradient(parameters.experts()), true);
        }
        if (tied > 0) {
            // First and last stage each have a copy of a tied embedding, and half of its gradient.
            long apart = all.parallelism.stageDevices() * (all.parallelism.pipeline() - 1);
            all.emission()
                    .collective(
                            new Site(
                                    "gradients.tied_embedding.all_reduce",
                                    Group.COLLECTIVE,
                                    Optional.empty(),
                                    1,
                                    Optional.empty()),
                            Collective.Kind.ALL_REDUCE,
                            2,
                            apart,
                            all.gradient(tied));
        }
        return all.operators;
    }

    /** New weights, and their gathering where replicas divide the optimiser's states alone. */
    static List<Operator> updated(DeviceParameters parameters, Workload workload) {
        ParameterOperators all = new ParameterOperators(parameters, workload);
        Precision kept = all.precision.inBothLayouts();
        Precision read = all.precision.read().inBothLayouts();
        Precision sent = all.precision.read().sentOnce();
        Precision fromHost = all.precision.sentOnce();
        all.update(
                "optimizer.update",
                parameters.dense(),
                parameters.denseBytes(kept),
                parameters.denseBytes(read),
                parameters.denseBytes(fromHost),
                false);
        all.update(
                "optimizer.experts.update",
                parameters.experts(),
                parameters.expertBytes(kept),
                parameters.expertBytes(read),
                parameters.expertBytes(fromHost),
                true);
        Sharding sharding = all.training.sharding();
        if (sharding.dividesOptimizer() && !sharding.dividesParameters()) {
            all.exchange(
                    "parameters",
                    "",
                    Collective.Kind.ALL_GATHER,
                    Optional.empty(),
                    1,
                    all.dense(parameters.denseBytes(sent)),
                    false);
            all.exchange(
                    "parameters.experts",
                    "",
                    Collective.Kind.ALL_GATHER,
                    Optional.empty(),
                    1,
                    all.dense(parameters.expertBytes(sent)),
                    true);
        }
        return all.operators;
    }

    /**
     * @param bytes as they are stored
     * @param read as products read them: the same bytes where there is no copy
     * @param fromHost as they come from the host, where it makes them
     */
    private void update(String id, double held, double bytes, double read, double fromHost, boolean experts) {
        if (held == 0) {
            return;
        }
        double own = training.sharding().dividesOptimizer() ? 1.0 / replicas(parallelism, experts) : 1;
        host(id + ".host", held * own, fromHost * own, precision.compute().weightCopy() ? read * own : 0);
        double part = own * (1 - workload.offload().optimizer());
        if (part == 0) {
            return;
        }
        double elements = held * part;
        Optimizer optimizer = training.optimizer();
        double states = elements * training.stateBytes(precision.attention());
        Access gradients = gradient(elements);
        List<Access> accesses = new ArrayList<>(List.of(
                new Access(Access.Kind.GRADIENT, "gradients", elements, gradients.bytes()),
                new Access(Access.Kind.WEIGHT, "new weights", elements, bytes * part)));
        if (states > 0) {
            Access kept = new Access(Access.Kind.OPTIMIZER, "states", elements, states);
            accesses.add(kept);
            accesses.add(kept.called("new states"));
        }
        if (training.stateBytes(precision.attention()) == optimizer.momentBytes()) {
            // Without a master copy the weights themselves are read.
            accesses.add(new Access(Access.Kind.WEIGHT, "weights", elements, bytes * part));
        }
        if (precision.compute().weightCopy()) {
            accesses.add(new Access(Access.Kind.WEIGHT, "new copy of the weights", elements, read * part));
        }
        operators.add(new Elementwise(
                new Site(id, Group.OPTIMIZER, Optional.empty(), 1, Optional.empty()),
                Work.of(optimizer),
                elements,
                NumberFormat.FP32,
                accesses));
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
        Access gradients = gradient(elements * offload.optimizer()).called("gradients sent");
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
            Site site = new Site(id, Group.COLLECTIVE, Optional.empty(), 1, Optional.empty());
            hostExchange(site, accesses, Math.max(down, up));
        }
    }

    /** Gradients of a micro-batch that go to the host, which sums them up. */
    private void sendGradients() {
        double share = workload.offload().optimizer();
        if (share == 0) {
            return;
        }
        for (DeviceParameters.OfLayer layer : parameters.layers()) {
            sendGradients("gradients.host", Optional.of(layer.layers()), layer.sets(), layer.dense() * share, false);
            sendGradients(
                    "gradients.experts.host", Optional.of(layer.layers()), layer.sets(), layer.experts() * share, true);
        }
        sendGradients(
                "gradients.ends.host", Optional.empty(), 1, parameters.ends().elements() * share, false);
    }

    private void sendGradients(String id, Optional<Layers> layers, long count, double elements, boolean experts) {
        Access sent = gradient(elements / replicas(parallelism, experts)).called("gradients sent");
        if (sent.bytes() > 0) {
            hostExchange(new Site(id, Group.COLLECTIVE, layers, count, Optional.empty()), List.of(sent), sent.bytes());
        }
    }

    /** Weights that the host keeps come before use, of each rank its part, as they are kept. */
    private void fetch(String suffix) {
        if (workload.offload().weights() == 0) {
            return;
        }
        Precision kept = precision.read();
        for (DeviceParameters.OfLayer layer : parameters.layers()) {
            fetch("parameters.host" + suffix, Optional.of(layer.layers()), layer.sets(), layer.denseBytes(kept), false);
            fetch(
                    "parameters.experts.host" + suffix,
                    Optional.of(layer.layers()),
                    layer.sets(),
                    layer.expertBytes(kept),
                    true);
        }
        fetch("parameters.ends.host" + suffix, Optional.empty(), 1, kept.bytes(parameters.ends()), false);
    }

    private void fetch(String id, Optional<Layers> layers, long count, double bytes, boolean experts) {
        double part = training.sharding().dividesParameters() ? 1.0 / replicas(parallelism, experts) : 1;
        double fetched = bytes * part * workload.offload().weights();
        if (fetched > 0) {
            Site site = new Site(id, Group.COLLECTIVE, layers, count, Optional.empty());
            hostExchange(site, List.of(dense(fetched).called("weights received")), fetched);
        }
    }

    /** @param accesses in the device's memory, which a floor does without: what is made may leave, and be used, on the way */
    private void hostExchange(Site site, List<Access> accesses, double bytes) {
        List<Access> all = new ArrayList<>(workload.fusion() == Fusion.IDEAL ? List.of() : accesses);
        all.add(new Access(Access.Kind.HOST, "over the host link", 0, bytes));
        operators.add(new Lookup(site, precision.activations().arithmetic(), all));
    }

    /** Ranks that hold the same parameters. */
    private static long replicas(Parallelism parallelism, boolean experts) {
        return experts ? parallelism.tokenHolders() / parallelism.expertHolders() : parallelism.tokenHolders();
    }

    /**
     * A gathering before use. Each rank reads its part as it is kept, and sends it as it is multiplied.
     *
     * @param kept bytes of the whole as ranks keep it
     * @param sent bytes of the whole as it is sent and received
     */
    private void gather(
            String what,
            String suffix,
            Optional<Layers> layers,
            long count,
            double kept,
            double sent,
            boolean experts) {
        int before = operators.size();
        exchange(what, suffix, Collective.Kind.ALL_GATHER, layers, count, dense(sent), experts);
        if (operators.size() > before) {
            Operator gather = operators.get(before);
            Access part =
                    dense(kept).times(1.0 / replicas(parallelism, experts)).called("weights sent");
            operators.set(
                    before, gather.withAccesses(List.of(part, gather.accesses().get(1))));
        }
    }

    private Access dense(double bytes) {
        return new Access(Access.Kind.WEIGHT, "weights", 0, bytes);
    }

    private Access gradient(double elements) {
        TensorFormat format = training.gradients();
        return new Access(Access.Kind.GRADIENT, "gradients", elements, format.bytes(1, elements));
    }

    private void exchange(
            String what,
            String suffix,
            Collective.Kind kind,
            Optional<Layers> layers,
            long count,
            Access buffer,
            boolean experts) {
        long degree = replicas(parallelism, experts);
        if (degree == 1 || buffer.bytes() == 0) {
            return;
        }
        String id = what + "." + kind.label().replace('-', '_') + suffix;
        long stride = experts ? parallelism.tensor() * parallelism.expertHolders() : parallelism.tensor();
        emission()
                .collective(
                        new Site(id, Group.COLLECTIVE, layers, count, Optional.empty()), kind, degree, stride, buffer);
    }

    private Emission emission() {
        return new Emission(precision, Fusion.FLASH, parallelism, workload.training(), operators);
    }
}
