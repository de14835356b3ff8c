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

/** Collects operators and knows what fusion does to element-wise ones. */
final class Emission {
    private final Precision precision;
    private final Fusion fusion;
    private final Parallelism parallelism;
    private final Optional<Training> training;
    private final List<Operator> operators;
    private final List<Operator> routed = new ArrayList<>();

    Emission(Precision precision, Fusion fusion, Parallelism parallelism, Optional<Training> training) {
        this(precision, fusion, parallelism, training, new ArrayList<>());
    }

    /** @param operators the list that what is emitted joins */
    Emission(
            Precision precision,
            Fusion fusion,
            Parallelism parallelism,
            Optional<Training> training,
            List<Operator> operators) {
        this.precision = precision;
        this.fusion = fusion;
        this.parallelism = parallelism;
        this.training = training;
        this.operators = operators;
    }

    /** Whether a backward pass follows: there is no cache, and what it needs has to be in memory. */
    boolean trains() {
        return training.isPresent();
    }

    /** Whether tensor ranks divide the residual stream along the sequence. */
    boolean dividesStream() {
        return training.isPresent() && training.get().sequenceParallel();
    }

    List<Operator> operators() {
        return operators;
    }

    /** Whether element-wise work stays on the chip with its neighbour. */
    boolean fuses() {
        return fusion != Fusion.NONE;
    }

    /** Whether only what no implementation can leave out is counted. */
    boolean isBound() {
        return fusion == Fusion.IDEAL;
    }

    Precision precision() {
        return precision;
    }

    TensorFormat activations() {
        return precision.activations();
    }

    /** What a product of activations with weights of a kind is multiplied in. */
    NumberFormat multiplied(WeightKind kind) {
        return precision.multiplied(precision.weights().format(kind));
    }

    TensorFormat kvCache() {
        return precision.kvCache();
    }

    void add(Operator operator) {
        operators.add(operator);
    }

    /** What an operator does is asked for by rows of tokens that come to the device's experts from anywhere. */
    void markRouted(Operator operator) {
        routed.add(operator);
    }

    /** Those of the operators that work on rows of routed experts. */
    List<Operator> routed() {
        return routed;
    }

    /**
     * Element-wise work. Fused, it keeps its FLOPs and moves nothing, and runs with its anchor.
     *
     * @param anchor what it is fused with; without one it stands alone under every fusion
     */
    Elementwise elementwise(Site alone, Optional<Site> anchor, Work work, double elements, List<Access> accesses) {
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

    Parallelism parallelism() {
        return parallelism;
    }

    /** An exchange of activations among tensor ranks, where there are several. */
    void tensorCollective(Site site, Collective.Kind kind, double rows, double columns) {
        tensorCollective(site, kind, Collective.Way.BOTH, rows, columns);
    }

    void tensorCollective(Site site, Collective.Kind kind, Collective.Way way, double rows, double columns) {
        collective(site, kind, parallelism.tensor(), 1, way, act("buffer", rows, columns));
    }

    /**
     * An exchange, where its group has several devices. It reads and writes the buffer in memory, or a part of it.
     *
     * @param buffer the whole tensor, of the kind that it is in memory
     */
    void collective(Site site, Collective.Kind kind, long degree, long stride, Access buffer) {
        collective(site, kind, degree, stride, Collective.Way.BOTH, buffer);
    }

    void collective(Site site, Collective.Kind kind, long degree, long stride, Collective.Way way, Access buffer) {
        if (degree == 1 || (way == Collective.Way.BACKWARD && !trains())) {
            return;
        }
        double read = kind == Collective.Kind.ALL_GATHER ? 1.0 / degree : 1;
        double written = kind == Collective.Kind.REDUCE_SCATTER ? 1.0 / degree : 1;
        boolean ofParameters = buffer.kind() == Access.Kind.WEIGHT || buffer.kind() == Access.Kind.GRADIENT;
        Access inMemory = new Access(
                ofParameters ? buffer.kind() : Access.Kind.ACTIVATION,
                buffer.tensor(),
                buffer.elements(),
                buffer.bytes());
        List<Access> accesses = List.of(
                inMemory.times(read).called(buffer.tensor() + " sent"),
                inMemory.times(written).called(buffer.tensor() + " received"));
        RankGroup group = new RankGroup(degree, stride);
        add(new Collective(site, kind, group, buffer.bytes(), activations().arithmetic(), accesses).withWay(way));
    }

    Access act(String tensor, double rows, double columns) {
        return Access.activation(tensor, rows, columns, activations());
    }

    /** A product's input that is a tensor of its own. */
    Access input(double rows, double columns) {
        return act("input", rows, columns).as(Access.Role.INPUT);
    }

    Access bias(double elements) {
        return vector("bias", elements).as(Access.Role.BIAS);
    }

    Access normParameters(double elements) {
        return vector("norm parameters", elements).as(Access.Role.NORM);
    }

    /** A matrix of n rows of k. */
    Access matrix(double n, double k, WeightKind kind) {
        return weight("weights", n, k, kind);
    }

    /** Rows of weights of a kind, in the format that it has. */
    Access weight(String tensor, double rows, double columns, WeightKind kind) {
        return Access.weight(tensor, rows, columns, precision.weights().format(kind));
    }

    /** Parameters that no quantiser touches, such as a bias or a norm. */
    Access vector(String tensor, double elements) {
        return Access.vector(tensor, elements, precision.weights().format(WeightKind.VECTOR));
    }

    Access kvRead(String tensor, double rows, double columns) {
        return trains() ? act(tensor, rows, columns) : Access.of(Access.Kind.KV_READ, tensor, rows, columns, kvCache());
    }

    Access kvWritten(String tensor, double rows, double columns) {
        return trains()
                ? act(tensor, rows, columns)
                : Access.of(Access.Kind.KV_WRITTEN, tensor, rows, columns, kvCache());
    }
}
