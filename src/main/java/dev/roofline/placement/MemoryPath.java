package dev.roofline.placement;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.operator.Traffic;
import dev.roofline.units.Bandwidth;
import java.util.Optional;

/**
 * The way of tensors to the units: through the device's main memory, and of what the host keeps over the host link too,
 * at once, so that the slower of the two decides.
 *
 * @param main bandwidth of the device's memory
 * @param host the host link; empty where nothing is kept there
 * @param weights share of the parameters that the host keeps
 * @param cache share of the cache that it keeps
 */
public record MemoryPath(Bandwidth main, Optional<Interconnect> host, double weights, double cache) {
    /**
     * The path of a machine.
     *
     * @param weights share of the parameters that the host keeps, 0 to 1
     * @throws UnsupportedLinkException where something is kept in the host's memory and no link leads there
     */
    public static MemoryPath of(HardwareProfile hardware, double weights, double cache) {
        if (weights == 0 && cache == 0) {
            return new MemoryPath(hardware.mainBandwidth(), Optional.empty(), 0, 0);
        }
        return new MemoryPath(hardware.mainBandwidth(), Optional.of(hostLink(hardware)), weights, cache);
    }

    /**
     * Of operators that say themselves what of theirs crosses the host link.
     *
     * @throws UnsupportedLinkException where no link leads to a host's memory
     */
    public static MemoryPath withHost(HardwareProfile hardware) {
        return new MemoryPath(hardware.mainBandwidth(), Optional.of(hostLink(hardware)), 0, 0);
    }

    private static Interconnect hostLink(HardwareProfile hardware) {
        return hardware.link(Interconnect.Kind.HOST)
                .orElseThrow(() -> new UnsupportedLinkException(
                        hardware.name() + " has no link to a host's memory: nothing can be offloaded to it"));
    }

    /** Bytes that come over the host link. */
    public double hostBytes(Traffic traffic) {
        return traffic.weight() * weights + traffic.kv() * cache + traffic.host();
    }

    public double mainSeconds(Traffic traffic) {
        return traffic.total() / main.bytesPerSecond();
    }

    public double hostSeconds(Traffic traffic) {
        return host.isPresent() ? hostBytes(traffic) / host.get().bandwidth().bytesPerSecond() : 0;
    }

    /** Bytes a second at which all of it comes: less than the memory's bandwidth where the host link is the slower way. */
    public Bandwidth effective(Traffic traffic) {
        double hostSeconds = hostSeconds(traffic);
        return hostSeconds > mainSeconds(traffic) && traffic.total() > 0
                ? new Bandwidth(traffic.total() / hostSeconds)
                : main;
    }

    public double seconds(Traffic traffic) {
        return Math.max(mainSeconds(traffic), hostSeconds(traffic));
    }
}
