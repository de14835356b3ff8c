package dev.roofline.hardware;

/** A limit of a machine: a rate of compute, of a memory or of a link. */
public sealed interface Ceiling permits ComputeCeiling, MemoryLevel, Interconnect {
    /** What a person calls it, such as {@code matrix fp16} or {@code HBM2e}. */
    String label();

    Provenance provenance();
}
