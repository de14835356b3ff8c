package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.json.Loaded;
import dev.roofline.workload.DeviceLayout;
import dev.roofline.workload.Field;
import dev.roofline.workload.ScaleUpDomain;
import dev.roofline.workload.WorkloadOptions;
import java.util.Optional;

/**
 * A machine as it was asked for.
 *
 * @param name as it was asked for
 * @param machine what of the name tells of one device
 * @param count how many devices its name says there are; {@link #UNSAID} where it says none
 */
record NamedMachine(String name, String machine, Loaded<HardwareProfile> loaded, long count) {
    static final long UNSAID = 0;

    boolean isCounted() {
        return count != UNSAID;
    }

    /**
     * The options with the devices that the name says.
     *
     * @param instead whether another number was given in place of the name's
     * @throws UsageException where another number was given beside it
     */
    WorkloadOptions counted(WorkloadOptions options, boolean instead) {
        if (!isCounted() || instead) {
            return options;
        }
        Optional<DeviceLayout> said = options.get(Field.DEVICES);
        if (said.isPresent() && said.get().devices() != count) {
            throw new UsageException("--devices is " + said.get().devices() + ", and \"" + name + "\" is " + count
                    + (count == 1 ? " device" : " devices") + "; leave one of them out");
        }
        return options.with(Field.DEVICES, DeviceLayout.of(count));
    }

    /** How far the machine's own links reach; one of unknown reach joins all devices that there may be. */
    ScaleUpDomain domain() {
        Optional<Interconnect> link = loaded.value().link(Interconnect.Kind.SCALE_UP);
        if (link.isEmpty()) {
            return new ScaleUpDomain(1, "");
        }
        return new ScaleUpDomain(
                Math.max(1, link.get().domain().orElse(Integer.MAX_VALUE)),
                link.get().domainName().orElse(""));
    }
}
