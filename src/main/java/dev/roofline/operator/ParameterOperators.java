package dev.roofline.operator;

import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Workload;
import java.util.List;

/**
 * What a training step does with a device's parameters beside using them: gradients are summed up over replicas, an
 * optimizer turns them into weights, and what replicas divide is gathered where it is used (ZeRO, arXiv 1910.02054).
 * Routed experts have fewer replicas than the rest where they are divided over the same ranks.
 */
final class ParameterOperators {
    private ParameterOperators() {}

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
        return read.narrowed(
                ParameterExchange.replicas(parallelism, true) > 1, ParameterExchange.replicas(parallelism, false) > 1);
    }

    /** Weights that each micro-batch gathers, layer by layer, where replicas divide them, or fetches from the host. */
    static List<Operator> gathered(DeviceParameters parameters, Workload workload, String suffix) {
        ParameterExchange exchange = new ParameterExchange(workload);
        List<ParameterPiece> pieces = ParameterPiece.of(parameters);
        for (ParameterPiece piece : pieces) {
            exchange.fetch(piece, suffix);
        }
        if (workload.training().orElseThrow().sharding().dividesParameters()) {
            for (ParameterPiece piece : pieces) {
                exchange.gather(piece, suffix, workload.precision().read(), used(workload));
            }
        }
        return exchange.operators();
    }

    /** Gradients that go to their places after each micro-batch. */
    static List<Operator> reducedEachTime(DeviceParameters parameters, Workload workload) {
        ParameterExchange exchange = new ParameterExchange(workload);
        if (workload.training().orElseThrow().sharding().dividesGradients()) {
            List<ParameterPiece> pieces = ParameterPiece.of(parameters);
            for (ParameterPiece piece : pieces) {
                Access gradient = exchange.gradient(piece.weights().elements());
                exchange.exchange("gradients", "", Collective.Kind.REDUCE_SCATTER, piece, gradient);
            }
            for (ParameterPiece piece : pieces) {
                exchange.sendGradients(piece);
            }
        }
        return exchange.operators();
    }

    /** Gradients that are summed up once, after the last micro-batch. */
    static List<Operator> reducedOnce(DeviceParameters parameters, Workload workload, double tied) {
        ParameterExchange exchange = new ParameterExchange(workload);
        Sharding sharding = workload.training().orElseThrow().sharding();
        if (!sharding.dividesGradients()) {
            Collective.Kind kind =
                    sharding.dividesOptimizer() ? Collective.Kind.REDUCE_SCATTER : Collective.Kind.ALL_REDUCE;
            exchange.exchange(whole("gradients", kind), kind, false, exchange.gradient(parameters.dense()));
            exchange.exchange(whole("gradients.experts", kind), kind, true, exchange.gradient(parameters.experts()));
        }
        if (tied > 0) {
            exchange.exchangeTied(tied);
        }
        return exchange.operators();
    }

    /** New weights, and their gathering where replicas divide the optimizer's states alone. */
    static List<Operator> updated(DeviceParameters parameters, Workload workload) {
        ParameterExchange exchange = new ParameterExchange(workload);
        Precision precision = workload.precision();
        Precision kept = precision.inBothLayouts();
        Precision read = precision.read().inBothLayouts();
        Precision sent = precision.read().sentOnce();
        Precision fromHost = precision.sentOnce();
        OptimizerOperators optimizer = new OptimizerOperators(workload, exchange);
        optimizer.update(
                "optimizer.update",
                new OptimizerOperators.Held(
                        parameters.dense(),
                        parameters.denseBytes(kept),
                        parameters.denseBytes(read),
                        parameters.denseBytes(fromHost),
                        false));
        optimizer.update(
                "optimizer.experts.update",
                new OptimizerOperators.Held(
                        parameters.experts(),
                        parameters.expertBytes(kept),
                        parameters.expertBytes(read),
                        parameters.expertBytes(fromHost),
                        true));
        Sharding sharding = workload.training().orElseThrow().sharding();
        if (sharding.dividesOptimizer() && !sharding.dividesParameters()) {
            Collective.Kind kind = Collective.Kind.ALL_GATHER;
            exchange.exchange(
                    whole("parameters", kind),
                    kind,
                    false,
                    exchange.dense(Letter.SENT_BYTES, parameters.denseBytes(sent)));
            exchange.exchange(
                    whole("parameters.experts", kind),
                    kind,
                    true,
                    exchange.dense(Letter.SENT_BYTES, parameters.expertBytes(sent)));
        }
        return exchange.operators();
    }

    /** An exchange of all that a device has at once. */
    private static Site whole(String what, Collective.Kind kind) {
        return new Site(what + "." + kind.label().replace('-', '_'), Group.COLLECTIVE);
    }
}
