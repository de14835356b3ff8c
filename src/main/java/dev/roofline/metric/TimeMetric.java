package dev.roofline.metric;

import dev.roofline.hardware.Interconnect;
import dev.roofline.placement.Bound;
import dev.roofline.placement.BoundKind;
import dev.roofline.placement.Exchange;
import java.util.Optional;

/** How fast a slice can be: the roofs over it, the times under them, and which of them binds. */
public enum TimeMetric implements Metric<Slice> {
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
    NETWORK_RIDGE_FLOP_PER_BYTE(
            ValueKind.INTENSITY,
            "network intensity from which on the peak, not the link, is the roof; of sums over one link"),
    LINK(ValueKind.TEXT, "scale-up, scale-out or host: the links that exchanges use"),
    ALGORITHM(ValueKind.TEXT, "ring, tree, in-network, hierarchical or direct: how an exchange runs"),
    BOUND_KIND(
            ValueKind.TEXT,
            "lower: no implementation is faster; none: the profile is silent about a peak that a product may have"),
    STAGE_TIME_S(
            ValueKind.TIME, "whole phases, with {pp}: work of the slowest stage; rows of operators are of all stages"),
    COMPUTE_SHARE(ValueKind.SHARE, "of the row's time: bounded by compute; empty where no time passes"),
    MEMORY_SHARE(ValueKind.SHARE, "of the row's time: bounded by the memory"),
    NETWORK_SHARE(ValueKind.SHARE, "of the row's time: bounded by links to other devices");

    private final Definition definition;

    TimeMetric(ValueKind kind, String meaning) {
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
            case NETWORK_RIDGE_FLOP_PER_BYTE -> Cell.of(slice.roofs().networkRidge());
            case LINK -> Cell.of(slice.roofs().link());
            case ALGORITHM -> Cell.of(slice.roofs().algorithm());
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
    public RowKind rows() {
        return this == STAGE_TIME_S ? RowKind.PHASES : RowKind.EVERY;
    }

    @Override
    public Vocabulary words() {
        return switch (this) {
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
