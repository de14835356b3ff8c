package dev.roofline.workload;

/** The number formats of a pass, and which of its tensors never reach the memory. */
public record Numerics(Precision precision, Fusion fusion) {}
