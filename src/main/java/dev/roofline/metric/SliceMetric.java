package dev.roofline.metric;

import dev.roofline.hardware.Interconnect;
import dev.roofline.operator.Group;
import dev.roofline.placement.Bound;
import dev.roofline.placement.BoundKind;
import dev.roofline.placement.Exchange;
import dev.roofline.units.Engine;
import dev.roofline.workload.Fusion;
import java.util.Optional;

/** Quantities of any slice of a phase. */
public enum SliceMetric implements Metric<Slice> {
    MODEL(ValueKind.TEXT, "catalogue name of the model"),
    HARDWARE(ValueKind.TEXT, "catalogue name of the machine"),
    PHASE(
            ValueKind.TEXT,
            "encode, prefill, decode, mixed; draft and verify, or transfer; forward, backward or optimizer; of whole sequences, sequence"),
    BATCH(ValueKind.COUNT, "sequences at a time"),
    TOKENS(ValueKind.COUNT, "new tokens of one sequence in the step"),
    CONTEXT(ValueKind.COUNT, "tokens of a sequence cached before the (first) step"),
    WEIGHTS(ValueKind.TEXT, "number format of the layers' matrices"),
    ACTIVATIONS(ValueKind.TEXT, "number format of activations"),
    KV_CACHE(ValueKind.TEXT, "number format of keys and values"),
    FUSION(ValueKind.TEXT, "none, flash or ideal"),
    TP(ValueKind.COUNT, "tensor-parallel degree"),
    PP(ValueKind.COUNT, "pipeline-parallel degree"),
    EP(ValueKind.COUNT, "expert-parallel degree"),
    DP(ValueKind.COUNT, "data-parallel degree"),
    CP(ValueKind.COUNT, "context-parallel degree"),
    LAYERS(ValueKind.TEXT, "layers that the row stands for"),
    GROUP(ValueKind.TEXT, "projection, attention, ffn, elementwise, embedding, head, collective or optimizer"),
    OPERATOR(ValueKind.TEXT, "stack.part.operator"),
    ENGINE(ValueKind.TEXT, "matrix or vector: the units whose peak is the roof"),
    COUNT(ValueKind.COUNT, "instances: layers, times steps in a generation"),
    FLOPS(ValueKind.FLOPS, "operations of all instances, a multiply-add being two"),
    BYTES(ValueKind.BYTES, "bytes moved through the main memory by all instances, without network bytes"),
    WEIGHT_BYTES(ValueKind.BYTES, "of bytes: parameters"),
    ACTIVATION_BYTES(ValueKind.BYTES, "of bytes: activations"),
    KV_BYTES(ValueKind.BYTES, "of bytes: keys and values read from and written to the cache"),
    NETWORK_BYTES(ValueKind.BYTES, "bytes that a device sends over all its links, under the algorithm named"),
    INTENSITY_FLOP_PER_BYTE(ValueKind.INTENSITY, "flops / bytes; empty where nothing moves"),
    RIDGE_FLOP_PER_BYTE(ValueKind.INTENSITY, "intensity from which on the peak, not the memory, is the roof"),
    ATTAINABLE_FLOP_PER_S(
            ValueKind.FLOP_RATE,
            "min(peak, intensity x bandwidth); of a sum: flops that are not folded into others / time"),
    COMPUTE_TIME_S(ValueKind.TIME, "flops / peak, of the operators folded into it too"),
    MEMORY_TIME_S(ValueKind.TIME, "bytes / bandwidth; of what is offloaded over the host link where that takes longer"),
    NETWORK_TIME_S(ValueKind.TIME, "network bytes / link bandwidth"),
    TIME_S(
            ValueKind.TIME,
            "the maximum of the three; 0 for an operator folded into another, whose time it shares; of a whole phase with {pp} the bound: the slowest stage's work, or the way of one token through all stages where that is longer"),
    BOUND(ValueKind.TEXT, "compute, memory or network: the maximum; of a sum, the one that holds most time"),
    SHARE(ValueKind.SHARE, "of its phase's time, with {pp} of the work of all stages"),
    NETWORK_INTENSITY_FLOP_PER_BYTE(ValueKind.INTENSITY, "flops / network bytes; empty where nothing is sent"),
    NETWORK_RIDGE_FLOP_PER_BYTE(
            ValueKind.INTENSITY,
            "network intensity from which on the peak, not the link, is the roof; of sums over one link"),
    LINK(ValueKind.TEXT, "scale-up, scale-out or host: the links that exchanges use"),
    ALGORITHM(ValueKind.TEXT, "ring, tree, in-network, hierarchical or direct: how an exchange runs"),
    GRADIENT_BYTES(ValueKind.BYTES, "of bytes: gradients of parameters"),
    OPTIMIZER_BYTES(ValueKind.BYTES, "of bytes: the optimiser's states, a master copy of the weights included"),
    DEVICES(ValueKind.COUNT, "devices of the deployment that the row's phase runs on, of which the row is one"),
    BOUND_KIND(
            ValueKind.TEXT,
            "lower: no implementation is faster; none: the profile is silent about a peak that a product may have"),
    STAGE_TIME_S(
            ValueKind.TIME, "whole phases, with {pp}: work of the slowest stage; rows of operators are of all stages"),
    COMPUTE_SHARE(ValueKind.SHARE, "of the row's time: bounded by compute; empty where no time passes"),
    MEMORY_SHARE(ValueKind.SHARE, "of the row's time: bounded by the memory"),
    NETWORK_SHARE(ValueKind.SHARE, "of the row's time: bounded by links to other devices");

    private final Definition definition;

    SliceMetric(ValueKind kind, String meaning) {
        this.definition = Definition.of(this, kind, meaning);
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public Cell of(Slice slice) {
        Optional<BoundShares> shares = slice.times().boundShares();
        return switch (this) {
            case MODEL -> Cell.of(slice.key().model());
            case HARDWARE -> Cell.of(slice.key().hardware());
            case PHASE -> Cell.of(slice.phase());
            case BATCH -> Cell.of(slice.batch());
            case TOKENS -> Cell.of(slice.key().sizes().tokens());
            case CONTEXT -> Cell.of(slice.key().sizes().context());
            case WEIGHTS -> Cell.of(slice.formats().weights());
            case ACTIVATIONS -> Cell.of(slice.formats().activations());
            case KV_CACHE -> Cell.of(slice.formats().kvCache());
            case FUSION -> Cell.of(slice.formats().fusion());
            case TP -> Cell.of(slice.parallelism().tensor());
            case PP -> Cell.of(slice.parallelism().pipeline());
            case EP -> Cell.of(slice.parallelism().expert());
            case DP -> Cell.of(slice.parallelism().data());
            case CP -> Cell.of(slice.parallelism().context());
            case LAYERS -> Cell.of(slice.layers());
            case GROUP -> Cell.of(slice.group());
            case OPERATOR -> Cell.of(slice.operator());
            case ENGINE -> Cell.of(slice.key().engine());
            case COUNT -> Cell.of(slice.work().count());
            case FLOPS -> Cell.of(slice.flops());
            case BYTES -> Cell.of(slice.bytes());
            case WEIGHT_BYTES -> Cell.of(slice.work().weightBytes());
            case ACTIVATION_BYTES -> Cell.of(slice.work().activationBytes());
            case KV_BYTES -> Cell.of(slice.work().kvBytes());
            case NETWORK_BYTES -> Cell.of(slice.networkBytes());
            case INTENSITY_FLOP_PER_BYTE -> Cell.of(slice.intensity());
            case RIDGE_FLOP_PER_BYTE -> Cell.of(slice.roofs().ridge());
            case ATTAINABLE_FLOP_PER_S -> Cell.of(slice.roofs().attainable());
            case COMPUTE_TIME_S -> Cell.of(slice.times().compute());
            case MEMORY_TIME_S -> Cell.of(slice.times().memory());
            case NETWORK_TIME_S -> Cell.of(slice.times().network());
            case TIME_S -> Cell.of(slice.seconds());
            case BOUND ->
                slice.times().bound().isPresent()
                        ? Cell.of(slice.times().bound().get())
                        : Cell.ABSENT;
            case SHARE -> Cell.of(slice.times().share());
            case NETWORK_INTENSITY_FLOP_PER_BYTE -> Cell.of(slice.networkIntensity());
            case NETWORK_RIDGE_FLOP_PER_BYTE -> Cell.of(slice.roofs().networkRidge());
            case LINK -> Cell.of(slice.roofs().link());
            case ALGORITHM -> Cell.of(slice.roofs().algorithm());
            case GRADIENT_BYTES -> Cell.of(slice.work().gradientBytes());
            case OPTIMIZER_BYTES -> Cell.of(slice.work().optimizerBytes());
            case DEVICES -> Cell.of(slice.parallelism().devices());
            case BOUND_KIND -> Cell.of(slice.times().boundKind().label());
            case STAGE_TIME_S ->
                slice.times().pipeline().isPresent()
                        ? Cell.of(slice.times().pipeline().get().stage())
                        : Cell.ABSENT;
            case COMPUTE_SHARE -> shares.isPresent() ? Cell.of(shares.get().compute()) : Cell.ABSENT;
            case MEMORY_SHARE -> shares.isPresent() ? Cell.of(shares.get().memory()) : Cell.ABSENT;
            case NETWORK_SHARE -> shares.isPresent() ? Cell.of(shares.get().network()) : Cell.ABSENT;
        };
    }

    @Override
    public Vocabulary words() {
        return switch (this) {
            case PHASE -> new Vocabulary(PhaseNames.all(), false, false);
            case WEIGHTS -> Vocabulary.ofFormats().orSeveral();
            case ACTIVATIONS, KV_CACHE -> Vocabulary.ofFormats();
            case FUSION -> Vocabulary.of(Fusion.values(), Fusion::label);
            case GROUP -> Vocabulary.of(Group.values(), Group::label).orAbsent();
            case ENGINE -> Vocabulary.of(Engine.values(), Engine::label).orAbsent();
            case BOUND -> Vocabulary.of(Bound.values(), Bound::label).orAbsent();
            case BOUND_KIND -> Vocabulary.of(BoundKind.values(), BoundKind::label);
            case LINK ->
                Vocabulary.of(Interconnect.Kind.values(), Interconnect.Kind::label)
                        .orAbsent()
                        .orSeveral();
            case ALGORITHM ->
                Vocabulary.of(Exchange.Algorithm.values(), Exchange.Algorithm::label)
                        .orAbsent();
            default -> Vocabulary.ANY;
        };
    }
}
