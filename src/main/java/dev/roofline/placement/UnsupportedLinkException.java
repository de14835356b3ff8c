package dev.roofline.placement;

/** The machine has no link over which a group of devices could exchange; the message says which it has. */
public final class UnsupportedLinkException extends UnsupportedMachineException {
    private static final long serialVersionUID = 1L;

    public UnsupportedLinkException(String message) {
        super(message);
    }
}
