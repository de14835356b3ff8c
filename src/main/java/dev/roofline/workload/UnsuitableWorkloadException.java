package dev.roofline.workload;

/** The options ask for something that the model cannot do, or contradict each other. */
public final class UnsuitableWorkloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsuitableWorkloadException(String message) {
        super(message);
    }
}
