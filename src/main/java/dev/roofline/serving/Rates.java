package dev.roofline.serving;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.roofline.Analysis;
import dev.roofline.roofline.Placement;
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
 * @param modelFlops operations of products, attention and scans, of the whole model once, whatever the devices repeat
 * @param modelFlopsUtilization MFU: {@code modelFlops} over what the devices' peaks could do in the time (PaLM, arXiv
 *     2204.02311, appendix B); empty where nothing is multiplied
 * @param memoryBandwidthUtilization MBU: weights and cache that a device moves over what its bandwidth could in the time
 */
public record Rates(
        double tokensPerSecond,
        double perDevice,
        OptionalDouble perUser,
        OptionalDouble firstStep,
        OptionalDouble lastStep,
        double modelFlops,
        OptionalDouble modelFlopsUtilization,
        double memoryBandwidthUtilization) {

    /** @return of a phase that takes time */
    public static Rates of(ModelSpec model, Workload workload, Analysis analysis, HardwareProfile hardware) {
        Parallelism parallelism = workload.parallelism();
        double seconds = analysis.seconds();
        double tokens = (double) workload.stepTokens() * workload.steps();
        double stages = parallelism.pipeline();
        double flops = parallelism.isNone() ? productFlops(analysis) : productFlops(model, workload);
        double peak = productPeak(analysis);
        double bytes = analysis.totals().traffic().weight() + analysis.totals().traffic().kv();
        return new Rates(
                tokens / seconds,
                tokens / seconds / parallelism.devices(),
                workload.phase() == Phase.DECODE
                        ? OptionalDouble.of(workload.steps() / seconds)
                        : OptionalDouble.empty(),
                step(model, workload, hardware, seconds, 0),
                step(model, workload, hardware, seconds, workload.steps() - 1),
                flops,
                peak > 0
                        ? OptionalDouble.of(flops / (peak * parallelism.devices() * seconds))
                        : OptionalDouble.empty(),
                bytes / (hardware.mainBandwidth().bytesPerSecond() * stages * seconds));
    }

    private static OptionalDouble step(
            ModelSpec model, Workload workload, HardwareProfile hardware, double seconds, long index) {
        if (workload.phase() != Phase.DECODE || workload.counting() == Counting.SURVEY && workload.steps() > 1) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                workload.steps() == 1
                        ? seconds
                        : Generation.analyse(model, workload.step(index), hardware).seconds());
    }

    /** FLOPs of products, attention and scans that the device of an analysis does. */
    public static double productFlops(Analysis analysis) {
        double sum = 0;
        for (Placement placement : analysis.placements()) {
            sum += placement.operator().isProduct() ? placement.flops() : 0;
        }
        return sum;
    }

    /** Those of the whole model once, whatever the devices repeat. */
    public static double productFlops(ModelSpec model, Workload workload) {
        Workload whole = workload.withParallelism(Parallelism.NONE);
        boolean atOnce = workload.counting() == Counting.SURVEY || workload.steps() == 1;
        double sum = 0;
        for (long step = 0; step < (atOnce ? 1 : workload.steps()); step++) {
            for (Operator operator : OperatorList.of(model, atOnce ? whole : whole.step(step))) {
                sum += operator.isProduct() ? operator.site().count() * operator.flops() : 0;
            }
        }
        return sum;
    }

    /** The peak under which most time of products goes: what the format of a run could do at best. */
    public static double productPeak(Analysis analysis) {
        ComputeCeiling most = null;
        double longest = 0;
        for (Placement candidate : analysis.placements()) {
            if (candidate.operator().isProduct() && candidate.ceiling() != most) {
                double sum = 0;
                for (Placement other : analysis.placements()) {
                    boolean same = other.operator().isProduct() && other.ceiling() == candidate.ceiling();
                    sum += same ? other.computeSeconds() : 0;
                }
                if (sum > longest) {
                    longest = sum;
                    most = candidate.ceiling();
                }
            }
        }
        return most == null ? 0 : most.peak().perSecond();
    }
}
