package dev.roofline.json;

import java.util.Optional;

/**
 * A file that stands beside the one that is read and would change what is made of it.
 *
 * @param name without the folder
 * @param path as the user would name it
 * @param regular whether it is a file that can be read to its end: no directory, pipe or device, nor a link to one or to
 *     nothing, as a cache has it whose file is missing
 * @param source empty of a file that is known by its name alone
 */
public record SideFile(String name, String path, boolean regular, Optional<SourceFile> source) {
    public SideFile {
        if (!regular && source.isPresent()) {
            throw new IllegalArgumentException("only a regular file is read");
        }
    }
}
