package dev.roofline.serving;

import dev.roofline.evaluate.Cost;
import java.util.OptionalLong;

/**
 * A whole generation as its user sees it.
 *
 * @param firstToken seconds to the first token: all that runs before the first decode step (TTFT)
 * @param firstStep seconds from the first token to the second
 * @param meanStep seconds a further token on average (TPOT)
 * @param lastStep seconds from the last token but one to the last
 * @param total seconds of the whole
 * @param tokens of each sequence
 * @param sequences at a time
 * @param cost of the tokens that are made, prompts included in it
 * @param inFlight sequences that the devices' memory holds at the generation's last step
 */
public record GenerationTimes(
        double firstToken,
        double firstStep,
        double meanStep,
        double lastStep,
        double total,
        long tokens,
        long sequences,
        Cost cost,
        OptionalLong inFlight) {
    /** New tokens of all sequences a second, over the whole generation. */
    public double tokensPerSecond() {
        return sequences * (double) tokens / total;
    }
}
