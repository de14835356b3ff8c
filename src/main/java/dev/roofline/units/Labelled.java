package dev.roofline.units;

import java.util.Locale;

/** One of a few things that stand in files, on the command line and in reports by a word. */
public interface Labelled {
    /** The name in the code, which every enum has. */
    String name();

    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
