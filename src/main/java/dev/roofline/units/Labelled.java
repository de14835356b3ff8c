package dev.roofline.units;

import java.util.Locale;
import java.util.Optional;

/** One of a few things that stand in files, on the command line and in reports by a word. */
public interface Labelled {
    /** The name in the code, which every enum has. */
    String name();

    /** The one of some that has a label. */
    static <E extends Labelled> Optional<E> of(E[] all, String label) {
        for (E each : all) {
            if (each.label().equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
