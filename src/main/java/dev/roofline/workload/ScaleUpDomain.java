package dev.roofline.workload;

/**
 * Devices that a machine's own links join.
 *
 * @param devices 1 where a device has no such link
 * @param name what they are together, such as {@code DGX H100 node}; empty where nobody says
 */
public record ScaleUpDomain(long devices, String name) {
    public ScaleUpDomain {
        if (devices < 1) {
            throw new IllegalArgumentException("a domain has a device: " + devices);
        }
    }
}
