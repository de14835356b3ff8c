package dev.roofline.evaluate;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.workload.MemoryShare;
import java.util.OptionalDouble;

/**
 * What a run may keep in a device's memory: the one place where a capacity turns into that. All that asks whether something
 * fits asks here.
 *
 * @param level where it is kept
 * @param share of the level that the run may take
 */
public record MemoryBudget(MemoryLevel level, MemoryShare share) {
    /** Of a machine's main memory. */
    public static MemoryBudget of(HardwareProfile machine, MemoryShare share) {
        return new MemoryBudget(machine.mainMemory(), share);
    }

    /** Bytes of the whole level; empty where they are not known. */
    public OptionalDouble whole() {
        return level.capacity().isPresent()
                ? OptionalDouble.of(level.capacity().get().count())
                : OptionalDouble.empty();
    }

    /** Bytes that may be kept; empty where the capacity is not known. */
    public OptionalDouble usable() {
        return level.capacity().isPresent()
                ? OptionalDouble.of(share.of(level.capacity().get().count()))
                : OptionalDouble.empty();
    }

    /** Whether so many bytes are known not to fit: a memory whose capacity is unknown refuses nothing. */
    public boolean isExceededBy(double bytes) {
        OptionalDouble usable = usable();
        return usable.isPresent() && bytes > usable.getAsDouble();
    }
}
