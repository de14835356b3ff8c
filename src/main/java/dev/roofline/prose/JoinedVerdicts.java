package dev.roofline.prose;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.Ratios;
import dev.roofline.comparison.SideBySide;
import dev.roofline.metric.Slice;
import dev.roofline.run.SlicedPhase;
import dev.roofline.serving.ServerRun;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The verdicts on the candidates, phase by phase: the fastest first, then what bounds which of them.
 *
 * @param prose what is said of each candidate
 */
public record JoinedVerdicts(SideBySide compared, List<RunProse> prose) {
    public JoinedVerdicts {
        prose = List.copyOf(prose);
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        shortages().ifPresent(findings::add);
        addServers(findings);
        new TrainingLeaders(compared).finding().ifPresent(findings::add);
        for (String phase : compared.phases()) {
            List<Judged> judged = judged(phase);
            if (!judged.isEmpty()) {
                findings.add(finding(phase, judged));
            }
        }
        return findings;
    }

    /** Who does not fit, and by how much: times of those are of devices that there are not. */
    private Optional<Finding> shortages() {
        List<String> names = new ArrayList<>();
        for (Candidate candidate : compared.candidates()) {
            OptionalDouble left = candidate.run().run().memory().device().left();
            if (candidate.isTooLarge() && left.isPresent()) {
                names.add(candidate.name() + " (" + Phrase.quantity(-left.getAsDouble(), "B") + " short)");
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding("memory", "does not fit", ": " + SharedText.listed(names)));
    }

    private List<Judged> judged(String phase) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < prose.size(); i++) {
            Candidate candidate = compared.candidates().get(i);
            RunProse said = prose.get(i);
            Optional<SlicedPhase> own = candidate.phase(phase);
            Optional<PhaseVerdict> verdict = own.flatMap(each -> said.verdict(each.phase()));
            if (verdict.isPresent()) {
                Slice slice = slice(own.get());
                Optional<Slice> base = compared.baseline().phase(phase).map(this::slice);
                judged.add(new Judged(candidate, verdict.get(), slice, Ratios.of(slice, base)));
            }
        }
        return judged;
    }

    /** Of a phase the whole; of sequences the length that the verdict is about, the longest. */
    private Slice slice(SlicedPhase section) {
        List<Slice> lengths = section.sweep().rows();
        return compared.isOfSequences() ? lengths.get(lengths.size() - 1) : section.total();
    }

    private Finding finding(String phase, List<Judged> judged) {
        Leaders leaders = new Leaders(compared, judged, compared.isUneven(phase));
        Judged fastest = leaders.fastest();
        String subject = fastest.verdict().title();
        if (fastest.verdict().bound().isEmpty()) {
            return new Finding(subject, "no time", ": it moves and computes nothing");
        }
        StringBuilder rest = new StringBuilder(fastest.verdict().purpose()).append(leaders.text());
        addBounds(rest, judged);
        addRemarks(rest, judged);
        return new Finding(subject, fastest.verdict().number(), rest.toString());
    }

    /** What bounds whom, then the sizes at which they share a bound; the table has all of them. */
    private static void addBounds(StringBuilder text, List<Judged> judged) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        List<String> shared = bounds(judged.get(0));
        for (Judged each : judged) {
            alike.computeIfAbsent(opening(each.verdict()), unused -> new ArrayList<>())
                    .add(each.candidate().name());
            shared.retainAll(bounds(each));
        }
        if (alike.size() == 1) {
            text.append(judged.size() > 1 ? "; all " : ", ")
                    .append(opening(judged.get(0).verdict()));
        } else {
            alike.forEach((opening, names) -> text.append("; ")
                    .append(SharedText.listed(names))
                    .append(' ')
                    .append(opening));
        }
        for (String each : shared) {
            text.append("; ").append(each);
        }
    }

    /** What bounds the phase at other sizes, whatever memory there is. */
    private static List<String> bounds(Judged judged) {
        List<String> bounds = new ArrayList<>();
        for (LadderSentence ladder : judged.verdict().ladders()) {
            bounds.add(ladder.bounds());
        }
        return bounds;
    }

    private static String opening(Verdict verdict) {
        return verdict.bound().isEmpty()
                ? "without time"
                : verdict.bound().get().label() + "-bound, above all " + verdict.cause();
    }

    /** What is to be known of some: that they do the same twice, or are no bound; said once of all it holds for. */
    private static void addRemarks(StringBuilder text, List<Judged> judged) {
        Map<String, List<String>> remarks = new LinkedHashMap<>();
        for (Judged each : judged) {
            List<String> own = new ArrayList<>(each.said().repeated());
            if (!each.verdict().silence().isEmpty()) {
                own.add(each.verdict().silence());
            }
            for (String remark : own) {
                remarks.computeIfAbsent(remark, unused -> new ArrayList<>())
                        .add(each.candidate().name());
            }
        }
        remarks.forEach((remark, names) -> text.append("; ")
                .append(names.size() == judged.size() ? "all" : SharedText.listed(names))
                .append(": ")
                .append(remark));
    }

    /** What the server of each does: the phases above are of one batch alone. */
    private void addServers(List<Finding> findings) {
        for (Candidate candidate : compared.candidates()) {
            Optional<ServerRun> server = candidate.run().run().totals().server();
            if (server.isPresent()) {
                Finding own = ServerText.finding(server.get());
                findings.add(new Finding(candidate.name(), own.number(), own.rest()));
            }
        }
    }
}
