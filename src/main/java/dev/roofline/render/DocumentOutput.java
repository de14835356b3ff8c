package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.report.Document;
import dev.roofline.report.Table;

/**
 * A document to be written.
 *
 * @param table the rows that it is made of, for machines and programs
 */
public record DocumentOutput(Table table, Document whole) implements CommandOutput {
    @Override
    public Document document(boolean drawn) {
        return whole;
    }

    @Override
    public Chart chart() {
        return whole.charts().get(0);
    }

    @Override
    public String json() {
        return JsonText.of(table);
    }
}
