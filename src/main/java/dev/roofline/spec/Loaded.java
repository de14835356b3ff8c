package dev.roofline.spec;

import java.util.List;
import java.util.Objects;

/**
 * What a file was read to.
 *
 * @param origin {@code catalogue:gpt2}, or the path as the user gave it
 * @param sha256 of the file's bytes, in lower-case hexadecimal digits
 * @param warnings what is doubtful in the file
 */
public record Loaded<T>(T value, String origin, String sha256, List<Problem> warnings) {
    public Loaded {
        Objects.requireNonNull(value);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(sha256);
        warnings = List.copyOf(warnings);
    }
}
