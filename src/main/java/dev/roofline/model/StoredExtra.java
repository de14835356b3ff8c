package dev.roofline.model;

import java.util.Objects;

/** What a checkpoint stores beside the model's parameters, such as masks. */
public record StoredExtra(String name, long elements) {
    public StoredExtra {
        Objects.requireNonNull(name);
        if (elements < 1) {
            throw new IllegalArgumentException("a stored extra has elements");
        }
    }
}
