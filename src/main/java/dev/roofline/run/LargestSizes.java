package dev.roofline.run;

import dev.roofline.evaluate.MemoryFit;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.ladder.RunSizes;
import dev.roofline.ladder.SizeOption;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Searches the largest sizes at which a run fits its devices. */
final class LargestSizes {
    private LargestSizes() {}

    /**
     * The fit of a run with the largest sizes that fit.
     *
     * @param own the run at the size that was asked for
     * @param planned its phases, the form of their latent attention open where it is not given
     * @param sizes of those phases
     * @param elsewhere phases before those that the device keeps something for
     */
    static MemoryFit withLargest(
            ModelSpec model,
            HardwareProfile hardware,
            MemoryFit.MemoryModel memoryModel,
            MemoryFit own,
            List<Workload> planned,
            RunSizes sizes,
            int elsewhere) {
        OptionalDouble usable = own.device().memory().usable();
        boolean uniform = true;
        for (Workload workload : planned.subList(elsewhere, planned.size())) {
            uniform &= workload.isUniform() && workload.tower() == Workload.NO_TOWER;
        }
        if (usable.isEmpty() || !uniform) {
            return own;
        }
        double capacity = usable.getAsDouble();
        boolean fixed = own.kind() != MemoryFit.Kind.CONTEXT
                && model.first().input().frontEnd().isPresent();
        boolean trains = own.kind() == MemoryFit.Kind.TRAINING;
        SizeOption sequences = trains ? SizeOption.MICRO_BATCH : SizeOption.BATCH;
        KeptAtSize larger =
                new KeptAtSize(model, hardware, memoryModel, planned, sizes, elsewhere, sequences, capacity);
        KeptAtSize longer =
                new KeptAtSize(model, hardware, memoryModel, planned, sizes, elsewhere, sizes.lengthening(), capacity);
        Parallelism spread = planned.get(0).parallelism();
        OptionalLong batch = trains
                ? larger.largest(1, Workload.MOST / spread.data())
                : larger.largest(spread.data(), Workload.MOST);
        long shortest = own.kind() == MemoryFit.Kind.CONTEXT ? sizes.leastContext() : spread.context();
        OptionalLong longest = fixed ? OptionalLong.empty() : longer.largest(shortest, longestCountable(planned));
        return new MemoryFit(own.device(), batch, longest, own.kind());
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
