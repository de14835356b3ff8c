package dev.roofline.serving;

import dev.roofline.hardware.MemoryLevel;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.StageModel;
import dev.roofline.model.TensorShard;
import dev.roofline.operator.Access;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import java.util.List;

/**
 * What one device keeps in its main memory, in bytes; of pipeline stages the one that keeps most.
 *
 * @param weights parameters in their formats
 * @param cache keys, values, latents and states that are stored, of the phase that stores most
 * @param allocated the same in whole pages, as an engine takes them
 * @param activations tensors of the operator that reads and writes most of them
 * @param memory where all of it is kept
 */
public record DeviceMemory(double weights, double cache, double allocated, double activations, MemoryLevel memory) {
    /**
     * The device that keeps most.
     *
     * @param workloads the phases of a run, each with the form of its latent attention decided
     * @param page tokens of a page of the cache
     */
    public static DeviceMemory of(ModelSpec model, List<Workload> workloads, long page, MemoryLevel memory) {
        Parallelism parallelism = workloads.get(0).parallelism();
        ModelSpec shard = shard(model, parallelism);
        double activations = 0;
        for (Workload workload : workloads) {
            activations = Math.max(activations, activations(model, workload));
        }
        DeviceMemory most = null;
        for (long stage = 0; stage < parallelism.pipeline(); stage++) {
            double weights =
                    WeightBytes.ofDevice(model, workloads.get(0).precision(), parallelism, stage);
            ModelSpec own = StageModel.of(shard, stage, parallelism.pipeline());
            double stored = 0;
            double allocated = 0;
            for (Workload workload : workloads) {
                stored = Math.max(stored, CacheUse.keptByDevice(own, workload, 1));
                allocated = Math.max(allocated, CacheUse.keptByDevice(own, workload, page));
            }
            DeviceMemory device = new DeviceMemory(weights, stored, allocated, activations, memory);
            if (most == null || device.total() > most.total()) {
                most = device;
            }
        }
        return most;
    }

    /** What the first tensor rank holds of a model, over all stages. */
    static ModelSpec shard(ModelSpec model, Parallelism parallelism) {
        return TensorShard.of(
                model, parallelism.tensor(), 0, parallelism.expertSlices(),
                TensorShard.vocabularyMultiple(parallelism.tensor()));
    }

    /** The step with the longest context stands for all steps: its tensors are the largest. */
    private static double activations(ModelSpec model, Workload workload) {
        boolean survey = workload.counting() == Counting.SURVEY;
        Workload last = survey || workload.steps() == 1 ? workload : workload.step(workload.steps() - 1);
        double most = 0;
        for (Operator operator : OperatorList.of(model, last)) {
            double sum = 0;
            for (Access access : operator.accesses()) {
                sum += access.kind() == Access.Kind.ACTIVATION ? access.bytes() : 0;
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    public double total() {
        return weights + allocated + activations;
    }

    /** Whether it is known not to fit: a memory whose capacity is unknown refuses nothing. */
    public boolean isTooLarge() {
        return memory.capacity().isPresent() && total() > memory.capacity().get().count();
    }

    /** What is kept, in a sentence, and whether it fits, or by how much not. */
    public String sentence() {
        String kept = Phrase.quantity(weights, "B") + " of weights"
                + (allocated > 0
                        ? ", " + Phrase.quantity(cache, "B") + " of cache"
                                + (allocated > cache ? " (" + Phrase.quantity(allocated, "B") + " in pages)" : "")
                        : "")
                + (activations > 0 ? ", " + Phrase.quantity(activations, "B") + " of activations" : "");
        if (memory.capacity().isEmpty()) {
            return kept + ": " + Phrase.quantity(total(), "B") + " in " + memory.label() + ", whose capacity is not known";
        }
        double capacity = memory.capacity().get().count();
        String of = Phrase.quantity(total(), "B") + " of the " + Phrase.quantity(capacity, "B") + " of " + memory.label();
        return kept + ": " + of
                + (isTooLarge()
                        ? ", " + Phrase.quantity(total() - capacity, "B") + " too much: it does not fit"
                        : ", it fits with " + Phrase.quantity(capacity - total(), "B") + " left");
    }
}
