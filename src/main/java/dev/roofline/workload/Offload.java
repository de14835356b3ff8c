package dev.roofline.workload;

/**
 * What is kept in the host's memory instead of the device's, and comes over the host link each time it is read or goes
 * over it when it is written.
 *
 * @param weights share of the parameters, 0 to 1
 * @param cache share of keys, values, latents and states, 0 to 1
 */
public record Offload(double weights, double cache) {
    public static final Offload NONE = new Offload(0, 0);

    public Offload {
        if (!(weights >= 0 && weights <= 1 && cache >= 0 && cache <= 1)) {
            throw new IllegalArgumentException("what is offloaded is a share from 0 to 1");
        }
    }

    public boolean isNone() {
        return weights == 0 && cache == 0;
    }
}
