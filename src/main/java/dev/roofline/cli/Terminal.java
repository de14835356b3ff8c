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

    /** What help is written to: a file or a pipe takes lines as a terminal of usual width does. */
    static Screen screenOfHelp() {
        return screen(columns(), hasColour());
    }

    /** The same where it is written to the stream of messages. */
    static Screen screenOfMessages() {
        return screen(columnsOfMessages(), false);
    }

    private static Screen screen(int columns, boolean colour) {
        return new Screen(false, colour, columns == Screen.UNBOUNDED ? Screen.USUAL : columns, true, true);
    }

    static boolean hasColour() {
        return Boolean.getBoolean("roofline.colour");
    }
}
