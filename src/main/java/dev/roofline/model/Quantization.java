package dev.roofline.model;

import dev.roofline.units.Labelled;
import dev.roofline.units.TensorFormat;
import java.util.EnumSet;
import java.util.Set;

/** The matrices that a model's own files hold in another format than the rest: never biases, norms, convolutions, routers. */
public record Quantization(TensorFormat format, Set<Part> parts) {
    /** Matrices that may be quantised together. */
    public enum Part implements Labelled {
        ATTENTION,
        /** Dense and shared feed-forwards. */
        FEED_FORWARD,
        /** Routed experts. */
        EXPERTS,
        /** The table of the vocabulary's rows, and a head that is tied to it. */
        EMBEDDING,
        /** The head's matrix, and an embedding that it is tied to. */
        HEAD
    }

    public Quantization {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts of a model are quantised");
        }
        parts = Set.copyOf(EnumSet.copyOf(parts));
    }
}
