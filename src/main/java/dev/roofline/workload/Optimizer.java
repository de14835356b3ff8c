package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** What turns gradients into new weights, with what it keeps of each parameter beside a master copy, in fp32. */
public enum Optimizer implements Labelled {
    /** Two moments (Kingma, Ba, arXiv 1412.6980; decoupled weight decay, arXiv 1711.05101). */
    ADAM(2),
    /** One moment. */
    MOMENTUM(1),
    SGD(0);

    private static final int NUMBER_BYTES = 4;

    private final int moments;

    Optimizer(int moments) {
        this.moments = moments;
    }

    /** Bytes a parameter without the master copy. */
    public int momentBytes() {
        return moments * NUMBER_BYTES;
    }
}
