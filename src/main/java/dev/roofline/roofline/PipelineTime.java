package dev.roofline.roofline;

/**
 * How long a pass lasts whose layers stand on several pipeline stages. Stages work at once, on other sequences or other
 * tokens of a prompt, so that a pass lasts as long as the slowest stage has work, and no shorter than its smallest unit
 * needs on its way through all stages. Passes that follow each other add up.
 *
 * @param device seconds of the work of all stages, one device of each
 * @param stage seconds of the slowest stage's work
 * @param way seconds of the smallest unit's way through all stages and the sends between them: one token of one sequence
 * @param seconds the sum over the passes of the longer of {@code stage} and {@code way}
 */
public record PipelineTime(double device, double stage, double way, double seconds) {
    public PipelineTime {
        if (!(stage >= 0 && way >= 0 && device >= 0 && seconds >= 0)) {
            throw new IllegalArgumentException("a pass lasts some time");
        }
    }

    /** Of one pass. */
    public static PipelineTime ofPass(double device, double stage, double way) {
        return new PipelineTime(device, stage, way, Math.max(stage, way));
    }

    public PipelineTime plus(PipelineTime next) {
        return new PipelineTime(device + next.device, stage + next.stage, way + next.way, seconds + next.seconds);
    }

    public PipelineTime times(double factor) {
        return new PipelineTime(device * factor, stage * factor, way * factor, seconds * factor);
    }
}
