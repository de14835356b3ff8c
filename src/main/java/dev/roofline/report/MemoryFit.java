package dev.roofline.report;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.ladder.RunSizes;
import dev.roofline.ladder.SizeOption;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.OptionalDouble;
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
        PROMPT("largest batch", "prompt"),
        CONTEXT("largest batch", "context"),
        TRAINING("largest micro-batch", "sequence");

        private final String size;
        private final String length;

        Kind(String size, String length) {
            this.size = size;
            this.length = length;
        }

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
    interface MemoryModel extends Function<List<Workload>, DeviceMemory> {}

    /** Of a run whose larger sizes nobody asks for. */
    static MemoryFit of(MemoryModel keeping, List<Workload> workloads) {
        return new MemoryFit(keeping.apply(workloads), OptionalLong.empty(), OptionalLong.empty(), Kind.of(workloads));
    }

    /**
     * Of a run with the largest sizes that fit.
     *
     * @param own the run at the size that was asked for
     * @param planned its phases, the form of their latent attention open where it is not given
     * @param sizes of those phases
     * @param elsewhere phases before those that the device keeps something for
     */
    static MemoryFit withLargest(
            ModelSpec model,
            HardwareProfile hardware,
            MemoryModel keeping,
            MemoryFit own,
            List<Workload> planned,
            RunSizes sizes,
            int elsewhere) {
        OptionalDouble usable = own.device.memory().usable();
        boolean uniform = true;
        for (Workload workload : planned.subList(elsewhere, planned.size())) {
            uniform &= workload.isUniform() && workload.tower() == Workload.NO_TOWER;
        }
        if (usable.isEmpty() || !uniform) {
            return own;
        }
        double capacity = usable.getAsDouble();
        boolean fixed = own.kind != Kind.CONTEXT
                && model.stacks().get(0).input().frontEnd().isPresent();
        SizeOption sequences = own.kind == Kind.TRAINING ? SizeOption.MICRO_BATCH : SizeOption.BATCH;
        KeptAtSize larger = new KeptAtSize(model, hardware, keeping, planned, sizes, elsewhere, sequences, capacity);
        KeptAtSize longer =
                new KeptAtSize(model, hardware, keeping, planned, sizes, elsewhere, sizes.lengthening(), capacity);
        OptionalLong batch = larger.largest(
                own.kind == Kind.TRAINING ? 1 : planned.get(0).parallelism().data(),
                own.kind == Kind.TRAINING
                        ? Workload.MOST / planned.get(0).parallelism().data()
                        : Workload.MOST);
        OptionalLong longest = fixed
                ? OptionalLong.empty()
                : longer.largest(
                        own.kind == Kind.CONTEXT
                                ? sizes.leastContext()
                                : planned.get(0).parallelism().context(),
                        longestCountable(planned));
        return new MemoryFit(own.device, batch, longest, own.kind);
    }

    /** The largest size of an option that fits; empty where it was not worked out. */
    OptionalLong largest(SizeOption option) {
        return switch (option) {
            case BATCH -> kind == Kind.TRAINING ? OptionalLong.empty() : largestBatch;
            case MICRO_BATCH -> kind == Kind.TRAINING ? largestBatch : OptionalLong.empty();
            case CONTEXT -> kind == Kind.CONTEXT ? longest : OptionalLong.empty();
            case PROMPT, DECODER_PROMPT, SEQUENCE -> OptionalLong.empty();
        };
    }

    /** What a device keeps, whether it fits, and what would fit at most. */
    public String sentence() {
        StringBuilder text = new StringBuilder("a device keeps ").append(device.sentence());
        largestBatch.ifPresent(batch ->
                text.append("; the ").append(kind.size).append(" that fits is ").append(batch));
        longest.ifPresent(tokens -> text.append(largestBatch.isEmpty() ? "; " : ", ")
                .append("the longest ")
                .append(kind.length)
                .append(' ')
                .append(tokens));
        return text.toString();
    }

    /** Tokens of a sequence that leave room for every further step. */
    private static long longestCountable(List<Workload> workloads) {
        long steps = 0;
        for (Workload workload : workloads) {
            steps = Math.max(steps, workload.steps());
        }
        return Workload.MOST - steps;
    }
}
