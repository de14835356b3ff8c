package dev.roofline.evaluate;

import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Whether a run fits the devices it is on, and how much larger it could be.
 *
 * @param device what the device keeps that keeps most
 * @param largestBatch sequences of all devices together that still fit, in training of a replica's micro-batch; empty where
 *     not even the fewest do, where the capacity is not known, or where it was not worked out
 * @param longest tokens of a sequence that still fit with as many sequences: cached before a decode step, else of a prompt
 * @param kind of the run
 */
public record MemoryFit(DeviceMemory device, OptionalLong largestBatch, OptionalLong longest, Kind kind) {
    /** What a run is about, which decides what can be larger. */
    public enum Kind {
        PROMPT,
        CONTEXT,
        TRAINING;

        static Kind of(List<Workload> workloads) {
            for (Workload workload : workloads) {
                if (workload.phase() == Phase.DECODE) {
                    return CONTEXT;
                }
            }
            return workloads.get(0).phase().isTraining() ? TRAINING : PROMPT;
        }
    }

    /** What a device keeps of a run's phases. */
    public interface MemoryModel extends Function<List<Workload>, DeviceMemory> {}

    /** The fit of a run whose larger sizes nobody asks for. */
    public static MemoryFit of(MemoryModel memory, List<Workload> workloads) {
        return new MemoryFit(memory.apply(workloads), OptionalLong.empty(), OptionalLong.empty(), Kind.of(workloads));
    }
}
