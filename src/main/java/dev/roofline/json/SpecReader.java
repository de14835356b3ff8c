package dev.roofline.json;

import java.util.List;
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

    /** Reads a document with the files that stand beside it, for which most readers have no use. */
    default Optional<T> read(JsonNode root, List<SideFile> beside, String id, Problems problems) {
        return read(root, id, problems);
    }

    /** Whether a document may extend another, which is put in its place before. */
    default boolean extendsOthers() {
        return false;
    }

    /** Whether files beside the document change what is read. */
    default boolean looksBeside() {
        return false;
    }
}
