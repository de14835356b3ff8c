package dev.roofline.workload;

/**
 * The part of a device's memory that a run may take.
 *
 * @param utilization share of the capacity that an engine takes, 0.001 to 1: vLLM's {@code gpu_memory_utilization}, by
 *     default 0.9 there; 1 here
 * @param reserve bytes of that share that something else holds, such as an engine's workspace and captured graphs
 */
public record MemoryShare(double utilization, double reserve) {
    /** All of the memory. */
    public static final MemoryShare ALL = new MemoryShare(1, 0);

    /** Less is a slip of the keyboard: engines take most of a device. */
    private static final double LEAST = 0.001;

    public MemoryShare {
        if (!(utilization >= LEAST && utilization <= 1)) {
            throw new UnsuitableWorkloadException(
                    Field.MEMORY_UTILIZATION + " is " + utilization + "; it takes a share from 0.001 to 1");
        }
        if (!(reserve >= 0 && Double.isFinite(reserve))) {
            throw new UnsuitableWorkloadException(Field.RESERVE + " is " + reserve + "; it takes 0 bytes or more");
        }
    }

    public boolean isAll() {
        return utilization == 1 && reserve == 0;
    }

    /** What is left of a capacity: nothing where more is reserved than the share holds. */
    public double of(double capacity) {
        return Math.max(0, capacity * utilization - reserve);
    }
}
