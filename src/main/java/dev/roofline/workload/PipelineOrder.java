package dev.roofline.workload;

/**
 * In which order a pipeline's devices work, and the one that is looked at.
 *
 * @param chunks runs of layers on each device of a pipeline, v; 1 but where interleaved
 * @param stage the pipeline stage whose device is looked at
 */
public record PipelineOrder(Schedule schedule, long chunks, long stage) {
    public PipelineOrder {
        if (chunks < 1 || stage < 0) {
            throw new IllegalArgumentException("a device has runs of layers, and a stage of the pipeline");
        }
        if (chunks > 1 && schedule != Schedule.INTERLEAVED) {
            throw new IllegalArgumentException("several runs of layers a device are interleaved");
        }
    }

    /** One run of layers a device, forward and backward in turn: also that of a single device. */
    public static PipelineOrder ofStage(long stage) {
        return new PipelineOrder(Schedule.ONE_FORWARD_ONE_BACKWARD, 1, stage);
    }

    public PipelineOrder withStage(long other) {
        return new PipelineOrder(schedule, chunks, other);
    }
}
