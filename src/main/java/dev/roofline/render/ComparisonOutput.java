package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.report.ComparisonDocument;
import dev.roofline.report.ComparisonEntries;
import dev.roofline.report.ComparisonReport;
import dev.roofline.report.ComparisonTable;
import dev.roofline.report.Document;
import dev.roofline.report.Table;

/** A comparison to be written. */
public record ComparisonOutput(ComparisonReport report) implements CommandOutput {
    @Override
    public Table table() {
        return ComparisonTable.of(report);
    }

    @Override
    public Document document(boolean drawn) {
        return ComparisonDocument.of(report, drawn);
    }

    @Override
    public Chart chart() {
        return ComparisonDocument.chart(report);
    }

    @Override
    public String json() {
        return JsonText.of(ComparisonEntries.of(report));
    }
}
