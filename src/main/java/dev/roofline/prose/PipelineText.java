package dev.roofline.prose;

import dev.roofline.placement.PipelineTime;
import dev.roofline.units.Phrase;

/** What a person is told of a phase whose layers stand on several pipeline stages. */
public final class PipelineText {
    private PipelineText() {}

    /** Which of the two bounds of a pipeline decides, beside the work of all stages that the rows add up to. */
    public static String sentence(PipelineTime time, long stages) {
        String slowest = (time.slowest() == PipelineTime.NO_ONE
                        ? "slowest of " + stages + " stages "
                        : "slowest stage, " + time.slowest() + " of 0 to " + (stages - 1) + ", ")
                + Phrase.seconds(time.stage());
        String way = "one token through all stages " + Phrase.seconds(time.way());
        return (time.stage() >= time.way() ? slowest + "; " + way : way + "; " + slowest) + "; sum of all stages "
                + Phrase.seconds(time.device());
    }
}
