package dev.roofline.prose;

import dev.roofline.model.Embedding;
import dev.roofline.model.ModelSpec;
import dev.roofline.serving.Speculation;
import dev.roofline.serving.SpeculationTimes;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.Optional;

/** Speculative decoding beside plain decoding, in words. */
public final class SpeculationText {
    private SpeculationText() {}

    public static Finding finding(SpeculationTimes times) {
        Speculation speculation = times.speculation();
        return new Finding(
                "speculation",
                Phrase.seconds(times.token()) + " a token",
                (times.speedUp() < 1
                                ? ", slower than the "
                                : ", " + Phrase.factor(times.speedUp()) + " times as fast as the ")
                        + Phrase.seconds(times.plain())
                        + " without: a pass of " + Phrase.seconds(times.pass()) + " ("
                        + Phrase.seconds(times.guessing())
                        + " of it the draft's) makes " + Phrase.number(speculation.tokensPerPass()) + " tokens from "
                        + speculation.gamma() + (speculation.gamma() == 1 ? " guess" : " guesses") + " of "
                        + speculation.draft().name() + ", acceptance "
                        + Phrase.percent(speculation.acceptance()) + "; " + advice(times));
    }

    private static String advice(SpeculationTimes times) {
        long fastestGamma = times.fastestGamma();
        if (fastestGamma == times.speculation().gamma()) {
            return times.speedUp() < 1
                    ? "without guesses it is faster than with any number up to " + Speculation.MOST
                    : "no other number of guesses up to " + Speculation.MOST + " is faster";
        }
        String most = fastestGamma == Speculation.MOST ? ", the most that are looked at," : "";
        return "with " + fastestGamma + (fastestGamma == 1 ? " guess" : " guesses") + most + " it would be fastest";
    }

    /** What a report says above its numbers of the passes. */
    static Fact fact(Speculation speculation, WorkloadPlan plan, Workload decode) {
        String rows = plan.generated().isPresent()
                ? "rows of draft and verify are those of all passes, "
                        + Phrase.number(speculation.passes(true, decode.steps())) + " on average"
                : "rows of draft and verify are those of one pass";
        return new Fact(
                "speculation",
                speculation.gamma() + (speculation.gamma() == 1 ? " token" : " tokens") + " guessed a pass by "
                        + speculation.draft().name()
                        + ", each accepted with " + Phrase.percent(speculation.acceptance())
                        + " whatever came before (given): "
                        + Phrase.number(speculation.tokensPerPass()) + " tokens a pass; " + rows);
    }

    /** What is to be said of a draft that knows other tokens than its model. */
    static Optional<String> vocabulary(ModelSpec model, Speculation speculation) {
        Optional<Integer> own = model.embedding().map(Embedding::vocabulary);
        Optional<Integer> guessed = speculation.draft().embedding().map(Embedding::vocabulary);
        return own.isEmpty() || own.equals(guessed)
                ? Optional.empty()
                : Optional.of("the vocabulary of " + speculation.draft().name() + " has " + guessed.orElse(0)
                        + " tokens, that of " + model.name() + " " + own.get()
                        + ": a guess can be checked only where both know it");
    }
}
