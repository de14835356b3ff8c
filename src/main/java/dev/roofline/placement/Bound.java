package dev.roofline.placement;

import dev.roofline.units.Labelled;

/** The resource that a time is spent on. */
public enum Bound implements Labelled {
    COMPUTE,
    MEMORY,
    NETWORK
}
