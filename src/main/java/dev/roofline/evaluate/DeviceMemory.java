package dev.roofline.evaluate;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.TensorShard;
import dev.roofline.workload.Parallelism;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one device keeps in its main memory, in bytes; of pipeline stages the one that keeps most.
 *
 * @param weights parameters in their formats
 * @param copy of the parameters in the format that they are multiplied in; 0 where none is kept
 * @param cache keys, values, latents and states that are stored, of the phase that stores most
 * @param allocated the same in whole pages, as an engine takes them
 * @param activations tensors of the operator that reads and writes most of them; in training what is kept for the backward pass
 * @param gradients of parameters; 0 in inference
 * @param optimizer states of parameters, a master copy included; 0 in inference
 * @param host parameters and cache that the host's memory keeps for the device instead
 * @param memory what may be kept, of all of it but the host's part
 */
public record DeviceMemory(
        double weights,
        double copy,
        double cache,
        double allocated,
        double activations,
        double gradients,
        double optimizer,
        double host,
        MemoryBudget memory) {
    /** What the first tensor rank holds of a model, over all stages. */
    static ModelSpec shard(ModelSpec model, Parallelism parallelism) {
        return TensorShard.of(
                model,
                parallelism.tensor(),
                0,
                parallelism.expertSlices(),
                TensorShard.vocabularyMultiple(parallelism.tensor()));
    }

    /** The same with another model beside it, of which one runs at a time. */
    public DeviceMemory beside(DeviceMemory other) {
        return new DeviceMemory(
                weights + other.weights,
                copy + other.copy,
                cache + other.cache,
                allocated + other.allocated,
                Math.max(activations, other.activations),
                gradients + other.gradients,
                optimizer + other.optimizer,
                host + other.host,
                memory);
    }

    /** The same where parameters that it shares are kept elsewhere, with their copy. */
    public DeviceMemory without(double shared, double sharedCopy) {
        return new DeviceMemory(
                weights - shared, copy - sharedCopy, cache, allocated, activations, gradients, optimizer, host, memory);
    }

    public double total() {
        return weights + copy + allocated + activations + gradients + optimizer;
    }

    /** Bytes that may be kept beside; below 0 where it does not fit, empty where the capacity is not known. */
    public OptionalDouble left() {
        OptionalDouble usable = memory.usable();
        return usable.isPresent() ? OptionalDouble.of(usable.getAsDouble() - total()) : usable;
    }

    /** Whether it fits; empty where the capacity is not known. */
    public Optional<Boolean> fits() {
        return memory.usable().isPresent() ? Optional.of(!isTooLarge()) : Optional.empty();
    }

    /** Whether it is known not to fit: a memory whose capacity is unknown refuses nothing. */
    public boolean isTooLarge() {
        return memory.isExceededBy(total());
    }
}
