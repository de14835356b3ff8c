package dev.roofline.serving;

import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.operator.Rank;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import java.util.Optional;

/**
 * What a phase does on all devices together.
 *
 * @param flops operations, what several devices repeat counted as often as they do
 * @param bytes moved through the devices' memories
 * @param networkBytes sent from device to device
 */
public record Deployment(double flops, double bytes, double networkBytes) {
    /** Operator lists that a sum may take: more would be waited for. */
    private static final double MOST_LISTS = 50_000;

    /** The sum over all devices, each counted by itself; empty where they and the steps are too many for that. */
    public static Optional<Deployment> of(ModelSpec model, Workload workload) {
        Parallelism parallelism = workload.parallelism();
        boolean atOnce = workload.counting() == Counting.SURVEY || workload.steps() == 1;
        long steps = atOnce ? 1 : workload.steps();
        if ((double) parallelism.stageDevices() * steps > MOST_LISTS) {
            return Optional.empty();
        }
        double flops = 0;
        double bytes = 0;
        double network = 0;
        for (Rank rank : Rank.all(parallelism)) {
            for (long step = 0; step < steps; step++) {
                for (Operator operator : OperatorList.of(model, atOnce ? workload : workload.step(step), rank)) {
                    double count = operator.site().count();
                    flops += count * operator.flops();
                    bytes += count * operator.traffic().total();
                    network += operator instanceof Collective sent ? count * sent.networkBytes() : 0;
                }
            }
        }
        return Optional.of(new Deployment(flops, bytes, network));
    }
}
