package dev.roofline.report;

import dev.roofline.serving.Speculation;
import dev.roofline.units.Phrase;

/**
 * Speculative decoding beside plain decoding.
 *
 * @param pass seconds of guesses and check, on average over the steps
 * @param guessing of it: seconds of the draft
 * @param plain seconds of a token without speculation, on average
 * @param fastestGamma guesses a pass with which tokens would come fastest at the middle step; the one asked for where no
 *     other is faster
 */
public record SpeculationSummary(
        Speculation speculation, double pass, double guessing, double plain, long fastestGamma) {
    /** Seconds of a token on average. */
    public double token() {
        return pass / speculation.tokensPerPass();
    }

    public double speedUp() {
        return plain / token();
    }

    public String sentence() {
        double factor = speedUp();
        return "with " + speculation.gamma() + (speculation.gamma() == 1 ? " token" : " tokens") + " guessed by "
                + speculation.draft().name() + ", each accepted with "
                + Phrase.percent(speculation.acceptance()) + ", a pass makes "
                + Phrase.number(speculation.tokensPerPass())
                + " tokens in " + Phrase.seconds(pass) + " (" + Phrase.seconds(guessing) + " of guesses): "
                + Phrase.seconds(token()) + " a token and not " + Phrase.seconds(plain) + ", "
                + Phrase.factor(factor) + " times as fast; "
                + advice();
    }

    private String advice() {
        if (fastestGamma == speculation.gamma()) {
            return speedUp() < 1
                    ? "without guesses it is faster than with any number up to " + Speculation.MOST
                    : "no other number of guesses up to " + Speculation.MOST + " is faster";
        }
        String most = fastestGamma == Speculation.MOST ? ", the most that are looked at," : "";
        return "with " + fastestGamma + (fastestGamma == 1 ? " guess" : " guesses") + most + " it would be fastest";
    }
}
