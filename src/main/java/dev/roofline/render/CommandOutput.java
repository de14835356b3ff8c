package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.report.Document;
import dev.roofline.report.Table;

/** What a command says, in each shape that a format may ask for. */
public interface CommandOutput {
    /** Rows in base units, for machines. */
    Table table();

    /**
     * What people read.
     *
     * @param drawn whether its charts are shown
     */
    Document document(boolean drawn);

    Chart chart();

    /** All that is known, for programs. */
    String json();
}
