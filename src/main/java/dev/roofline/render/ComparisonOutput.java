package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.report.ComparisonDocument;
import dev.roofline.report.ComparisonEntries;
import dev.roofline.report.ComparisonReport;
import dev.roofline.report.ComparisonTable;
import dev.roofline.report.Document;
import dev.roofline.report.Table;
import java.util.List;

/**
 * A comparison to be written.
 *
 * @param columns labels of those that the user chose; empty for each format's own choice
 */
public record ComparisonOutput(ComparisonReport report, List<String> columns) implements CommandOutput {
    @Override
    public Table table() {
        return ComparisonTable.of(report.compared(), columns);
    }

    @Override
    public Document document(boolean drawn) {
        return ComparisonDocument.of(report, columns);
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
