package dev.roofline.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * A file that stands beside the one that is read and would change what is made of it.
 *
 * @param name without the folder
 * @param path as the user would name it
 * @param source empty of a file that is known by its name alone
 */
public record SideFile(String name, String path, Optional<SourceFile> source) {
    public SideFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(path);
        Objects.requireNonNull(source);
    }
}
