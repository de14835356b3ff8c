package dev.roofline.evaluate;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.CeilingChoice;
import dev.roofline.placement.Placement;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Products, attention and scans of a run, which are what utilisations count (PaLM, arXiv 2204.02311, appendix B): each
 * under the peak that it runs under, so that no utilisation is above 1 where several peaks serve.
 *
 * @param flops their operations
 * @param seconds that one device would take for all of them, each at its own peak
 * @param peaks once each, in the order in which they are met
 */
public record ProductWork(double flops, double seconds, List<ComputeCeiling> peaks) {
    public static final ProductWork NONE = new ProductWork(0, 0, List.of());

    public ProductWork {
        peaks = List.copyOf(peaks);
    }

    /** What the device of an analysis does. */
    public static ProductWork of(Analysis analysis) {
        double flops = 0;
        double seconds = 0;
        List<ComputeCeiling> peaks = new ArrayList<>();
        for (Placement placement : analysis.placements()) {
            if (placement.operator().isProduct()) {
                flops += placement.flops();
                seconds += placement.flops() / placement.ceiling().peak().perSecond();
                add(peaks, placement.ceiling());
            }
        }
        return new ProductWork(flops, seconds, peaks);
    }

    /** What the whole model asks for once, whatever the devices repeat and whatever is computed again. */
    public static ProductWork once(ModelSpec model, Workload workload, HardwareProfile hardware) {
        CeilingChoice ceilings = new CeilingChoice(hardware);
        Workload whole = workload.withParallelism(Parallelism.NONE);
        boolean byStep = Evaluator.isByStep(workload);
        double flops = 0;
        double seconds = 0;
        List<ComputeCeiling> peaks = new ArrayList<>();
        for (long step = 0; step < (byStep ? workload.steps() : 1); step++) {
            for (Operator operator : OperatorList.of(model, byStep ? whole.step(step) : whole)) {
                if (operator.isProduct()) {
                    ComputeCeiling ceiling = ceilings.of(operator.engine(), operator.arithmetic());
                    double asked = operator.site().count() * operator.flopsAsked();
                    flops += asked;
                    seconds += asked / ceiling.peak().perSecond();
                    add(peaks, ceiling);
                }
            }
        }
        return new ProductWork(flops, seconds, peaks);
    }

    /** A peak is another where engine or format is: records would be compared field by field. */
    private static void add(List<ComputeCeiling> peaks, ComputeCeiling ceiling) {
        for (ComputeCeiling known : peaks) {
            if (known.engine() == ceiling.engine() && known.format() == ceiling.format()) {
                return;
            }
        }
        peaks.add(ceiling);
    }

    /** These and others. */
    public ProductWork plus(ProductWork other) {
        List<ComputeCeiling> all = new ArrayList<>(peaks);
        for (ComputeCeiling ceiling : other.peaks) {
            add(all, ceiling);
        }
        return new ProductWork(flops + other.flops, seconds + other.seconds, all);
    }

    /** The same so many times. */
    public ProductWork times(double factor) {
        return new ProductWork(flops * factor, seconds * factor, peaks);
    }
}
