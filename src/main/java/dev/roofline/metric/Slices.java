package dev.roofline.metric;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.Layers;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Group;
import dev.roofline.operator.Traffic;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Bound;
import dev.roofline.placement.BoundKind;
import dev.roofline.placement.Placement;
import dev.roofline.placement.Totals;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Slices of the analysis of one phase. */
public final class Slices {
    private final ModelSpec model;
    private final HardwareProfile hardware;
    private final Workload workload;
    private final Analysis analysis;
    private final double phaseSeconds;
    private final String phase;

    public Slices(ModelSpec model, HardwareProfile hardware, Workload workload, Analysis analysis) {
        this(model, hardware, workload, analysis, workload.phase().label());
    }

    /** @param phase what the slices' phase is called, where it is not a workload's own */
    public Slices(ModelSpec model, HardwareProfile hardware, Workload workload, Analysis analysis, String phase) {
        this.phase = phase;
        this.model = model;
        this.hardware = hardware;
        this.workload = workload;
        this.analysis = analysis;
        this.phaseSeconds = analysis.totals().seconds();
    }

    public List<Slice> by(Grouping grouping) {
        return switch (grouping) {
            case OPERATOR -> byOperator();
            case LAYER -> byLayer();
            case GROUP -> byGroup();
            case PHASE -> List.of(total());
        };
    }

    public Slice total() {
        return sum(analysis.placements(), "", "", 1).lasting(analysis.pipeline());
    }

    private List<Slice> byOperator() {
        List<Slice> slices = new ArrayList<>();
        for (Placement placement : analysis.placements()) {
            slices.add(operator(placement));
        }
        return slices;
    }

    private List<Slice> byGroup() {
        List<Slice> slices = new ArrayList<>();
        for (Group group : Group.values()) {
            List<Placement> members = new ArrayList<>();
            for (Placement placement : analysis.placements()) {
                if (placement.site().group() == group) {
                    members.add(placement);
                }
            }
            addGroup(slices, members, group);
        }
        return slices;
    }

    /** One row a layer; what stands before them, after them and between pipeline stages has a row each. */
    private List<Slice> byLayer() {
        List<Placement> before = new ArrayList<>();
        List<Placement> after = new ArrayList<>();
        List<Placement> sends = new ArrayList<>();
        TreeMap<Integer, List<Placement>> layers = new TreeMap<>();
        for (Placement placement : analysis.placements()) {
            Optional<Layers> range = placement.site().layers();
            Optional<Collective> exchange = placement.operator().exchange();
            if (exchange.isPresent() && exchange.get().kind() == Collective.Kind.SEND) {
                sends.add(placement);
                continue;
            }
            if (range.isEmpty()) {
                (layers.isEmpty() ? before : after).add(placement);
                continue;
            }
            for (int layer : range.get().indices()) {
                layers.computeIfAbsent(layer, unused -> new ArrayList<>()).add(placement);
            }
        }
        List<Slice> slices = new ArrayList<>();
        addGroup(slices, before, Group.EMBEDDING);
        layers.forEach((layer, members) -> {
            // Members of one layer belong to one range, so that they share its number of layers.
            int alike = members.get(0).site().layers().orElseThrow().count();
            slices.add(sum(members, Integer.toString(layer), "", alike));
        });
        addGroup(slices, after, Group.HEAD);
        addGroup(slices, sends, Group.COLLECTIVE);
        return slices;
    }

    private void addGroup(List<Slice> slices, List<Placement> members, Group group) {
        if (!members.isEmpty()) {
            slices.add(sum(members, "", group.label(), 1));
        }
    }

    private Slice operator(Placement placement) {
        List<Placement> alone = List.of(placement);
        boolean computes = placement.exchange().isEmpty();
        return slice(
                key(
                        placement.site().layers().map(Layers::toString).orElse(""),
                        placement.site().group().label(),
                        placement.site().id(),
                        common(alone)),
                Totals.of(alone),
                1,
                LinkUse.of(alone)
                        .under(
                                computes ? OptionalDouble.of(placement.ridge()) : OptionalDouble.empty(),
                                computes ? OptionalDouble.of(placement.attainable()) : OptionalDouble.empty()),
                BoundKind.of(placement, hardware));
    }

    /** @param alike layers that the placements stand for where the slice is to stand for one of them */
    private Slice sum(List<Placement> members, String layers, String group, int alike) {
        Totals totals = Totals.of(members);
        double seconds = totals.seconds();
        return slice(
                key(layers, group, "", common(members)),
                totals,
                alike,
                LinkUse.of(members)
                        .under(
                                OptionalDouble.empty(),
                                seconds > 0 ? OptionalDouble.of(ownFlops(members) / seconds) : OptionalDouble.empty()),
                BoundKind.of(members, hardware));
    }

    /** Work that takes time of its own: what is folded into a host runs beside it, on units that it leaves free. */
    private static double ownFlops(List<Placement> members) {
        double flops = 0;
        for (Placement member : members) {
            flops += member.site().anchor().isEmpty() ? member.flops() : 0;
        }
        return flops;
    }

    private static String common(List<Placement> members) {
        String engine = "";
        for (Placement member : members) {
            String own = member.exchange().isPresent()
                    ? ""
                    : member.ceiling().engine().label();
            if (!engine.isEmpty() && !own.isEmpty() && !own.equals(engine)) {
                return "";
            }
            engine = own.isEmpty() ? engine : own;
        }
        return engine;
    }

    private Slice.Key key(String layers, String group, String operator, String engine) {
        boolean uniform = workload.isUniform();
        return new Slice.Key(
                model.id(),
                hardware.id(),
                phase,
                new Slice.Sizes(
                        workload.globalBatch(),
                        uniform ? OptionalLong.of(workload.newTokens()) : OptionalLong.empty(),
                        uniform ? OptionalLong.of(workload.contextTokens()) : OptionalLong.empty()),
                workload.allTokens(),
                workload.parallelism(),
                layers,
                group,
                operator,
                engine);
    }

    private Slice slice(Slice.Key key, Totals totals, int alike, Slice.Roofs roofs, BoundKind boundKind) {
        Traffic traffic = totals.traffic();
        Precision precision = workload.precision();
        return new Slice(
                key,
                new Slice.Formats(
                        precision.weightsLabel(),
                        precision.activations().label(),
                        precision.kvCache().label(),
                        workload.fusion().label()),
                new Slice.Amounts(
                        totals.count() / alike,
                        totals.flops() / alike,
                        traffic.total() / alike,
                        traffic.weight() / alike,
                        traffic.activation() / alike,
                        traffic.kv() / alike,
                        traffic.gradient() / alike,
                        traffic.optimizer() / alike,
                        totals.networkBytes() / alike),
                roofs,
                new Slice.Times(
                        totals.needed().compute() / alike,
                        totals.needed().memory() / alike,
                        totals.needed().network() / alike,
                        totals.seconds() / alike,
                        totals.bound().map(Bound::label),
                        phaseSeconds > 0 ? totals.seconds() / alike / phaseSeconds : 0,
                        BoundShares.of(totals),
                        boundKind,
                        Optional.empty()),
                Optional.empty());
    }
}
