package dev.roofline.placement;

/** The machine lacks what the work needs; the message says what it has. */
public abstract class UnsupportedMachineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedMachineException(String message) {
        super(message);
    }
}
