package dev.roofline.prose;

import dev.roofline.evaluate.Cost;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/** A whole generation in words. */
public final class GenerationText {
    private GenerationText() {}

    /** What tokens cost; nothing where nobody asked. */
    static List<String> costs(Cost cost) {
        List<String> costs = new ArrayList<>();
        if (cost.perMillionTokens().isPresent()) {
            costs.add(cost.money(Phrase.number(cost.perMillionTokens().getAsDouble())) + " a million tokens");
        }
        if (cost.joulesPerToken().isPresent()) {
            costs.add(Phrase.quantity(cost.joulesPerToken().getAsDouble(), "J") + " a token");
        }
        return costs;
    }

    /** The same as the end of a sentence. */
    static String cost(Cost cost) {
        StringBuilder text = new StringBuilder();
        for (String each : costs(cost)) {
            text.append(", ").append(each);
        }
        return text.toString();
    }

    public static Finding finding(GenerationTimes times) {
        String rest = ", then " + Phrase.seconds(times.steps().mean())
                + " a token (TPOT; first " + Phrase.seconds(times.steps().first()) + ", last "
                + Phrase.seconds(times.steps().last())
                + "); "
                + Phrase.count(times.tokens()) + " tokens in " + Phrase.seconds(times.total())
                + (times.sequences() > 1 ? " for each of " + Phrase.count(times.sequences()) + " sequences" : "") + ", "
                + Phrase.number(times.tokensPerSecond()) + " tokens/s"
                + cost(times.cost())
                + (times.inFlight().isPresent()
                        ? "; memory holds " + Phrase.count(times.inFlight().getAsLong())
                                + " such requests at their full length (max concurrency)"
                        : "");
        return new Finding("generate", "first token after " + Phrase.seconds(times.firstToken()) + " (TTFT)", rest);
    }
}
