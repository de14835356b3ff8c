package dev.roofline.render;

import dev.roofline.draw.Screen;
import dev.roofline.report.Sheet;
import dev.roofline.report.Table;

/** Gives what a command says its layout; computes nothing and only rounds. */
public interface Format {
    /**
     * What a command says, in this format.
     *
     * @param screen that it is written to
     */
    String of(CommandOutput content, Screen screen);

    /** Whether it writes what has no picture: lists and sheets. */
    default boolean writesTables() {
        return false;
    }

    /**
     * A list in this format.
     *
     * @throws IllegalStateException for a format of pictures
     */
    default String of(Table table, Screen screen) {
        throw new IllegalStateException("a list has no picture");
    }

    default String of(Sheet sheet, Screen screen) {
        return of(sheet.table(), screen);
    }
}
