package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Problem;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of one kind that have names: those of the user's directories, then the shipped ones.
 *
 * @param folder of the shipped files among the tool's resources
 */
record NamedFiles(String folder, List<SpecDirectory> directories, CatalogueIndex shipped) {
    private static final String ROOT = "/roofline/";

    /** One of them as it stands. */
    record NamedFile(String id, SourceFile source) {}

    /** @throws InvalidInputException where a directory does not exist */
    static NamedFiles of(String kind, List<Path> directories) {
        List<SpecDirectory> opened = new ArrayList<>();
        for (Path path : directories) {
            opened.add(SpecDirectory.open(path));
        }
        String folder = ROOT + kind + "/";
        String index = new String(resource(folder + CatalogueIndex.FILE), StandardCharsets.UTF_8);
        return new NamedFiles(folder, opened, CatalogueIndex.parse(index));
    }

    /**
     * The file of a name or an alias, in any case of letters; a path is none.
     *
     * @param without files that are passed over, by what problems call them
     * @param unreadable where problems of files go that cannot be searched
     * @throws InvalidInputException where the file cannot be read
     */
    Optional<NamedFile> find(String name, List<String> without, List<Problem> unreadable) {
        for (SpecDirectory directory : directories) {
            Optional<String> id = directory.named(name);
            if (id.isEmpty()) {
                id = directory.aliased(name, unreadable);
            }
            if (id.isPresent() && !without.contains(directory.file(id.get()).toString())) {
                return Optional.of(own(directory, id.get()));
            }
        }
        for (CatalogueIndex.IndexEntry entry : shipped.entries()) {
            if (entry.isCalled(name)) {
                return Optional.of(shipped(entry.id()));
            }
        }
        return Optional.empty();
    }

    /** The id that a name in other words stands for: with blanks or underscores, a maker's name before it, or the Hub's. */
    Optional<String> speltOtherwise(String name) {
        String spelt = CatalogueIndex.spelt(name);
        for (String wanted : List.of(spelt, CatalogueIndex.withoutMaker(spelt))) {
            for (SpecDirectory directory : directories) {
                if (directory.named(wanted).isPresent() && !wanted.equalsIgnoreCase(name)) {
                    return directory.named(wanted);
                }
            }
            for (CatalogueIndex.IndexEntry entry : shipped.entries()) {
                if (entry.isSpelt(wanted)) {
                    return Optional.of(entry.id());
                }
            }
        }
        return Optional.empty();
    }

    boolean knows(String name) {
        for (SpecDirectory directory : directories) {
            if (directory.named(name).isPresent()
                    || directory.aliased(name, new ArrayList<>()).isPresent()) {
                return true;
            }
        }
        for (CatalogueIndex.IndexEntry entry : shipped.entries()) {
            if (entry.isCalled(name)) {
                return true;
            }
        }
        return false;
    }

    /** Every name and shipped alias. */
    List<String> names() {
        List<String> names = ids();
        for (CatalogueIndex.IndexEntry entry : shipped.entries()) {
            names.addAll(entry.aliases());
        }
        return names;
    }

    /** The names of the user's own files, then of the shipped ones that they do not stand in for; each sorted. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (SpecDirectory directory : directories) {
            for (String id : directory.ids()) {
                addNew(ids, id);
            }
        }
        for (CatalogueIndex.IndexEntry entry : shipped.entries()) {
            addNew(ids, entry.id());
        }
        return ids;
    }

    private static void addNew(List<String> ids, String id) {
        for (String known : ids) {
            if (known.equalsIgnoreCase(id)) {
                return;
            }
        }
        ids.add(id);
    }

    /**
     * One of {@link #ids}.
     *
     * @throws InvalidInputException where it cannot be read
     */
    SourceFile file(String id) {
        for (SpecDirectory directory : directories) {
            if (directory.ids().contains(id)) {
                return own(directory, id).source();
            }
        }
        return shipped(id).source();
    }

    private static NamedFile own(SpecDirectory directory, String id) {
        Path file = directory.file(id);
        return new NamedFile(id, SourceReader.read(file, file.toString()));
    }

    private NamedFile shipped(String id) {
        byte[] bytes = resource(folder + id + CatalogueIndex.ENDING);
        return new NamedFile(id, SourceReader.decode("catalogue:" + id, bytes));
    }

    private static byte[] resource(String file) {
        try (InputStream in = NamedFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
