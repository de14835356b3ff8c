package dev.roofline.report;

import dev.roofline.serving.CacheUse;
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
 * @param flips of the phase, then of its groups where they were asked for
 * @param growth the phase at other sizes, where they were asked for
 */
public record Section(
        String title, Row total, List<Row> rows, Optional<Verdict> verdict, CacheUse cache, List<Flip> flips, Growth growth) {
    public Section {
        rows = List.copyOf(rows);
        flips = List.copyOf(flips);
    }

    /** The same as a part of a run. */
    Section of(RunSummary run) {
        List<Row> own = new ArrayList<>();
        for (Row row : rows) {
            own.add(row.of(run));
        }
        return new Section(title, total.of(run), own, verdict, cache, flips, growth);
    }
}
