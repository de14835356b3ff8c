package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SourceReader;
import dev.roofline.specfile.SpecFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A directory of the user's own files. */
final class SpecDirectory {
    private final List<String> ids;

    /** Of each id the file as the directory lists it: of a name that is not UTF-8 no text leads back to the file. */
    private final Map<String, Path> files;

    private SpecDirectory(List<String> ids, Map<String, Path> files) {
        this.ids = ids;
        this.files = files;
    }

    /** @throws InvalidInputException where there is no such directory */
    static SpecDirectory open(Path path) {
        if (!Files.isDirectory(path)) {
            String message =
                    Files.exists(path) ? "this is a file; a directory is expected" : "there is no such directory";
            throw new InvalidInputException(Problem.ofFile(path.toString(), message));
        }
        Map<String, Path> listed = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(CatalogueIndex.ENDING) && !Files.isDirectory(file)) {
                    String id = name.substring(0, name.length() - CatalogueIndex.ENDING.length());
                    Path other = listed.get(id);
                    // Names that are not UTF-8 may look alike.
                    if (other == null || file.compareTo(other) < 0) {
                        listed.put(id, file);
                    }
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    Problem.ofFile(path.toString(), "the directory cannot be read: " + e.getMessage()));
        }
        List<String> ids = new ArrayList<>(listed.keySet());
        Collections.sort(ids);
        return new SpecDirectory(ids, listed);
    }

    /** Names of the files without {@code .json}, sorted. */
    List<String> ids() {
        return ids;
    }

    Path file(String id) {
        return Objects.requireNonNull(files.get(id));
    }

    /** The file of this name. */
    Optional<String> named(String name) {
        for (String id : ids) {
            if (id.equalsIgnoreCase(name)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /**
     * The first file with this alias, for which each is read.
     *
     * @param unreadable where problems of files go that cannot be searched
     */
    Optional<String> aliased(String name, List<Problem> unreadable) {
        for (String id : ids) {
            try {
                for (JsonString alias : CatalogueIndex.aliases(parsed(id))) {
                    if (alias.value().equalsIgnoreCase(name)) {
                        return Optional.of(id);
                    }
                }
            } catch (InvalidInputException e) {
                unreadable.addAll(e.problems());
            }
        }
        return Optional.empty();
    }

    /** @throws InvalidInputException where the file is not JSON */
    JsonNode parsed(String id) {
        SourceFile source = SourceReader.read(file(id), file(id).toString());
        return SpecFile.document(LocatedJson.parse(source, new Problems()));
    }
}
