package dev.roofline.evaluate;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.DeviceCoordinates;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.placement.Network;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * What a phase does on all devices together.
 *
 * @param flops operations, what several devices repeat counted as often as they do
 * @param bytes moved through the devices' memories
 * @param networkBytes sent from device to device, under the algorithms that are fastest on the machine
 */
public record Deployment(double flops, double bytes, double networkBytes) {
    private static final Deployment NONE = new Deployment(0, 0, 0);

    /** Operator lists that a sum may take: more would be waited for. */
    private static final double MOST_LISTS = 50_000;

    /**
     * The sum over all devices, each counted by itself; empty where they and the steps are too many for that.
     *
     * @param hardware whose links decide how exchanges run, and so what is sent
     */
    public static Optional<Deployment> of(ModelSpec model, Workload workload, HardwareProfile hardware) {
        Parallelism parallelism = workload.parallelism();
        if (workload.phase().isTraining()) {
            return ofTraining(model, workload, new Network(hardware));
        }
        boolean byStep = Evaluator.isByStep(workload);
        long steps = byStep ? workload.steps() : 1;
        if ((double) parallelism.stageDevices() * steps > MOST_LISTS) {
            return Optional.empty();
        }
        Network network = new Network(hardware);
        Deployment all = NONE;
        for (DeviceCoordinates rank : DeviceCoordinates.all(parallelism)) {
            for (long step = 0; step < steps; step++) {
                all = all.plus(OperatorList.of(model, byStep ? workload.step(step) : workload, rank), network);
            }
        }
        return Optional.of(all);
    }

    /** Over the stages too, each of which has a list of its own. */
    private static Optional<Deployment> ofTraining(ModelSpec model, Workload workload, Network network) {
        Parallelism parallelism = workload.parallelism();
        if (parallelism.devices() > MOST_LISTS) {
            return Optional.empty();
        }
        Training training = workload.training().orElseThrow();
        Deployment all = NONE;
        for (long stage = 0; stage < parallelism.pipeline(); stage++) {
            Workload own = workload.withTraining(training.withStage(stage));
            for (DeviceCoordinates rank : DeviceCoordinates.all(parallelism)) {
                all = all.plus(OperatorList.of(model, own, rank), network);
            }
        }
        return Optional.of(all);
    }

    private Deployment plus(List<Operator> operators, Network network) {
        double flopsOfAll = flops;
        double bytesOfAll = bytes;
        double networkOfAll = networkBytes;
        for (Operator operator : operators) {
            double count = operator.site().count();
            flopsOfAll += count * operator.flops();
            bytesOfAll += count * operator.traffic().total();
            networkOfAll += operator.exchange().isPresent()
                    ? count * network.of(operator.exchange().get()).networkBytes()
                    : 0;
        }
        return new Deployment(flopsOfAll, bytesOfAll, networkOfAll);
    }
}
