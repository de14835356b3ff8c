package dev.roofline.hardware;

import java.util.Locale;

/** Whom a machine is sold to: growth over years is that of machines of one market. */
public enum Market {
    SERVER,
    WORKSTATION,
    CONSUMER,
    EDGE;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
