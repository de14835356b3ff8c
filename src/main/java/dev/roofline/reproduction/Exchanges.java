package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Group;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.operator.RankGroup;
import dev.roofline.operator.Site;
import dev.roofline.placement.Exchange;
import dev.roofline.placement.Network;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Conventions;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Published times of rows to experts and back, in the setting of DeepSeek-V3 (256 experts in 8 groups, 8 of 4 groups a
 * token, 7,168 wide), and published rates of all-reduces, beside the bounds of single exchanges. The algorithm stands in the
 * item.
 *
 * @param models the spec of a catalogue name
 * @param machines the profile of a catalogue name
 */
public record Exchanges(Function<String, ModelSpec> models, Function<String, HardwareProfile> machines) {
    private static final String RESOURCE = "/roofline/reproduction/exchanges.csv";
    private static final String MODEL = "deepseek-v3";
    private static final double MICRO = 1e6;
    private static final double GIGA = 1e9;
    /** Large enough that steps do not count, as rates are given: 8 GB. */
    private static final double LARGE = 8e9;

    public List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(RESOURCE)) {
            comparisons.add(kind(row) == Collective.Kind.ALL_REDUCE ? rate(row) : time(row));
        }
        return comparisons;
    }

    private static Collective.Kind kind(CsvResource.Row row) {
        return Collective.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static boolean isWithoutSums(CsvResource.Row row) {
        return row.get("sums").equals("no");
    }

    private Comparison time(CsvResource.Row row) {
        HardwareProfile machine = machines.apply(row.get("hardware"));
        long ranks = Long.parseLong(row.get("ranks"));
        long tokens = Long.parseLong(row.get("tokens"));
        TensorFormat format = TensorFormat.parse(row.get("format")).orElseThrow();
        Exchange exchange = new Network(machine).of(rows(kind(row), ranks, tokens, format));
        return comparison(
                row,
                ranks + " x " + tokens + " tokens in " + format.label() + " on " + machine.id(),
                exchange,
                exchange.seconds() * MICRO,
                Comparison.Kind.LOWER_BOUND);
    }

    /** The exchange of one layer, where each rank has as many tokens. */
    private Collective rows(Collective.Kind kind, long ranks, long tokens, TensorFormat format) {
        Precision precision = Precision.uniform(TensorFormat.BF16).withRows(Optional.of(format), Optional.of(format));
        Workload workload = new Workload(
                new PassShape(Phase.PREFILL, ranks, tokens, 0),
                new Numerics(precision, Fusion.FLASH),
                new Conventions(Counting.STANDARD, Routing.UNIFORM, LatentForm.NAIVE, Logits.LAST),
                new Parallelism(1, 1, ranks, ranks, 1, 0),
                Offload.NONE,
                Optional.empty());
        for (Operator operator : OperatorList.of(models.apply(MODEL), workload)) {
            Optional<Collective> rows = operator.exchange();
            if (rows.isPresent() && rows.get().kind() == kind) {
                return rows.get();
            }
        }
        throw new IllegalStateException("no exchange of kind " + kind.label());
    }

    private Comparison rate(CsvResource.Row row) {
        HardwareProfile machine = machines.apply(row.get("hardware"));
        if (isWithoutSums(row)) {
            List<Interconnect> links = new ArrayList<>();
            for (Interconnect link : machine.links()) {
                links.add(link.throughSwitches(Optional.empty()));
            }
            machine = machine.withLinks(links);
        }
        long ranks = Long.parseLong(row.get("ranks"));
        Site site = new Site("all_reduce", Group.COLLECTIVE);
        Exchange exchange = new Network(machine)
                .wire(new Collective(
                        site,
                        Collective.Kind.ALL_REDUCE,
                        new RankGroup(ranks, 1),
                        LARGE,
                        NumberFormat.FP32,
                        List.of()));
        return comparison(
                row,
                ranks + " x " + machine.id(),
                exchange,
                LARGE / exchange.seconds() / GIGA,
                Comparison.Kind.UPPER_BOUND);
    }

    private static Comparison comparison(
            CsvResource.Row row, String what, Exchange exchange, double ours, Comparison.Kind kind) {
        return new Comparison(
                PublishedNumber.of(
                        row,
                        "exchanges " + row.get("kind") + (isWithoutSums(row) ? " without sums" : ""),
                        what + ", " + exchange.algorithm().label(),
                        "value",
                        row.get("metric")),
                ours,
                kind);
    }
}
