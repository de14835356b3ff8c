package dev.roofline.evaluate;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Traffic;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.MemoryPath;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.OptionalDouble;

/**
 * How fast a phase goes and how much of the machines it uses.
 *
 * @param tokensPerSecond new tokens of all sequences on all devices
 * @param perDevice the same for each device
 * @param perUser new tokens of one sequence; of decode steps alone
 * @param firstStep seconds of the first decode step; of decode alone
 * @param lastStep seconds of the last
 * @param products of the whole model once, whatever the devices repeat
 * @param modelFlopsUtilization MFU: the time that {@code products} take at their own peaks, divided over the devices, over
 *     the phase's (PaLM, arXiv 2204.02311, appendix B, where one peak serves all); empty where nothing is multiplied
 * @param memoryBandwidthUtilization MBU: the time in which weights and cache come to a device at the bandwidth of the
 *     memory that they come from, over the phase's
 */
public record Rates(
        double tokensPerSecond,
        double perDevice,
        OptionalDouble perUser,
        OptionalDouble firstStep,
        OptionalDouble lastStep,
        ProductWork products,
        OptionalDouble modelFlopsUtilization,
        double memoryBandwidthUtilization) {

    /** The rates of a phase that takes time. */
    public static Rates of(ModelSpec model, Workload workload, Analysis analysis, HardwareProfile hardware) {
        Parallelism parallelism = workload.parallelism();
        double seconds = analysis.seconds();
        double tokens = (double) workload.stepTokens() * workload.steps();
        double stages = parallelism.pipeline();
        ProductWork products =
                parallelism.isNone() ? ProductWork.of(analysis) : ProductWork.once(model, workload, hardware);
        Traffic all = analysis.totals().traffic();
        Traffic kept = new Traffic(all.weight(), 0, all.kvRead(), all.kvWritten());
        MemoryPath path = Evaluator.path(workload, hardware);
        return new Rates(
                tokens / seconds,
                tokens / seconds / parallelism.devices(),
                workload.phase() == Phase.DECODE
                        ? OptionalDouble.of(workload.steps() / seconds)
                        : OptionalDouble.empty(),
                step(model, workload, hardware, seconds, 0),
                step(model, workload, hardware, seconds, workload.steps() - 1),
                products,
                products.flops() > 0
                        ? OptionalDouble.of(products.seconds() / (parallelism.devices() * seconds))
                        : OptionalDouble.empty(),
                path.seconds(kept) / (stages * seconds));
    }

    /** Seconds of a decode step on average; of decode alone. */
    public OptionalDouble meanStep() {
        return perUser.isPresent() ? OptionalDouble.of(1 / perUser.getAsDouble()) : perUser;
    }

    private static OptionalDouble step(
            ModelSpec model, Workload workload, HardwareProfile hardware, double seconds, long index) {
        if (workload.phase() != Phase.DECODE || (workload.counting() == Counting.SURVEY && workload.steps() > 1)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                workload.steps() == 1
                        ? seconds
                        : Evaluator.analyse(model, workload.step(index), hardware)
                                .seconds());
    }
}
