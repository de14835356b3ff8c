package dev.roofline.json;

/** Ends the reading of an object in which something was reported, of which nothing may be made. */
public final class UnsoundException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsoundException() {
        super("something was reported", null, false, false);
    }
}
