package dev.roofline.report;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison for programs, schema {@code roofline-report/1}: the whole report of each candidate, then the rows with ratios. */
public final class ComparisonEntries {
    private ComparisonEntries() {}

    public static Entries of(ComparisonReport report) {
        SideBySide compared = report.compared();
        List<Entries> candidates = new ArrayList<>();
        for (int i = 0; i < compared.candidates().size(); i++) {
            Candidate candidate = compared.candidates().get(i);
            candidates.add(new Entries()
                    .put("name", candidate.name())
                    .put("what_if", Optional.of(candidate.whatIf()).filter(text -> !text.isEmpty()))
                    .put(
                            "without_what_if",
                            compared.candidates().get(candidate.plain()).name())
                    .putTruth("fits", candidate.run().run().memory().device().fits())
                    .put("report", AnalysisEntries.of(report.reports().get(i))));
        }
        List<Entries> rows = new ArrayList<>();
        for (ComparedRow row : compared.rows()) {
            rows.add(new Entries().putRow(ComparisonTable.COLUMNS, row));
        }
        return new Entries()
                .put("schema", "roofline-report/1")
                .put("command", "compare")
                .put("baseline", compared.baseline().name())
                .put("contenders", candidates)
                .put("rows", rows);
    }
}
