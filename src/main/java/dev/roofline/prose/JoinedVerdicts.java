package dev.roofline.prose;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.Ratios;
import dev.roofline.comparison.SideBySide;
import dev.roofline.metric.Slice;
import dev.roofline.run.SlicedPhase;
import dev.roofline.serving.ServerRun;
import dev.roofline.training.TrainingStep;
import dev.roofline.training.TrainingTimes;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The verdicts on the candidates, phase by phase; those that say the same are one sentence.
 *
 * @param prose what is said of each candidate
 */
public record JoinedVerdicts(SideBySide compared, List<RunProse> prose) {
    public JoinedVerdicts {
        prose = List.copyOf(prose);
    }

    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (String phase : compared.phases()) {
            Map<String, List<Candidate>> alike = new LinkedHashMap<>();
            for (Candidate candidate : compared.candidates()) {
                verdict(phase, candidate)
                        .ifPresent(own -> alike.computeIfAbsent(opening(own.verdict()), unused -> new ArrayList<>())
                                .add(candidate));
            }
            alike.forEach((opening, candidates) -> sentences.add(sentence(phase, opening, candidates)));
        }
        steps().ifPresent(sentences::add);
        addServers(sentences);
        return sentences;
    }

    /** What the server of each does: the phases above are of one batch alone. */
    private void addServers(List<String> sentences) {
        for (Candidate candidate : compared.candidates()) {
            Optional<ServerRun> server = candidate.run().run().totals().server();
            if (server.isPresent()) {
                sentences.add(candidate.name() + ": " + ServerText.sentence(server.get()));
            }
        }
    }

    /** Whole training steps beside each other, where all of them are. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    private Optional<String> steps() {
        List<String> parts = new ArrayList<>();
        for (Candidate candidate : compared.candidates()) {
            Optional<TrainingTimes> own = candidate.run().run().totals().training();
            Optional<TrainingTimes> base =
                    compared.baseline().run().run().totals().training();
            if (own.isEmpty() || base.isEmpty()) {
                return Optional.empty();
            }
            TrainingStep step = own.get().step();
            double rate = step.tokensPerSecond() / base.get().step().tokensPerSecond();
            double perDevice = own.get().tokensPerSecondAndDevice() / base.get().tokensPerSecondAndDevice();
            parts.add(candidate.name()
                    + ' '
                    + Phrase.seconds(step.seconds())
                    + (step.modelFlopsUtilization().isPresent()
                            ? " (MFU "
                                    + Phrase.smallPercent(
                                            step.modelFlopsUtilization().getAsDouble()) + ")"
                            : "")
                    + (candidate == compared.baseline()
                            ? ""
                            : ", " + beside(Phrase.factor(rate), true) + perDevice(perDevice)));
        }
        return Optional.of("a step takes: " + String.join("; ", parts));
    }

    private Optional<PhaseVerdict> verdict(String phase, Candidate candidate) {
        RunProse said = prose.get(compared.candidates().indexOf(candidate));
        return candidate.phase(phase).flatMap(own -> said.verdict(own.phase()));
    }

    /** Those that it is about with their times, then the sizes at which they share a bound; the table has all of them. */
    private String sentence(String phase, String opening, List<Candidate> candidates) {
        List<String> shared = bounds(phase, candidates.get(0));
        for (Candidate candidate : candidates) {
            shared.retainAll(bounds(phase, candidate));
        }
        List<String> parts = new ArrayList<>();
        for (Candidate candidate : candidates) {
            parts.add(part(phase, candidate, verdict(phase, candidate).orElseThrow()));
        }
        parts.addAll(shared);
        return opening + ": " + String.join("; ", parts);
    }

    /** What bounds the phase at other sizes, whatever memory there is. */
    private List<String> bounds(String phase, Candidate candidate) {
        Verdict verdict = verdict(phase, candidate).orElseThrow().verdict();
        return verdict.ladders().stream().map(LadderSentence::bounds).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String opening(Verdict verdict) {
        return verdict.bound().isEmpty()
                ? verdict.title() + " moves and computes nothing"
                : verdict.title() + " is " + verdict.bound().get().label() + "-bound, above all " + verdict.cause();
    }

    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    private String part(String phase, Candidate candidate, PhaseVerdict said) {
        Verdict verdict = said.verdict();
        if (verdict.bound().isEmpty()) {
            return candidate.name();
        }
        StringBuilder text = new StringBuilder(candidate.name())
                .append(" " + verdict.time() + " (" + Phrase.percent(verdict.share()) + ")");
        if (candidate != compared.baseline()) {
            boolean uneven = compared.isUneven(phase);
            Ratios ratios = ratios(phase, candidate);
            OptionalDouble factor = uneven ? ratios.tokenRate() : ratios.speedUp();
            OptionalDouble gain = uneven ? ratios.tokenRatePerDevice() : ratios.speedUpPerDevice();
            factor.ifPresent(times -> text.append(", ").append(beside(Phrase.factor(times), uneven)));
            gain.ifPresent(times -> text.append(perDevice(times)));
        }
        text.append(candidate.run().run().memory().device().isTooLarge() ? ", but does not fit" : "");
        return text.append(said.repeated().isEmpty() ? "" : ", where " + String.join(" and ", said.repeated()))
                .append(verdict.silence().isEmpty() ? "" : ", ")
                .append(verdict.silence())
                .toString();
    }

    /** What a device gains, where numbers of devices differ. */
    private String perDevice(double times) {
        return compared.areOfUnlikeDevices() ? " (" + Phrase.factor(times) + " a device)" : "";
    }

    private static String beside(String times, boolean uneven) {
        if (times.equals("1")) {
            return uneven ? "as many tokens a second" : "just as fast";
        }
        return times + (uneven ? " times the tokens a second" : " times as fast");
    }

    /** Of a phase as a whole; of sequences at the length that the verdict is about, the longest. */
    private Ratios ratios(String phase, Candidate candidate) {
        Optional<Slice> base = compared.baseline().phase(phase).map(this::judged);
        return Ratios.of(judged(candidate.phase(phase).orElseThrow()), base);
    }

    private Slice judged(SlicedPhase section) {
        List<Slice> lengths = section.sweep().rows();
        return compared.isOfSequences() ? lengths.get(lengths.size() - 1) : section.total();
    }
}
