package dev.roofline.spec;

import java.util.Optional;

/** Makes a value of a parsed file. */
public interface SpecReader<T> {
    /**
     * Reads a document.
     *
     * @param id name on the command line
     * @param problems where everything goes that is wrong or doubtful
     * @return empty where an error was reported
     */
    Optional<T> read(JsonNode root, String id, Problems problems);
}
