package dev.roofline.serving;

/**
 * Speculative decoding beside plain decoding.
 *
 * @param pass seconds of guesses and check, on average over the steps
 * @param guessing of it: seconds of the draft
 * @param plain seconds of a token without speculation, on average
 * @param fastestGamma guesses a pass with which tokens would come fastest at the middle step; the one asked for where no
 *     other is faster
 */
public record SpeculationTimes(Speculation speculation, double pass, double guessing, double plain, long fastestGamma) {
    /** Seconds of a token on average. */
    public double token() {
        return pass / speculation.tokensPerPass();
    }

    public double speedUp() {
        return plain / token();
    }
}
