package dev.roofline.hardware;

import java.util.List;

/**
 * What a device is called, and what it is sold as.
 *
 * @param id the name on the command line: the file's name without its ending
 * @param kind such as {@code gpu}
 * @param released {@code YYYY-MM}, or the year alone where no more is known; empty where it is not said
 */
public record HardwareIdentity(
        String id, String name, List<String> aliases, String vendor, String kind, Market market, String released) {
    public HardwareIdentity {
        aliases = List.copyOf(aliases);
    }

    /** One of a single name. */
    public HardwareIdentity(String id, String name, String vendor, String kind, Market market, String released) {
        this(id, name, List.of(), vendor, kind, market, released);
    }
}
