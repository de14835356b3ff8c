package dev.roofline.prose;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.metric.LinkUse;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Group;
import dev.roofline.operator.Traffic;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Bound;
import dev.roofline.placement.MemoryPath;
import dev.roofline.placement.Placement;
import dev.roofline.placement.Totals;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What ends a phase's table: what bounds it, by how much, because of what, by whose number.
 *
 * @param title the phase
 * @param bound empty where no time passes
 * @param number how long it takes, of several steps one on average
 * @param purpose what takes so long, beginning with a space
 * @param share of the time that the cause holds
 * @param cause what the time goes to
 * @param ceiling the number that limits it, with its source
 * @param shares of the time by resource, where none holds two thirds; empty where one does
 * @param ladders what bounds it at other sizes, a sentence an option
 * @param silence why its time is no bound; empty where it is one
 */
public record Verdict(
        String title,
        Optional<Bound> bound,
        String number,
        String purpose,
        double share,
        String cause,
        String ceiling,
        String shares,
        List<LadderSentence> ladders,
        String silence) {
    /** What the time goes to, and under which limit. */
    private record Cause(double share, String what, String ceiling) {}

    public Verdict {
        ladders = List.copyOf(ladders);
    }

    static Verdict of(
            String title,
            PhaseTime time,
            Workload workload,
            Analysis analysis,
            HardwareProfile hardware,
            List<LadderSentence> ladders) {
        MemoryPath path = Evaluator.path(workload, hardware);
        String purpose = time.purpose() + stages(workload, analysis);
        return of(title, new PhaseTime(time.number(), purpose), analysis, hardware, path, ladders);
    }

    /** Of a whole sequence. */
    static Verdict of(String title, Workload any, Analysis analysis, HardwareProfile hardware) {
        MemoryPath path = Evaluator.path(any, hardware);
        PhaseTime time = new PhaseTime(Phrase.seconds(analysis.seconds()), stages(any, analysis));
        return of(title, time, analysis, hardware, path, List.of());
    }

    private static Verdict of(
            String title,
            PhaseTime time,
            Analysis analysis,
            HardwareProfile hardware,
            MemoryPath path,
            List<LadderSentence> ladders) {
        List<Placement> longest = analysis.longest();
        Totals totals = Totals.of(longest);
        if (totals.bound().isEmpty()) {
            return new Verdict(title, Optional.empty(), "", "", 0, "", "", "", List.of(), "");
        }
        Bound bound = totals.bound().get();
        Cause cause = switch (bound) {
            case MEMORY -> memoryCause(longest, totals, hardware.mainMemory(), path);
            case COMPUTE -> computeCause(longest, totals);
            case NETWORK -> networkCause(longest, totals);
        };
        return new Verdict(
                title,
                Optional.of(bound),
                time.number(),
                time.purpose(),
                cause.share(),
                cause.what(),
                cause.ceiling(),
                LadderText.shares(totals),
                ladders,
                Silence.of(analysis.placements(), hardware));
    }

    /** The answer on the phase, with clauses of the caller's at its end. */
    Finding finding(List<String> more) {
        if (bound.isEmpty()) {
            return new Finding(title, "no time", ": it moves and computes nothing");
        }
        StringBuilder rest = new StringBuilder(purpose)
                .append(", " + bound.get().label() + "-bound, " + Phrase.percent(share) + " of it " + cause + " "
                        + ceiling);
        if (!shares.isEmpty()) {
            rest.append("; ").append(shares);
        }
        for (LadderSentence ladder : ladders) {
            rest.append("; ").append(ladder.whole());
        }
        if (!silence.isEmpty()) {
            rest.append("; ").append(silence);
        }
        for (String clause : more) {
            rest.append("; ").append(clause);
        }
        return new Finding(title, number, rest.toString());
    }

    /** With pipeline stages also what each bound of theirs is. */
    private static String stages(Workload workload, Analysis analysis) {
        return analysis.pipeline().isEmpty()
                ? ""
                : " ("
                        + PipelineText.sentence(
                                analysis.pipeline().get(),
                                workload.parallelism().pipeline()) + ")";
    }

    /** Bytes of a kind, what is done with them, and how a memory is named after that. */
    private record Moved(String what, String way, Traffic traffic) {}

    private static Cause memoryCause(List<Placement> longest, Totals totals, MemoryLevel memory, MemoryPath path) {
        Traffic bound = Traffic.ZERO;
        for (Placement placement : longest) {
            if (placement.totals().seconds(Bound.MEMORY) > 0) {
                bound = bound.plus(placement.traffic());
            }
        }
        Moved most = new Moved("reading weights", "from ", new Traffic(bound.weight(), 0, 0, 0));
        for (Moved kind : List.of(
                new Moved("reading and writing the cache", "in ", new Traffic(0, 0, bound.kvRead(), bound.kvWritten())),
                new Moved("moving activations", "in ", new Traffic(0, bound.activation(), 0, 0)),
                new Moved("moving gradients of weights", "in ", Traffic.ofGradients(bound.gradient())),
                new Moved("reading and writing optimizer states", "in ", Traffic.ofOptimizer(bound.optimizer())),
                new Moved("moving gradients and weights", "to and from ", Traffic.ofHost(bound.host())))) {
            most = path.seconds(kind.traffic) > path.seconds(most.traffic) ? kind : most;
        }
        // In a generation an operator may be memory-bound in some steps only: then this share has a ceiling.
        double share = Math.min(path.seconds(most.traffic), totals.seconds(Bound.MEMORY)) / totals.seconds();
        if (path.hostSeconds(most.traffic) > path.mainSeconds(most.traffic)) {
            Interconnect host = path.host().orElseThrow();
            return new Cause(
                    share,
                    most.what,
                    most.way + "the host's memory over " + host.label() + " ("
                            + Phrase.quantity(host.bandwidth().bytesPerSecond(), "B/s") + " one direction, "
                            + host.provenance().kind().label() + ")");
        }
        double bandwidth = path.main().bytesPerSecond();
        String ceiling = most.way + memory.label() + " (" + Phrase.quantity(bandwidth, "B/s") + ", "
                + memory.provenance().kind().label() + ")";
        return new Cause(share, most.what, ceiling);
    }

    private static Cause computeCause(List<Placement> longest, Totals totals) {
        Map<Group, Double> seconds = new EnumMap<>(Group.class);
        Map<String, Double> ceilings = new LinkedHashMap<>();
        Map<String, ComputeCeiling> byLabel = new HashMap<>();
        for (Placement placement : longest) {
            seconds.merge(placement.site().group(), placement.totals().seconds(Bound.COMPUTE), Double::sum);
            ceilings.merge(placement.ceiling().label(), placement.totals().seconds(Bound.COMPUTE), Double::sum);
            byLabel.put(placement.ceiling().label(), placement.ceiling());
        }
        Map.Entry<Group, Double> group = largest(seconds);
        ComputeCeiling ceiling =
                Objects.requireNonNull(byLabel.get(largest(ceilings).getKey()));
        String under = "at the " + ceiling.label() + " peak ("
                + MachineText.rate(ceiling)
                + ", " + ceiling.provenance().kind().label() + ")";
        return new Cause(
                group.getValue() / totals.seconds(), "in " + group.getKey().label(), under);
    }

    private static Cause networkCause(List<Placement> longest, Totals totals) {
        Map<String, Double> kinds = new LinkedHashMap<>();
        for (Placement placement : longest) {
            Optional<Collective> exchange = placement.operator().exchange();
            if (exchange.isPresent()) {
                kinds.merge(exchange.get().kind().label(), placement.totals().seconds(Bound.NETWORK), Double::sum);
            }
        }
        Map.Entry<String, Double> kind = largest(kinds);
        List<Placement> named = new ArrayList<>();
        for (Placement placement : longest) {
            Optional<Collective> exchange = placement.operator().exchange();
            if (exchange.isPresent() && exchange.get().kind().label().equals(kind.getKey())) {
                named.add(placement);
            }
        }
        StringBuilder links = new StringBuilder();
        for (Interconnect link : LinkUse.of(named).links()) {
            links.append(links.isEmpty() ? "" : " and ")
                    .append(link.label())
                    .append(" (")
                    .append(Phrase.quantity(link.bandwidth().bytesPerSecond(), "B/s"))
                    .append(" one direction, ")
                    .append(link.provenance().kind().label())
                    .append(')');
        }
        return new Cause(kind.getValue() / totals.seconds(), "in " + kind.getKey(), "over " + links);
    }

    private static <K> Map.Entry<K, Double> largest(Map<K, Double> values) {
        Map.Entry<K, Double> largest = null;
        for (Map.Entry<K, Double> entry : values.entrySet()) {
            if (largest == null || entry.getValue() > largest.getValue()) {
                largest = entry;
            }
        }
        return Objects.requireNonNull(largest);
    }
}
