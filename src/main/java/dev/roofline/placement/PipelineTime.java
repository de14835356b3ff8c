package dev.roofline.placement;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a pass lasts whose layers stand on several pipeline stages. Stages work at once, on other sequences or other
 * tokens of a prompt, so that a pass lasts as long as the slowest stage has work, and no shorter than its smallest unit
 * needs on its way through all stages. Passes that follow each other add up.
 *
 * @param device seconds of the work of all stages, one device of each
 * @param stage seconds of the slowest stage's work
 * @param slowest number of that stage; {@link #NO_ONE} where it is not the same in all passes
 * @param way seconds of the smallest unit's way through all stages and the sends between them: one token of one sequence
 * @param longest what lasts the longer of the two, of each pass: the slowest stage's work, or the unit's way
 */
public record PipelineTime(double device, double stage, long slowest, double way, List<Placement> longest) {
    /** Of passes whose slowest stages differ. */
    public static final long NO_ONE = -1;

    public PipelineTime {
        longest = List.copyOf(longest);
        if (!(stage >= 0 && way >= 0 && device >= 0) || slowest < NO_ONE) {
            throw new IllegalArgumentException("a pass lasts some time");
        }
    }

    public PipelineTime plus(PipelineTime next) {
        List<Placement> both = new ArrayList<>(longest);
        both.addAll(next.longest);
        return new PipelineTime(
                device + next.device,
                stage + next.stage,
                slowest == next.slowest ? slowest : NO_ONE,
                way + next.way,
                both);
    }

    public PipelineTime times(double factor) {
        return new PipelineTime(
                device * factor, stage * factor, slowest, way * factor, Placement.times(longest, factor));
    }
}
