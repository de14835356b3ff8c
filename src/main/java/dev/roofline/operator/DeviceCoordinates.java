package dev.roofline.operator;

import dev.roofline.workload.Parallelism;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the devices of a stage.
 *
 * @param tensor 0 to tp - 1
 * @param context 0 to cp - 1
 * @param data 0 to dp - 1
 */
public record DeviceCoordinates(long tensor, long context, long data) {
    /** The first device, which has as much to do as any. */
    public static final DeviceCoordinates FIRST = new DeviceCoordinates(0, 0, 0);

    /** Every device of a stage. */
    public static List<DeviceCoordinates> all(Parallelism parallelism) {
        List<DeviceCoordinates> ranks = new ArrayList<>();
        for (long data = 0; data < parallelism.data(); data++) {
            for (long context = 0; context < parallelism.context(); context++) {
                for (long tensor = 0; tensor < parallelism.tensor(); tensor++) {
                    ranks.add(new DeviceCoordinates(tensor, context, data));
                }
            }
        }
        return ranks;
    }

    /** The device's number in its stage: tensor ranks stand next to each other, then context, then data ranks. */
    public long number(Parallelism parallelism) {
        return (data * parallelism.context() + context) * parallelism.tensor() + tensor;
    }
}
