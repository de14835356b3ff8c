package dev.roofline.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a name leads to, through as many links as there are. */
final class LinkedFile {
    /** As many as Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private LinkedFile() {}

    /**
     * Follows links, the last of which may lead to a file that is not there yet.
     *
     * @return an absolute path that is no link itself
     * @throws FileSystemLoopException where links lead in a circle
     */
    static Path of(Path name) throws IOException {
        Path file = name.toAbsolutePath();
        for (int i = 0; i < MOST_LINKS; i++) {
            file = inItsDirectory(file);
            if (!Files.isSymbolicLink(file)) {
                return file;
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        throw new FileSystemLoopException(name.toString());
    }

    /** The same with the links of its directory resolved: a way up from a linked directory is one from where it lies. */
    private static Path inItsDirectory(Path file) throws IOException {
        if (file.getParent() == null || file.getFileName() == null) {
            return file;
        }
        Path directory = file.getParent();
        try {
            return directory.toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            if (circles(directory)) {
                throw new FileSystemLoopException(file.toString());
            }
            throw e;
        }
    }

    /** Whether a part of a path is a link that leads through more links than are followed. */
    private static boolean circles(Path path) throws IOException {
        for (Path part = path; part != null; part = part.getParent()) {
            Path at = part;
            int links = 0;
            while (Files.isSymbolicLink(at)) {
                if (++links > MOST_LINKS) {
                    return true;
                }
                at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
            }
        }
        return false;
    }
}
