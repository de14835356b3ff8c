package dev.roofline.workload;

/**
 * What is kept in the host's memory instead of the device's, and comes over the host link each time it is read or goes
 * over it when it is written. What an optimizer keeps stays with the host, which makes the new weights: gradients go there,
 * and weights come back (ZeRO-Offload, arXiv 2101.06840, section 3).
 *
 * @param weights share of the parameters, 0 to 1
 * @param cache share of keys, values, latents and states, 0 to 1
 * @param optimizer share of the states of the parameters in training, 0 to 1
 */
public record Offload(double weights, double cache, double optimizer) {
    public static final Offload NONE = new Offload(0, 0, 0);

    public Offload {
        if (!isShare(weights) || !isShare(cache) || !isShare(optimizer)) {
            throw new IllegalArgumentException("what is offloaded is a share from 0 to 1");
        }
    }

    /** Of inference. */
    public Offload(double weights, double cache) {
        this(weights, cache, 0);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    public boolean isNone() {
        return weights == 0 && cache == 0 && optimizer == 0;
    }
}
