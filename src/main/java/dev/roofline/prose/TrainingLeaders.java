package dev.roofline.prose;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.SideBySide;
import dev.roofline.training.TrainingStep;
import dev.roofline.training.TrainingTimes;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whose training steps make most tokens a second: of those that fit, or of all where none does. */
record TrainingLeaders(SideBySide compared) {
    /** Empty where not all train. */
    Optional<Finding> finding() {
        for (Candidate candidate : compared.candidates()) {
            if (candidate.run().run().totals().training().isEmpty()) {
                return Optional.empty();
            }
        }
        TrainingStep step = times(best()).step();
        String utilization = step.modelFlopsUtilization().isPresent()
                ? " at an MFU of "
                        + Phrase.smallPercent(step.modelFlopsUtilization().getAsDouble())
                : "";
        return Optional.of(new Finding("train", Phrase.seconds(step.seconds()), " a step" + utilization + rates()));
    }

    /** Those that a reader may choose among. */
    private List<Candidate> ranked() {
        List<Candidate> fitting = new ArrayList<>(compared.candidates());
        fitting.removeIf(Candidate::isTooLarge);
        return fitting.isEmpty() ? compared.candidates() : fitting;
    }

    private Candidate best() {
        return ranked().stream()
                .max(Comparator.comparingDouble(TrainingLeaders::rate))
                .orElseThrow();
    }

    private Candidate worst() {
        return ranked().stream()
                .min(Comparator.comparingDouble(TrainingLeaders::rate))
                .orElseThrow();
    }

    /** Who makes how many tokens a second, and how many times as many as another. */
    private String rates() {
        double most = rate(best());
        String tokens = Phrase.number(most);
        String among = ranked().size() < compared.candidates().size() ? Leaders.OF_FITTING : "";
        if (ranked().size() == 1) {
            return " on " + best().name() + ", the only one that fits: " + tokens + " tokens/s";
        }
        if (Phrase.factor(most / rate(worst())).equals("1")) {
            return " on all alike" + among + ": " + tokens + " tokens/s";
        }
        double gain = most / rate(compared.baseline());
        return " on " + best().name() + ", which makes the most tokens a second" + among + ": " + tokens + ", "
                + (Phrase.factor(gain).equals("1")
                        ? Leaders.times(most / rate(worst()), true) + worst().name()
                        : Leaders.times(gain, true) + compared.baseline().name() + perDevice());
    }

    private String perDevice() {
        double gain = times(best()).tokensPerSecondAndDevice()
                / times(compared.baseline()).tokensPerSecondAndDevice();
        return Leaders.perDevice(compared, OptionalDouble.of(gain));
    }

    private static TrainingTimes times(Candidate candidate) {
        return candidate.run().run().totals().training().orElseThrow();
    }

    private static double rate(Candidate candidate) {
        return times(candidate).step().tokensPerSecond();
    }
}
