package dev.roofline.workload;

import java.util.Objects;

/** The number formats of a pass, and which of its tensors never reach the memory. */
public record Numerics(Precision precision, Fusion fusion) {
    public Numerics {
        Objects.requireNonNull(precision);
        Objects.requireNonNull(fusion);
    }
}
