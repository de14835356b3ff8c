package dev.roofline.report;

import java.util.Objects;
import java.util.Optional;

/**
 * A file that a report was made from.
 *
 * @param role {@code model} or {@code hardware}; {@code draft} or {@code prefill hw} of what helps them
 * @param id name on the command line
 * @param name name in full
 * @param origin catalogue entry or path, as the user named it
 * @param sha256 of the file's bytes in lower-case hexadecimal digits, where the report is to carry it
 */
public record Input(String role, String id, String name, String origin, Optional<String> sha256) {
    public Input {
        Objects.requireNonNull(role);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(sha256);
    }
}
