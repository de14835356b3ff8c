package dev.roofline.model;

import java.util.List;

/** How well a model is known: how sure its numbers are, where they are from, and what is to be known of them. */
public record ModelEvidence(String confidence, List<String> sources, List<String> notes) {
    public ModelEvidence {
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    public ModelEvidence(String confidence) {
        this(confidence, List.of(), List.of());
    }
}
