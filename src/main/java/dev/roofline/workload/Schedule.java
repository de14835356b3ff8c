package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** In which order a pipeline's stages take micro-batches; all of them wait for a full and an empty pipeline. */
public enum Schedule implements Labelled {
    /** All forward passes, then all backward passes (Huang et al., arXiv 1811.06965). */
    GPIPE,
    /** One forward, one backward pass in turn once the pipeline is full (PipeDream-Flush; arXiv 2104.04473, section 2.2.1). */
    ONE_FORWARD_ONE_BACKWARD,
    /** The same with several runs of layers on each device (arXiv 2104.04473, section 2.2.2). */
    INTERLEAVED;

    @Override
    public String label() {
        return this == ONE_FORWARD_ONE_BACKWARD ? "1f1b" : Labelled.super.label();
    }

    /**
     * Micro-batches whose activations the device of a stage keeps at a time; those of one of several runs count in part.
     *
     * @param stage 0 to stages - 1
     * @param chunks runs of layers on each device; 1 but where interleaved
     */
    public double inFlight(long stage, long stages, long microBatches, long chunks) {
        return switch (this) {
            case GPIPE -> microBatches;
            case ONE_FORWARD_ONE_BACKWARD -> Math.min(microBatches, stages - stage);
            // Warm-up passes of Megatron-LM's interleaved schedule, and the one whose backward pass is next.
            case INTERLEAVED ->
                Math.min(microBatches, ((stages - stage - 1) * 2 + (chunks - 1) * stages + 1) / (double) chunks);
        };
    }
}
