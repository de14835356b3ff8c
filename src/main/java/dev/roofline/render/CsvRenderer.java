package dev.roofline.render;

import dev.roofline.report.Report;

/** Rows in base units under the contract's columns: one header, no totals, nothing else. */
public final class CsvRenderer implements Renderer {
    @Override
    public String render(Report report) {
        return Csv.of(Tables.all(report));
    }
}
