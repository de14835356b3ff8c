package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** The matrices that a model's own files hold in another format than the rest: never biases, norms, convolutions, routers. */
public record Quantization(TensorFormat format, Set<Part> parts) {
    /** Matrices that may be quantised together. */
    public enum Part {
        ATTENTION("attention"),
        /** Dense and shared feed-forwards. */
        FEED_FORWARD("feed_forward"),
        /** Routed experts. */
        EXPERTS("experts"),
        /** The table of the vocabulary's rows, and a head that is tied to it. */
        EMBEDDING("embedding"),
        /** The head's matrix, and an embedding that it is tied to. */
        HEAD("head");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Quantization {
        Objects.requireNonNull(format);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts of a model are quantised");
        }
        parts = Set.copyOf(EnumSet.copyOf(parts));
    }
}
