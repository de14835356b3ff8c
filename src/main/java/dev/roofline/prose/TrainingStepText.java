package dev.roofline.prose;

import dev.roofline.training.TrainingStep;
import dev.roofline.training.TrainingTimes;
import dev.roofline.units.Phrase;
import java.util.List;

/** A training step in words. */
final class TrainingStepText {
    private TrainingStepText() {}

    /** As people speak of tokens: 300 billion. */
    private static String count(double tokens) {
        if (tokens >= 1e12) {
            return Phrase.number(tokens / 1e12) + " trillion";
        }
        return tokens >= 1e9 ? Phrase.number(tokens / 1e9) + " billion" : Phrase.number(tokens);
    }

    /** @param repeated what is to be said of work that several devices do alike */
    static Finding finding(TrainingTimes times, List<String> repeated) {
        TrainingStep step = times.step();
        StringBuilder text = new StringBuilder(" a step of ")
                .append(Phrase.count((long) step.tokens()) + " tokens: forward "
                        + Phrase.seconds(times.phases().forward()) + ", backward "
                        + Phrase.seconds(times.phases().backward())
                        + ", optimizer " + Phrase.seconds(times.phases().optimizer()));
        if (times.stages() > 1) {
            text.append(", pipeline bubble " + Phrase.seconds(step.bubbleSeconds()) + " ("
                    + Phrase.percent(step.bubble()) + ") of the slowest stage, " + step.stage() + " of 0 to "
                    + (times.stages() - 1));
        }
        text.append("; ").append(Phrase.number(step.tokensPerSecond())).append(" tokens/s");
        if (times.devices() > 1) {
            text.append(", " + Phrase.number(times.tokensPerSecondAndDevice()) + " a device");
        }
        step.modelFlopsUtilization().ifPresent(part -> text.append("; MFU ").append(Phrase.smallPercent(part)));
        step.hardwareFlopsUtilization().ifPresent(part -> text.append(", HFU ").append(Phrase.smallPercent(part)));
        text.append(GenerationText.cost(times.cost()));
        times.days()
                .ifPresent(days -> text.append(
                        "; " + count(times.tokens().getAsDouble()) + " tokens take " + Phrase.number(days) + " days"));
        times.runCost()
                .ifPresent(
                        amount -> text.append(" and cost ").append(times.cost().money(Phrase.number(amount))));
        times.runEnergy().ifPresent(joules -> text.append(", ").append(Phrase.quantity(joules, "J")));
        for (String clause : repeated) {
            text.append("; ").append(clause);
        }
        return new Finding("train", Phrase.seconds(step.seconds()), text.toString());
    }
}
