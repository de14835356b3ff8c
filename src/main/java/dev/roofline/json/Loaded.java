package dev.roofline.json;

import java.util.List;

/**
 * What a file was read to.
 *
 * @param origin {@code catalogue:gpt2}, or the path as the user gave it
 * @param content the file's bytes
 * @param beside the files that were read with it
 * @param warnings what is doubtful in the file
 */
public record Loaded<T>(T value, String origin, Content content, List<SourceFile> beside, List<Problem> warnings) {
    public Loaded {
        beside = List.copyOf(beside);
        warnings = List.copyOf(warnings);
    }

    /** A file that is read by itself. */
    public Loaded(T value, String origin, Content content, List<Problem> warnings) {
        this(value, origin, content, List.of(), warnings);
    }

    /** SHA-256 of the file's bytes in lower-case hexadecimal digits. */
    public String sha256() {
        return content.sha256();
    }
}
