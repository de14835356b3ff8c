package dev.roofline.catalogue;

import dev.roofline.spec.InvalidInputException;
import dev.roofline.spec.JsonNode.JsonText;
import dev.roofline.spec.JsonNode;
import dev.roofline.spec.LocatedJson;
import dev.roofline.spec.Problem;
import dev.roofline.spec.Problems;
import dev.roofline.spec.SourceFile;
import dev.roofline.spec.SourceReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A directory of the user's own files. */
final class SpecDirectory {
    private final Path path;
    private final List<String> ids;

    private SpecDirectory(Path path, List<String> ids) {
        this.path = path;
        this.ids = ids;
    }

    /** @throws InvalidInputException where there is no such directory */
    static SpecDirectory open(Path path) {
        if (!Files.isDirectory(path)) {
            String message = Files.exists(path) ? "this is a file; a directory is expected" : "there is no such directory";
            throw new InvalidInputException(Problem.ofFile(path.toString(), message));
        }
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(CatalogueIndex.ENDING) && !Files.isDirectory(file)) {
                    ids.add(name.substring(0, name.length() - CatalogueIndex.ENDING.length()));
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(Problem.ofFile(path.toString(), "the directory cannot be read: " + e.getMessage()));
        }
        Collections.sort(ids);
        return new SpecDirectory(path, ids);
    }

    /** Names of the files without {@code .json}, sorted. */
    List<String> ids() {
        return ids;
    }

    Path file(String id) {
        return path.resolve(id + CatalogueIndex.ENDING);
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
                for (JsonText alias : CatalogueIndex.aliases(parsed(id))) {
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
        return LocatedJson.parse(source, new Problems());
    }
}
