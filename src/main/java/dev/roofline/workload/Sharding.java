package dev.roofline.workload;

import dev.roofline.units.Labelled;
import java.util.Optional;

/**
 * What replicas divide among them of what each would keep whole (ZeRO, Rajbhandari et al., arXiv 1910.02054). Each stage
 * divides what the one before it does, and more.
 */
public enum Sharding implements Labelled {
    NONE,
    OPTIMIZER,
    GRADIENTS,
    /** FullyShardedDataParallel of PyTorch divides the same (Zhao et al., arXiv 2304.11277). */
    PARAMETERS;

    /** The stage by its number. */
    @Override
    public String label() {
        return this == NONE ? "0" : this == OPTIMIZER ? "1" : this == GRADIENTS ? "2" : "3";
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
            if (sharding.label().equals(text)) {
                return Optional.of(sharding);
            }
        }
        return Optional.empty();
    }
}
