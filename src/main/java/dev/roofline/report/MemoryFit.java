package dev.roofline.report;

import dev.roofline.hardware.MemoryLevel;
import dev.roofline.model.ModelSpec;
import dev.roofline.serving.DeviceMemory;
import dev.roofline.serving.LargestFit;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

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
    static MemoryFit of(
            ModelSpec model, List<Workload> workloads, long page, MemoryLevel memory, boolean withLargest) {
        DeviceMemory device = DeviceMemory.of(model, workloads, page, memory);
        boolean decodes = false;
        boolean uniform = true;
        for (Workload workload : workloads) {
            decodes |= workload.phase() == Phase.DECODE;
            uniform &= workload.isUniform() && workload.tower() == Workload.NO_TOWER;
        }
        if (!withLargest || memory.capacity().isEmpty() || !uniform) {
            return new MemoryFit(device, OptionalLong.empty(), OptionalLong.empty(), decodes);
        }
        boolean ofContext = decodes;
        boolean fixed = !decodes && model.stacks().get(0).input().frontEnd().isPresent();
        Search search = new Search(model, workloads, page, memory);
        OptionalLong batch = search.largest(
                size -> resized(workloads, workload -> workload.withBatch(size)),
                workloads.get(0).parallelism().data());
        OptionalLong longest = fixed
                ? OptionalLong.empty()
                : search.largest(size -> resized(workloads, workload -> lengthened(workload, size, ofContext)), 1);
        return new MemoryFit(device, batch, longest, ofContext);
    }

    /** What a device keeps, whether it fits, and what would fit at most. */
    public String sentence() {
        StringBuilder text = new StringBuilder("a device keeps ").append(device.sentence());
        largestBatch.ifPresent(batch -> text.append("; the largest batch that fits is ").append(batch));
        longest.ifPresent(tokens -> text.append(largestBatch.isEmpty() ? "; " : ", ")
                .append("the longest ").append(ofContext ? "context " : "prompt ").append(tokens));
        return text.toString();
    }

    private static Workload lengthened(Workload workload, long tokens, boolean context) {
        if (context) {
            return workload.phase() == Phase.DECODE ? workload.withContext(tokens) : workload;
        }
        return workload.withNewTokens(tokens);
    }

    private interface Step {
        Workload of(Workload workload);
    }

    private static List<Workload> resized(List<Workload> workloads, Step step) {
        List<Workload> others = new ArrayList<>();
        for (Workload workload : workloads) {
            others.add(step.of(workload));
        }
        return others;
    }

    private record Search(ModelSpec model, List<Workload> workloads, long page, MemoryLevel memory) {
        OptionalLong largest(LongFunction<List<Workload>> resized, long least) {
            return LargestFit.of(
                    size -> !DeviceMemory.of(model, resized.apply(size), page, memory).isTooLarge(), least);
        }
    }
}
