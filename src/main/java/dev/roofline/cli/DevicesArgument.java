package dev.roofline.cli;

import dev.roofline.workload.DeviceLayout;
import dev.roofline.workload.Parallelism;
import java.util.Optional;

/** A number of devices in all; how they are spread is decided where the machine is known. */
final class DevicesArgument extends Argument<DeviceLayout> {
    DevicesArgument() {
        super("N");
    }

    @Override
    Optional<DeviceLayout> read(String option, String text) {
        long devices = NumberArgument.COUNT.read(option, text).orElseThrow();
        if (devices < 1 || devices > Parallelism.MOST) {
            throw new UsageException(
                    option + " is " + text + "; it takes a whole number from 1 to " + Parallelism.MOST);
        }
        return Optional.of(DeviceLayout.of(devices));
    }
}
