package dev.roofline.hardware;

import dev.roofline.units.Labelled;

/** Why a machine has no peak for matrix products in 16 bits, which accelerators have had since 2018. */
public record NoSixteenBits(State state, Provenance provenance) {
    /** What is known of the peak. */
    public enum State implements Labelled {
        /** The machine multiplies in other formats alone. */
        NONE,
        /** It may have one that nobody has printed. */
        UNPUBLISHED
    }
}
