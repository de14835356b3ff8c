package dev.roofline.placement;

/** The machine has no peak under which work of a format could run; the message says which it has. */
public final class UnsupportedFormatException extends UnsupportedMachineException {
    private static final long serialVersionUID = 1L;

    UnsupportedFormatException(String message) {
        super(message);
    }
}
