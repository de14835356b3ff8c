package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** A convention of counting FLOPs and bytes. */
public enum Counting implements Labelled {
    /** The project's own: a product is 2mnk, every tensor moves once. */
    STANDARD,
    /** The one that reproduces the tables of arXiv 2302.14017. */
    SURVEY
}
