package dev.roofline.prose;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.SideBySide;
import dev.roofline.training.TrainingStep;
import dev.roofline.training.TrainingTimes;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whose training steps make most tokens a second: of those that fit, or of all where none does. */
record TrainingLeaders(SideBySide compared) {
    /** Empty where not all train. */
    Optional<Finding> finding() {
        List<Candidate> fitting = new ArrayList<>();
        for (Candidate candidate : compared.candidates()) {
            if (candidate.run().run().totals().training().isEmpty()) {
                return Optional.empty();
            }
            if (!candidate.isTooLarge()) {
                fitting.add(candidate);
            }
        }
        List<Candidate> ranked = fitting.isEmpty() ? compared.candidates() : fitting;
        Candidate best = ranked.get(0);
        Candidate worst = ranked.get(0);
        for (Candidate candidate : ranked) {
            best = rate(candidate) > rate(best) ? candidate : best;
            worst = rate(candidate) < rate(worst) ? candidate : worst;
        }
        TrainingStep step = times(best).step();
        StringBuilder rest = new StringBuilder(" a step");
        if (step.modelFlopsUtilization().isPresent()) {
            rest.append(" at an MFU of ")
                    .append(Phrase.smallPercent(step.modelFlopsUtilization().getAsDouble()));
        }
        String among = ranked.size() < compared.candidates().size() ? Leaders.OF_FITTING : "";
        String tokens = Phrase.number(rate(best));
        if (Phrase.factor(rate(best) / rate(worst)).equals("1")) {
            boolean isAlone = ranked.size() == 1;
            rest.append(isAlone ? " on " + best.name() + ", the only one that fits: " : " on all alike" + among + ": ")
                    .append(tokens)
                    .append(" tokens/s");
            return Optional.of(new Finding("train", Phrase.seconds(step.seconds()), rest.toString()));
        }
        rest.append(" on ").append(best.name()).append(", which makes the most tokens a second" + among + ": ");
        rest.append(tokens).append(", ");
        double gain = rate(best) / rate(compared.baseline());
        if (Phrase.factor(gain).equals("1")) {
            rest.append(Leaders.times(rate(best) / rate(worst), true)).append(worst.name());
        } else {
            double perDevice = times(best).tokensPerSecondAndDevice()
                    / times(compared.baseline()).tokensPerSecondAndDevice();
            rest.append(Leaders.times(gain, true))
                    .append(compared.baseline().name())
                    .append(Leaders.perDevice(compared, OptionalDouble.of(perDevice)));
        }
        return Optional.of(new Finding("train", Phrase.seconds(step.seconds()), rest.toString()));
    }

    private static TrainingTimes times(Candidate candidate) {
        return candidate.run().run().totals().training().orElseThrow();
    }

    private static double rate(Candidate candidate) {
        return times(candidate).step().tokensPerSecond();
    }
}
