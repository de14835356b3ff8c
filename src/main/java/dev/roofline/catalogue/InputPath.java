package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Problem;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SourceReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that the user means: the one named, or the {@code config.json} of the folder named.
 *
 * @param text what problems call it
 */
public record InputPath(Path file, String text) {
    private static final String CONFIG = "config.json";

    /**
     * The file of a text; of a folder, its config.json.
     *
     * @throws java.nio.file.InvalidPathException where the text is no path on this system
     */
    public static InputPath of(String text) {
        Path path = Path.of(text);
        if (!Files.isDirectory(path)) {
            return new InputPath(path, text);
        }
        String separator = text.endsWith("/") || text.endsWith("\\") ? "" : "/";
        return new InputPath(path.resolve(CONFIG), text + separator + CONFIG);
    }

    /** The path that a text is meant to be, whether or not there is a file; empty for a text that is a name. */
    static Optional<InputPath> meant(String text) {
        try {
            Path path = Path.of(text);
            boolean meant = text.indexOf('/') >= 0
                    || text.indexOf('\\') >= 0
                    || text.endsWith(CatalogueIndex.ENDING)
                    || (!text.isEmpty() && Files.exists(path));
            return meant ? Optional.of(InputPath.of(text)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether this is the config.json of a folder. */
    boolean isConfig() {
        return file.endsWith(CONFIG);
    }

    /** What problems call another file of the folder. */
    String beside(String name) {
        return text.substring(0, Math.max(text.lastIndexOf('/', text.length() - 2), text.lastIndexOf('\\')) + 1) + name;
    }

    /**
     * The text of the file.
     *
     * @throws InvalidInputException where it cannot be read
     */
    public SourceFile read() {
        Path folder = file.getParent();
        if (file.endsWith(CONFIG) && folder != null && Files.isDirectory(folder) && !Files.exists(file)) {
            throw new InvalidInputException(Problem.ofInput(
                    text + ": there is no such file; of a folder, the config.json in it is read", Optional.empty()));
        }
        return SourceReader.read(file, text);
    }

    /** What the model or machine is called: the file's name without its ending, of a config.json its folder's. */
    String id() {
        Path named = file;
        Path folder = file.getParent();
        if (file.endsWith(CONFIG) && folder != null && !isDots(folder.getFileName())) {
            named = folder;
        }
        String name = named.getNameCount() == 0 ? "" : named.getFileName().toString();
        return name.endsWith(CatalogueIndex.ENDING)
                ? name.substring(0, name.length() - CatalogueIndex.ENDING.length())
                : name;
    }

    private static boolean isDots(@Nullable Path name) {
        return name == null || name.toString().equals(".") || name.toString().equals("..");
    }
}
