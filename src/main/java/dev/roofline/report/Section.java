package dev.roofline.report;

import dev.roofline.evaluate.CacheUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One phase of a report.
 *
 * @param title the phase, and the tower that it runs where that is not the model's own stack
 * @param total the sum over the phase
 * @param verdict bound, time, cause and the ceiling's source, where it was asked for
 * @param cache what the phase does to it
 * @param ladders of bounds: of the phase, then of its groups where they were asked for
 * @param growth the phase at other sizes, where they were asked for
 * @param repeated what the verdict says of work that several devices do alike
 */
public record Section(
        String title,
        Row total,
        List<Row> rows,
        Optional<Verdict> verdict,
        CacheUse cache,
        List<SubjectLadder> ladders,
        SizeSweep growth,
        List<String> repeated) {
    public Section {
        rows = List.copyOf(rows);
        ladders = List.copyOf(ladders);
        repeated = List.copyOf(repeated);
    }

    /** A phase of which nothing is repeated, or of which that is said elsewhere. */
    Section(
            String title,
            Row total,
            List<Row> rows,
            Optional<Verdict> verdict,
            CacheUse cache,
            List<SubjectLadder> ladders,
            SizeSweep growth) {
        this(title, total, rows, verdict, cache, ladders, growth, List.of());
    }

    /** The same with another use of the cache. */
    Section using(CacheUse other) {
        return new Section(title, total, rows, verdict, other, ladders, growth, repeated);
    }

    /** The same with what its devices repeat. */
    Section repeating(List<String> clauses) {
        return new Section(title, total, rows, verdict, cache, ladders, growth, clauses);
    }

    /** The nearest sizes with another bound, of each ladder. */
    public List<Flip> flips() {
        List<Flip> flips = new ArrayList<>();
        for (SubjectLadder ladder : ladders) {
            Optional<Flip> flip = ladder.flip();
            if (flip.isPresent()) {
                flips.add(flip.get());
            }
        }
        return flips;
    }

    /** The verdict in words, where it was asked for. */
    public Optional<String> sentence() {
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(verdict.get().sentence());
        for (String clause : repeated) {
            text.append("; ").append(clause);
        }
        return Optional.of(text.toString());
    }

    /** The same as a part of a run. */
    Section of(RunSummary run) {
        List<Row> own = new ArrayList<>();
        for (Row row : rows) {
            own.add(row.of(run));
        }
        return new Section(title, total.of(run), own, verdict, cache, ladders, growth, repeated);
    }
}
