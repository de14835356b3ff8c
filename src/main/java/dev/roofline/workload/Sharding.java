package dev.roofline.workload;

import java.util.Optional;

/**
 * What replicas divide among them of what each would keep whole (ZeRO, Rajbhandari et al., arXiv 1910.02054). Each stage
 * divides what the one before it does, and more.
 */
public enum Sharding {
    NONE(
            "0",
            "every replica keeps all of weights, gradients and optimiser states; gradients are all-reduced once a step"),
    OPTIMIZER("1", "optimiser states are divided; gradients are reduce-scattered and weights gathered once a step"),
    GRADIENTS(
            "2",
            "gradients and optimiser states are divided; gradients are reduce-scattered after each micro-batch, weights gathered once a step"),
    /** FullyShardedDataParallel of PyTorch divides the same (Zhao et al., arXiv 2304.11277). */
    PARAMETERS(
            "3",
            "weights, gradients and optimiser states are divided; weights are gathered layer by layer in each forward and backward pass, gradients reduce-scattered after each micro-batch");

    private final String label;
    private final String meaning;

    Sharding(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public boolean dividesOptimizer() {
        return this != NONE;
    }

    public boolean dividesGradients() {
        return this == GRADIENTS || this == PARAMETERS;
    }

    public boolean dividesParameters() {
        return this == PARAMETERS;
    }

    /** The stage of a number, or {@code fsdp}. */
    public static Optional<Sharding> parse(String text) {
        if (text.equals("fsdp")) {
            return Optional.of(PARAMETERS);
        }
        for (Sharding sharding : values()) {
            if (sharding.label.equals(text)) {
                return Optional.of(sharding);
            }
        }
        return Optional.empty();
    }
}
