package dev.roofline.workload;

/**
 * Which inputs a training step keeps for its backward pass.
 *
 * @param sequenceParallel whether tensor ranks divide norms, residuals and kept inputs along the sequence
 * @param dropout whether the masks of dropout are kept, on scores, after attention and after the feed-forward
 */
public record ActivationPolicy(Recomputation recomputation, boolean sequenceParallel, boolean dropout) {}
