package dev.roofline.model;

/** What a checkpoint stores beside the model's parameters, such as masks. */
public record StoredExtra(String name, long elements) {
    public StoredExtra {
        if (elements < 1) {
            throw new IllegalArgumentException("a stored extra has elements");
        }
    }
}
