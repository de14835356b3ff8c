package dev.roofline.cli;

/** The exit codes that scripts may rely on. */
final class ExitCode {
    static final int DONE = 0;
    /** A bug of this tool. */
    static final int BUG = 1;

    static final int WRONG_COMMAND_LINE = 2;
    /** Bad or missing input, or output that could not be written. */
    static final int BAD_INPUT = 3;
    /** The report was made, and a requirement that the user asked for is false. */
    static final int REQUIREMENT_FALSE = 4;

    private ExitCode() {}
}
