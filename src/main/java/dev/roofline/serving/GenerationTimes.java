package dev.roofline.serving;

import dev.roofline.evaluate.Cost;
import java.util.OptionalLong;

/**
 * A whole generation as its user sees it.
 *
 * @param firstToken seconds to the first token: all that runs before the first decode step (TTFT)
 * @param steps of the further tokens
 * @param total seconds of the whole
 * @param tokens of each sequence
 * @param sequences at a time
 * @param cost of the tokens that are made, prompts included in it
 * @param inFlight sequences that the devices' memory holds at the generation's last step
 */
public record GenerationTimes(
        double firstToken, Steps steps, double total, long tokens, long sequences, Cost cost, OptionalLong inFlight) {
    /**
     * Seconds of the steps that make a further token each.
     *
     * @param first from the first token to the second
     * @param mean on average (TPOT)
     * @param last from the last token but one to the last
     */
    public record Steps(double first, double mean, double last) {}

    /** New tokens of all sequences a second, over the whole generation. */
    public double tokensPerSecond() {
        return sequences * (double) tokens / total;
    }
}
