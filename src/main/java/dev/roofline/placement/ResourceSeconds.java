package dev.roofline.placement;

/** Seconds by the resource that they are of. */
public record ResourceSeconds(double compute, double memory, double network) {
    public static final ResourceSeconds ZERO = new ResourceSeconds(0, 0, 0);

    /** Seconds of one resource, none of the others. */
    static ResourceSeconds only(Bound resource, double seconds) {
        return switch (resource) {
            case COMPUTE -> new ResourceSeconds(seconds, 0, 0);
            case MEMORY -> new ResourceSeconds(0, seconds, 0);
            case NETWORK -> new ResourceSeconds(0, 0, seconds);
        };
    }

    /** Seconds of a resource, or of the memory where that takes longer. */
    static ResourceSeconds longer(Bound resource, double seconds, double memory) {
        return seconds >= memory ? only(resource, seconds) : only(Bound.MEMORY, memory);
    }

    public double of(Bound resource) {
        return switch (resource) {
            case COMPUTE -> compute;
            case MEMORY -> memory;
            case NETWORK -> network;
        };
    }

    public double sum() {
        return compute + memory + network;
    }

    ResourceSeconds plus(ResourceSeconds other) {
        return new ResourceSeconds(compute + other.compute, memory + other.memory, network + other.network);
    }

    ResourceSeconds times(double factor) {
        return new ResourceSeconds(compute * factor, memory * factor, network * factor);
    }
}
