package dev.roofline.render;

import dev.roofline.draw.TerminalStyle;
import dev.roofline.report.Sheet;
import dev.roofline.report.Table;

/** All that is known, named. */
public final class JsonFormat implements TableFormat {
    @Override
    public String of(CommandOutput content, TerminalStyle style) {
        return content.json();
    }

    @Override
    public String of(Table table) {
        return JsonText.of(table);
    }

    @Override
    public String of(Sheet sheet) {
        return JsonText.of(sheet.entries());
    }
}
