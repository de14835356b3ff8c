package dev.roofline.workload;

import dev.roofline.units.TensorFormat;
import java.util.Objects;

/**
 * How a training step is run.
 *
 * @param microBatches forward and backward passes of each replica in a step, m: gradients are summed up over them
 * @param sharding what replicas divide
 * @param sequenceParallel whether tensor ranks divide norms, residuals and kept inputs along the sequence
 * @param chunks runs of layers on each device of a pipeline, v; 1 but where interleaved
 * @param gradients their number format
 * @param dropout whether the masks of dropout are kept, on scores, after attention and after the feed-forward
 * @param stage the pipeline stage whose device is looked at
 */
public record Training(
        long microBatches,
        Recomputation recomputation,
        Sharding sharding,
        boolean sequenceParallel,
        Schedule schedule,
        long chunks,
        TensorFormat gradients,
        Optimizer optimizer,
        boolean dropout,
        long stage) {
    /** Bytes a parameter of the copy that small updates are not lost in, where weights are narrower. */
    private static final int MASTER_BYTES = 4;

    public Training {
        Objects.requireNonNull(recomputation);
        Objects.requireNonNull(sharding);
        Objects.requireNonNull(schedule);
        Objects.requireNonNull(gradients);
        Objects.requireNonNull(optimizer);
        if (microBatches < 1 || microBatches > Workload.MOST || chunks < 1 || stage < 0) {
            throw new IllegalArgumentException("a step has micro-batches, and a device runs of layers");
        }
        if (chunks > 1 && schedule != Schedule.INTERLEAVED) {
            throw new IllegalArgumentException("several runs of layers a device are interleaved");
        }
    }

    public Training withMicroBatches(long other) {
        return new Training(
                other,
                recomputation,
                sharding,
                sequenceParallel,
                schedule,
                chunks,
                gradients,
                optimizer,
                dropout,
                stage);
    }

    public Training withStage(long other) {
        return new Training(
                microBatches,
                recomputation,
                sharding,
                sequenceParallel,
                schedule,
                chunks,
                gradients,
                optimizer,
                dropout,
                other);
    }

    /** Bytes a parameter that the optimiser keeps: its moments, and a master copy where weights are narrower than that. */
    public int stateBytes(TensorFormat weights) {
        return optimizer.momentBytes() + (weights.bitsPerElement() < 8 * MASTER_BYTES ? MASTER_BYTES : 0);
    }
}
