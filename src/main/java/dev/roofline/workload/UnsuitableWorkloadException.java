package dev.roofline.workload;

/** The options ask for something that the model cannot do, or contradict each other. */
public final class UnsuitableWorkloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public UnsuitableWorkloadException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /** @param sentence that says it all */
    public UnsuitableWorkloadException(String sentence) {
        this(Refusal.ofSentence(sentence));
    }

    public Refusal refusal() {
        return refusal;
    }
}
