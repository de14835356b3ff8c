package dev.roofline.cli;

/** The report could not be written where it should go: exit 3. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputException(String message) {
        super(message);
    }
}
