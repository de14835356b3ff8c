package dev.roofline.report;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.SideBySide;
import dev.roofline.prose.RunProse;
import dev.roofline.run.Depth;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison, with the report of each candidate.
 *
 * @param reports one a candidate
 * @param columns that the user asked for
 */
public record ComparisonReport(SideBySide compared, List<Report> reports, ColumnChoice<ComparedRow> columns) {
    public ComparisonReport {
        reports = List.copyOf(reports);
    }

    /**
     * The report of a comparison.
     *
     * @param depth what the runs were worked out to
     * @param columns that the user asked for
     */
    public static ComparisonReport of(SideBySide compared, Depth depth, ColumnChoice<ComparedRow> columns) {
        List<Report> reports = new ArrayList<>();
        for (Candidate candidate : compared.candidates()) {
            reports.add(new Report(candidate.run(), RunProse.of(candidate.run(), depth), ColumnChoice.none()));
        }
        return new ComparisonReport(compared, reports, columns);
    }

    /** What is said of each candidate. */
    List<RunProse> prose() {
        List<RunProse> prose = new ArrayList<>();
        for (Report report : reports) {
            prose.add(report.prose());
        }
        return prose;
    }
}
