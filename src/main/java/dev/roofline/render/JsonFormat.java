package dev.roofline.render;

import dev.roofline.draw.Screen;
import dev.roofline.report.Sheet;
import dev.roofline.report.Table;

/** All that is known, named. */
public final class JsonFormat implements TableFormat {
    @Override
    public String of(CommandOutput content, Screen screen) {
        return content.json();
    }

    @Override
    public String of(Table table, Screen screen) {
        return JsonText.of(table);
    }

    @Override
    public String of(Sheet sheet, Screen screen) {
        return JsonText.of(sheet.entries());
    }
}
