package dev.roofline.prose;

import dev.roofline.evaluate.Cost;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.units.Phrase;

/** A whole generation in words. */
final class GenerationText {
    private GenerationText() {}

    /** What tokens cost, as the end of a sentence; empty where nobody asked. */
    static String cost(Cost cost) {
        return (cost.perMillionTokens().isPresent()
                        ? ", " + Phrase.number(cost.perMillionTokens().getAsDouble()) + " a million tokens"
                        : "")
                + (cost.joulesPerToken().isPresent()
                        ? ", " + Phrase.quantity(cost.joulesPerToken().getAsDouble(), "J") + " a token"
                        : "");
    }

    static String sentence(GenerationTimes times) {
        return "first token after " + Phrase.seconds(times.firstToken()) + ", then "
                + Phrase.seconds(times.steps().mean())
                + " a token (first " + Phrase.seconds(times.steps().first()) + ", last "
                + Phrase.seconds(times.steps().last())
                + "); "
                + times.tokens() + " tokens in " + Phrase.seconds(times.total())
                + (times.sequences() > 1 ? " for each of " + times.sequences() + " sequences" : "") + ", "
                + Phrase.number(times.tokensPerSecond()) + " tokens/s"
                + cost(times.cost())
                + (times.inFlight().isPresent()
                        ? "; the devices hold " + times.inFlight().getAsLong()
                                + " such requests as one batch, prompts and all"
                        : "");
    }
}
