package dev.roofline.report;

import dev.roofline.hardware.MemoryLevel;
import dev.roofline.model.ModelSpec;
import dev.roofline.serving.DeviceMemory;
import dev.roofline.serving.DeviceParts;
import dev.roofline.serving.LargestFit;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether a run fits the devices it is on, and how much larger it could be.
 *
 * @param device what the device keeps that keeps most
 * @param largestBatch sequences of all devices together that still fit; empty where not even the fewest do, where the
 *     capacity is not known, or where it was not worked out
 * @param longest tokens of a sequence that still fit with as many sequences: cached before a decode step, else of a prompt
 * @param ofContext whether {@code longest} is of the context and not of the prompt
 */
public record MemoryFit(DeviceMemory device, OptionalLong largestBatch, OptionalLong longest, boolean ofContext) {
    /** Of a run whose larger sizes nobody asks for. */
    static MemoryFit of(DeviceParts parts, List<Workload> workloads, long page, MemoryLevel memory) {
        return new MemoryFit(
                parts.keeping(workloads, page, memory), OptionalLong.empty(), OptionalLong.empty(), decodes(workloads));
    }

    static MemoryFit withLargest(
            ModelSpec model, DeviceParts parts, List<Workload> workloads, long page, MemoryLevel memory) {
        MemoryFit own = of(parts, workloads, page, memory);
        boolean uniform = true;
        for (Workload workload : workloads) {
            uniform &= workload.isUniform() && workload.tower() == Workload.NO_TOWER;
        }
        if (memory.capacity().isEmpty() || !uniform) {
            return own;
        }
        double capacity = memory.capacity().get().count();
        boolean fixed = !own.ofContext && model.stacks().get(0).input().frontEnd().isPresent();
        OptionalLong batch = LargestFit.of(
                size -> parts.keeping(ofBatch(workloads, size), page, memory).total(),
                capacity,
                workloads.get(0).parallelism().data());
        OptionalLong longest = fixed
                ? OptionalLong.empty()
                : LargestFit.of(
                        size -> parts.keeping(ofLength(workloads, size, own.ofContext), page, memory).total(),
                        capacity,
                        workloads.get(0).parallelism().context());
        return new MemoryFit(own.device, batch, longest, own.ofContext);
    }

    /** What a device keeps, whether it fits, and what would fit at most. */
    public String sentence() {
        StringBuilder text = new StringBuilder("a device keeps ").append(device.sentence());
        largestBatch.ifPresent(batch -> text.append("; the largest batch that fits is ").append(batch));
        longest.ifPresent(tokens -> text.append(largestBatch.isEmpty() ? "; " : ", ")
                .append("the longest ").append(ofContext ? "context " : "prompt ").append(tokens));
        return text.toString();
    }

    private static boolean decodes(List<Workload> workloads) {
        for (Workload workload : workloads) {
            if (workload.phase() == Phase.DECODE) {
                return true;
            }
        }
        return false;
    }

    private static List<Workload> ofBatch(List<Workload> workloads, long size) {
        List<Workload> others = new ArrayList<>();
        for (Workload workload : workloads) {
            others.add(workload.withBatch(size));
        }
        return others;
    }

    /** A prefill keeps its own length beside a decode of another context. */
    private static List<Workload> ofLength(List<Workload> workloads, long tokens, boolean context) {
        List<Workload> others = new ArrayList<>();
        for (Workload workload : workloads) {
            if (!context) {
                others.add(workload.withNewTokens(tokens));
            } else {
                others.add(workload.phase() == Phase.DECODE ? workload.withContext(tokens) : workload);
            }
        }
        return others;
    }
}
