package dev.roofline.cli;

import dev.roofline.draw.Screen;

/** What the launcher found out about the terminal, which it alone can: whether a stream is one, and how wide. */
final class Terminal {
    private Terminal() {}

    /** Columns of standard output; {@link Screen#UNBOUNDED} where that is a file or a pipe. */
    static int columns() {
        return columns("roofline.columns");
    }

    /** Columns of the stream of messages; {@link Screen#UNBOUNDED} where that is a file or a pipe. */
    static int columnsOfMessages() {
        return columns("roofline.messages");
    }

    private static int columns(String property) {
        Integer columns = Integer.getInteger(property);
        return columns == null ? Screen.UNBOUNDED : Screen.fitted(columns);
    }

    static boolean hasColour() {
        return Boolean.getBoolean("roofline.colour");
    }
}
