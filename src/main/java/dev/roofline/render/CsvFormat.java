package dev.roofline.render;

import dev.roofline.draw.TerminalStyle;
import dev.roofline.report.Table;

/** Rows in base units under the contract's columns: one header, no totals, nothing else. */
public final class CsvFormat implements TableFormat {
    @Override
    public String of(CommandOutput content, TerminalStyle style) {
        return of(content.table());
    }

    @Override
    public String of(Table table) {
        return Csv.of(table);
    }
}
