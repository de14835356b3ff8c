package dev.roofline.hardware;

import dev.roofline.units.Labelled;

/** Whom a machine is sold to: growth over years is that of machines of one market. */
public enum Market implements Labelled {
    SERVER,
    WORKSTATION,
    CONSUMER,
    EDGE
}
