package dev.roofline.render;

import dev.roofline.draw.Ink;
import dev.roofline.draw.Screen;
import dev.roofline.report.Document;
import dev.roofline.units.Setting;
import java.util.List;

/** What a screen has no room for: the reader is told once, and again where another table lacks others. */
final class Omissions {
    private static final Setting ALL_ROWS = new Setting("all-rows");
    private static final Setting FORMAT = new Setting("format");

    private List<String> told = List.of();

    /** Columns of a table just written. */
    void columns(List<String> leftOut, ScreenText text) {
        if (leftOut.isEmpty() || leftOut.equals(told)) {
            return;
        }
        text.line(
                "hidden for want of room: " + String.join(", ", leftOut)
                        + (told.isEmpty() ? " (a wider terminal or " + FORMAT + " csv shows them)" : ""),
                Ink.FAINT);
        told = leftOut;
    }

    /** The rows of a table that take no time, in one line, where they are not shown. */
    static void fold(Document.Part part, Screen screen, ScreenText text) {
        if (screen.hasAllRows() || part.idle().isEmpty()) {
            return;
        }
        List<String> names = part.idleNames();
        int rows = part.idle().size();
        text.line(
                rows + (rows == 1 ? " row" : " rows") + " without time of " + (rows == 1 ? "its" : "their")
                        + " own hidden (" + ALL_ROWS + " shows them)"
                        + (names.isEmpty() ? "" : ": " + String.join(", ", names)),
                Ink.FAINT);
    }
}
