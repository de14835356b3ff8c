package dev.roofline.render;

import dev.roofline.draw.Screen;
import dev.roofline.report.Table;

/** Rows in base units under the contract's columns: one header, no totals, nothing else. */
public record CsvFormat(DecimalMark decimal) implements TableFormat {
    @Override
    public String of(CommandOutput content, Screen screen) {
        return of(content.table(), screen);
    }

    @Override
    public String of(Table table, Screen screen) {
        return Csv.of(table, decimal);
    }
}
