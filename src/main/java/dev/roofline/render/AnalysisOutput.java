package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.report.AnalysisEntries;
import dev.roofline.report.Document;
import dev.roofline.report.Report;
import dev.roofline.report.ReportDocument;
import dev.roofline.report.Table;
import dev.roofline.report.Tables;

/** An analysis to be written. */
public record AnalysisOutput(Report report) implements CommandOutput {
    @Override
    public Table table() {
        return Tables.all(report);
    }

    @Override
    public Document document(boolean drawn) {
        return ReportDocument.of(report, drawn);
    }

    @Override
    public Chart chart() {
        return report.chart();
    }

    @Override
    public String json() {
        return JsonText.of(AnalysisEntries.of(report));
    }
}
