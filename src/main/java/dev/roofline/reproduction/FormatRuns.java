package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Dimension;
import dev.roofline.operator.Gemm;
import dev.roofline.operator.Group;
import dev.roofline.operator.Operator;
import dev.roofline.operator.Site;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.MemoryPath;
import dev.roofline.units.NumberFormat;
import dev.roofline.workload.Parallelism;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Published runs in formats that a machine has no peak of, or a slower one than that of a wider format: whole models, and
 * single products, beside the bound.
 *
 * @param models the spec of a catalogue name
 * @param machines the profile of a catalogue name
 */
public record FormatRuns(Function<String, ModelSpec> models, Function<String, HardwareProfile> machines) {
    private static final String RUNS = "/roofline/reproduction/formats.csv";
    private static final String PRODUCTS = "/roofline/reproduction/products.csv";
    private static final double MICRO = 1e6;

    public List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        for (MeasuredRun run : MeasuredRun.read(RUNS)) {
            double ours = new IdealBound(
                            run,
                            models.apply(run.model()),
                            machines.apply(run.system().hardware()),
                            Parallelism.NONE)
                    .value();
            comparisons.add(run.beside("formats " + run.part().label(), ours));
        }
        for (CsvResource.Row row : CsvResource.read(PRODUCTS)) {
            comparisons.add(product(row));
        }
        return comparisons;
    }

    /** One product of operands in a format, its tensors left out: they are on their way while it computes. */
    private Comparison product(CsvResource.Row row) {
        HardwareProfile machine = machines.apply(row.get("hardware"));
        NumberFormat format = NumberFormat.valueOf(row.get("format").toUpperCase(Locale.ROOT));
        Dimension m = Dimension.of(Long.parseLong(row.get("m")));
        Dimension n = Dimension.of(Long.parseLong(row.get("n")));
        Dimension k = Dimension.of(Long.parseLong(row.get("k")));
        Operator product = new Gemm(new Site("product", Group.PROJECTION), m, n, k, format, List.of());
        double seconds = Analysis.of(
                        List.of(product), machine, Analysis.Timing.OVERLAPPED, MemoryPath.of(machine, 0, 0), 0)
                .seconds();
        return new Comparison(
                PublishedNumber.of(
                        row,
                        "formats product",
                        m.text() + " x " + n.text() + " x " + k.text() + " in " + format.label() + " on "
                                + machine.id(),
                        "time_us",
                        "time_us"),
                seconds * MICRO,
                Comparison.Kind.LOWER_BOUND);
    }
}
