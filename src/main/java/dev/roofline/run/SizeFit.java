package dev.roofline.run;

import dev.roofline.evaluate.LargestFit;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.ladder.RunSizes;
import dev.roofline.ladder.SizeOption;
import dev.roofline.ladder.SizeVariable;
import dev.roofline.workload.Workload;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;

/**
 * The largest size of each option at which a device holds what a run keeps.
 *
 * @param elsewhere phases before those that the device keeps something for
 * @param known what was searched already
 */
record SizeFit(
        MemoryFit memory,
        MemoryFit.MemoryModel memoryModel,
        RunSizes sizes,
        int elsewhere,
        Map<SizeOption, OptionalLong> known) {
    SizeFit(MemoryFit memory, MemoryFit.MemoryModel memoryModel, RunSizes sizes, int elsewhere) {
        this(memory, memoryModel, sizes, elsewhere, new EnumMap<>(SizeOption.class));
    }

    /** Empty where not even the smallest fits, or where the capacity is not known. */
    OptionalLong largest(SizeVariable variable) {
        OptionalLong largest = known.get(variable.option());
        if (largest == null) {
            largest = known(variable.option());
            if (largest.isEmpty()) {
                largest = search(variable);
            }
            known.put(variable.option(), largest);
        }
        return largest;
    }

    /** The largest size that the memory fit holds already; empty where it was not worked out. */
    private OptionalLong known(SizeOption option) {
        boolean trains = memory.kind() == MemoryFit.Kind.TRAINING;
        return switch (option) {
            case BATCH -> trains ? OptionalLong.empty() : memory.largestBatch();
            case MICRO_BATCH -> trains ? memory.largestBatch() : OptionalLong.empty();
            case CONTEXT -> memory.kind() == MemoryFit.Kind.CONTEXT ? memory.longest() : OptionalLong.empty();
            case PROMPT, DECODER_PROMPT, SEQUENCE -> OptionalLong.empty();
        };
    }

    private OptionalLong search(SizeVariable variable) {
        OptionalDouble usable = memory.device().memory().usable();
        if (usable.isEmpty()) {
            return OptionalLong.empty();
        }
        double capacity = usable.getAsDouble();
        Kept kept = new Kept(variable.option());
        OptionalLong largest = LargestFit.of(kept, capacity, variable.least(), variable.most());
        boolean holdsAll = largest.isEmpty() && kept.applyAsDouble(variable.most()) <= capacity;
        return holdsAll ? OptionalLong.of(variable.most()) : largest;
    }

    /** Bytes at a size. */
    private final class Kept implements LongToDoubleFunction {
        private final SizeOption option;

        Kept(SizeOption option) {
            this.option = option;
        }

        @Override
        public double applyAsDouble(long size) {
            List<Workload> run = sizes.at(option, size);
            return memoryModel.apply(run.subList(elsewhere, run.size())).total();
        }
    }
}
