package dev.roofline.render;

import dev.roofline.draw.Screen;
import dev.roofline.report.Table;

/** A format that writes what has no picture too. */
interface TableFormat extends Format {
    @Override
    default boolean writesTables() {
        return true;
    }

    @Override
    String of(Table table, Screen screen);
}
