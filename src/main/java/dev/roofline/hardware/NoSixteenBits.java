package dev.roofline.hardware;

import java.util.Locale;
import java.util.Objects;

/** Why a machine has no peak for matrix products in 16 bits, which accelerators have had since 2018. */
public record NoSixteenBits(State state, Provenance provenance) {
    /** What is known of the peak. */
    public enum State {
        /** The machine multiplies in other formats alone. */
        NONE,
        /** It may have one that nobody has printed. */
        UNPUBLISHED;

        private final String label = name().toLowerCase(Locale.ROOT);

        public String label() {
            return label;
        }
    }

    public NoSixteenBits {
        Objects.requireNonNull(state);
        Objects.requireNonNull(provenance);
    }
}
