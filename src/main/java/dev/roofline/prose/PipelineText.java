package dev.roofline.prose;

import dev.roofline.placement.PipelineTime;
import dev.roofline.units.Phrase;

/** What a person is told of a phase whose layers stand on several pipeline stages. */
public final class PipelineText {
    private PipelineText() {}

    /** Which of the two bounds of a pipeline decides, beside the work of all stages that the rows add up to. */
    public static String sentence(PipelineTime time, long stages) {
        String slowest = slowest(time, stages) + " works " + Phrase.seconds(time.stage());
        String way = "one token is through all of them after " + Phrase.seconds(time.way());
        return (time.stage() >= time.way() ? slowest + ", " + way : way + ", " + slowest) + "; together they work "
                + Phrase.seconds(time.device());
    }

    private static String slowest(PipelineTime time, long stages) {
        return time.slowest() == PipelineTime.NO_ONE
                ? "the slowest of " + stages + " stages"
                : "stage " + time.slowest() + " of 0 to " + (stages - 1) + ", the slowest,";
    }
}
