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
        List<Entries> contenders = new ArrayList<>();
        for (int i = 0; i < compared.contenders().size(); i++) {
            Candidate contender = compared.contenders().get(i);
            contenders.add(new Entries()
                    .put("name", contender.name())
                    .put("what_if", Optional.of(contender.whatIf()).filter(text -> !text.isEmpty()))
                    .put(
                            "without_what_if",
                            compared.contenders().get(contender.plain()).name())
                    .putTruth("fits", contender.run().run().memory().device().fits())
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
                .put("contenders", contenders)
                .put("rows", rows);
    }
}
