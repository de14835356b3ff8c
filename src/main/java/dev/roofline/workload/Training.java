package dev.roofline.workload;

import dev.roofline.units.TensorFormat;

/**
 * How a training step is run.
 *
 * @param microBatches forward and backward passes of each replica in a step, m: gradients are summed up over them
 * @param sharding what replicas divide
 * @param gradients their number format
 */
public record Training(
        long microBatches,
        PipelineOrder order,
        ActivationPolicy activations,
        Sharding sharding,
        TensorFormat gradients,
        Optimizer optimizer) {
    /** Bytes a parameter of the copy that small updates are not lost in, where weights are narrower. */
    private static final int MASTER_BYTES = 4;

    public Training {
        if (microBatches < 1 || microBatches > Workload.MOST) {
            throw new IllegalArgumentException("a step has micro-batches");
        }
    }

    public Training withMicroBatches(long other) {
        return new Training(other, order, activations, sharding, gradients, optimizer);
    }

    public Schedule schedule() {
        return order.schedule();
    }

    public long chunks() {
        return order.chunks();
    }

    public Training withStage(long other) {
        return new Training(microBatches, order.withStage(other), activations, sharding, gradients, optimizer);
    }

    public long stage() {
        return order.stage();
    }

    public Recomputation recomputation() {
        return activations.recomputation();
    }

    public boolean sequenceParallel() {
        return activations.sequenceParallel();
    }

    /** One micro-batch of the first stage, nothing computed again and nothing divided along the sequence. */
    public Training plain() {
        return new Training(
                1,
                order.withStage(0),
                new ActivationPolicy(Recomputation.NONE, false, activations.dropout()),
                sharding,
                gradients,
                optimizer);
    }

    public boolean dropout() {
        return activations.dropout();
    }

    /** Bytes a parameter that the optimizer keeps: its moments, and a master copy where weights are narrower than that. */
    public int stateBytes(TensorFormat weights) {
        return optimizer.momentBytes() + (weights.bitsPerElement() < 8 * MASTER_BYTES ? MASTER_BYTES : 0);
    }
}
