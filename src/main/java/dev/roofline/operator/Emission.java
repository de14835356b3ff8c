package dev.roofline.operator;

import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects operators and knows what fusion does to element-wise ones.
 *
 * @param operators the list that what is emitted joins
 * @param routed those of the operators that work on rows of routed experts, which come to the device from anywhere
 */
record Emission(
        Precision precision,
        Fusion fusion,
        Parallelism parallelism,
        Optional<Training> training,
        List<Operator> operators,
        List<Operator> routed) {
    Emission(Precision precision, Fusion fusion, Parallelism parallelism, Optional<Training> training) {
        this(precision, fusion, parallelism, training, new ArrayList<>(), new ArrayList<>());
    }

    /** Whether a backward pass follows: there is no cache, and what it needs has to be in memory. */
    boolean trains() {
        return training.isPresent();
    }

    /** Whether tensor ranks divide the residual stream along the sequence. */
    boolean dividesStream() {
        return training.isPresent() && training.get().sequenceParallel();
    }

    /** Whether element-wise work stays on the chip with its neighbour. */
    boolean fuses() {
        return fusion != Fusion.NONE;
    }

    /** Whether only what no implementation can leave out is counted. */
    boolean isBound() {
        return fusion == Fusion.IDEAL;
    }

    TensorFormat activations() {
        return precision.activations();
    }

    /** What a product of activations with weights of a kind is multiplied in. */
    NumberFormat multiplied(WeightKind kind) {
        return precision.multiplied(precision.weights().format(kind));
    }

    /** What tokens are read and written in that a cache takes, or that takes the place of a cache. */
    TensorFormat cache() {
        return trains() ? activations() : precision.kvCache();
    }

    void add(Operator operator) {
        operators.add(operator);
    }

    /**
     * Element-wise work. Fused, it keeps its FLOPs and moves nothing, and runs with its anchor.
     *
     * @param anchor what it is fused with; without one it stands alone under every fusion
     */
    Elementwise elementwise(Site alone, Optional<Site> anchor, Work work, Dimension elements, List<Access> accesses) {
        boolean fused = fuses() && anchor.isPresent();
        Elementwise operator = new Elementwise(
                fused ? alone.fusedWith(anchor) : alone,
                work,
                elements,
                activations().arithmetic(),
                fused ? List.of() : accesses);
        add(operator);
        return operator;
    }

    /** An exchange of activations among tensor ranks, where there are several. */
    void tensorCollective(Site site, Collective.Kind kind, Collective.Way way, Dimension rows, Dimension columns) {
        collective(site, kind, parallelism.tensor(), 1, way, List.of(act("buffer", rows, columns)));
    }

    /**
     * An exchange, where its group has several devices. It reads and writes the buffer in memory, or a part of it.
     *
     * @param buffer the tensors of which the whole consists, each of the kind that it is in memory
     */
    void collective(
            Site site, Collective.Kind kind, long degree, long stride, Collective.Way way, List<Access> buffer) {
        if (degree == 1 || (way == Collective.Way.BACKWARD && !trains())) {
            return;
        }
        Dimension part = Dimension.Constant.ONE.over(Letter.RANKS.of(degree));
        Dimension read = kind == Collective.Kind.ALL_GATHER ? part : Dimension.Constant.ONE;
        Dimension written = kind == Collective.Kind.REDUCE_SCATTER ? part : Dimension.Constant.ONE;
        List<Access> sent = new ArrayList<>();
        List<Access> received = new ArrayList<>();
        double bytes = 0;
        for (Access tensor : buffer) {
            boolean ofParameters = tensor.kind() == Access.Kind.WEIGHT || tensor.kind() == Access.Kind.GRADIENT;
            Access inMemory = ofParameters ? tensor : tensor.of(Access.Kind.ACTIVATION);
            sent.add(inMemory.times(read).as(Access.Role.SENT));
            received.add(inMemory.times(written).as(Access.Role.RECEIVED));
            bytes += tensor.bytes();
        }
        sent.addAll(received);
        RankGroup group = new RankGroup(degree, stride);
        add(new Collective(site, kind, group, bytes, activations().arithmetic(), sent).withWay(way));
    }

    Access act(String tensor, Dimension rows, Dimension columns) {
        return Access.activation(tensor, rows, columns, activations());
    }

    /** A product's input that is a tensor of its own. */
    Access input(Dimension rows, Dimension columns) {
        return act("input", rows, columns).as(Access.Role.INPUT);
    }

    Access bias(Dimension elements) {
        return vector("bias", elements).as(Access.Role.BIAS);
    }

    Access normParameters(Dimension elements) {
        return vector("norm parameters", elements).as(Access.Role.NORM);
    }

    /** A matrix of n rows of k. */
    Access matrix(Dimension n, Dimension k, WeightKind kind) {
        return weight("weights", n, k, kind);
    }

    /** Rows of weights of a kind, in the format that it has. */
    Access weight(String tensor, Dimension rows, Dimension columns, WeightKind kind) {
        return Access.weight(tensor, rows, columns, precision.weights().format(kind));
    }

    /** Parameters that no quantiser touches, such as a bias or a norm. */
    Access vector(String tensor, Dimension elements) {
        return Access.vector(tensor, elements, precision.weights().format(WeightKind.VECTOR));
    }

    Access kvRead(String tensor, Dimension rows, Dimension columns) {
        return Access.of(trains() ? Access.Kind.ACTIVATION : Access.Kind.KV_READ, tensor, rows, columns, cache());
    }

    Access kvWritten(String tensor, Dimension rows, Dimension columns) {
        return Access.of(trains() ? Access.Kind.ACTIVATION : Access.Kind.KV_WRITTEN, tensor, rows, columns, cache());
    }
}
