package dev.roofline.catalogue;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SourceReader;
import dev.roofline.json.SpecReader;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import dev.roofline.model.ModelSpec;
import dev.roofline.specfile.HardwareProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds machines or models by name: in the user's directories, then among the shipped files, then as a path. */
public final class Catalogue<T> {
    private static final String ROOT = "/roofline/";

    private final String noun;
    private final String listCommand;
    private final String folder;
    private final FileReading<T> files;
    private final List<SpecDirectory> directories;
    private final CatalogueIndex shipped;

    private Catalogue(String noun, String listCommand, String folder, SpecReader<T> reader, List<Path> directories) {
        this.noun = noun;
        this.listCommand = listCommand;
        this.folder = ROOT + folder + "/";
        this.files = new FileReading<>(reader);
        this.directories = open(directories);
        this.shipped = CatalogueIndex.parse(new String(resource(CatalogueIndex.FILE), StandardCharsets.UTF_8));
    }

    /**
     * The machines.
     *
     * @param extraDirectories searched before the shipped profiles
     * @throws InvalidInputException where a directory does not exist
     */
    public static Catalogue<HardwareProfile> hardware(List<Path> extraDirectories) {
        return new Catalogue<>(
                "machine",
                "roofline list hardware",
                "hardware-profiles",
                new HardwareProfileReader(),
                extraDirectories);
    }

    /**
     * The models.
     *
     * @param extraDirectories searched before the shipped specs
     * @throws InvalidInputException where a directory does not exist
     */
    public static Catalogue<ModelSpec> models(List<Path> extraDirectories) {
        return models(extraDirectories, Optional.empty());
    }

    /**
     * The models.
     *
     * @param assume the model_type as which Hugging Face configs are read, whatever they say themselves
     */
    public static Catalogue<ModelSpec> models(List<Path> extraDirectories, Optional<String> assume) {
        return new Catalogue<>(
                "model", "roofline list models", "model-specs", new ModelFileReader(assume), extraDirectories);
    }

    /**
     * Reads what a name, an alias (in any case of letters) or a path stands for.
     *
     * @throws InvalidInputException where there is none, or the file has errors
     */
    public Loaded<T> load(String nameOrPath) {
        return load(nameOrPath, List.of());
    }

    /**
     * Reads what a name or a path stands for, with some values changed.
     *
     * @throws InvalidInputException where there is none, the file or a change has errors, or a change leads nowhere
     */
    public Loaded<T> load(String nameOrPath, List<Change> changes) {
        List<Problem> unreadable = new ArrayList<>();
        for (SpecDirectory directory : directories) {
            Optional<String> id = directory.named(nameOrPath);
            if (id.isEmpty()) {
                id = directory.aliased(nameOrPath, unreadable);
            }
            if (id.isPresent()) {
                return own(directory, id.get(), changes);
            }
        }
        for (CatalogueIndex.IndexEntry entry : shipped.entries()) {
            if (entry.isCalled(nameOrPath)) {
                return shipped(entry.id(), changes);
            }
        }
        Optional<InputPath> path = path(nameOrPath);
        if (path.isPresent()) {
            return read(path.get(), changes);
        }
        unreadable.add(0, unknown(nameOrPath));
        throw new InvalidInputException(unreadable);
    }

    /**
     * Reads a file by its path, whatever names there are.
     *
     * @throws InvalidInputException where it cannot be read or has errors
     */
    public Loaded<T> loadFile(String path) {
        try {
            return read(InputPath.of(path), List.of());
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    Problem.ofInput(Visible.quoted(path) + " is not a path: " + e.getReason(), Optional.empty()));
        }
    }

    /**
     * Reads a text that is in no file, with some values changed.
     *
     * @param origin where it comes from, for the reports made of it
     */
    public Loaded<T> loadText(String origin, String id, String text, List<Change> changes) {
        return read(SourceReader.decode(origin, text.getBytes(StandardCharsets.UTF_8)), id, changes);
    }

    /** Whether a name or alias is known; a path is not a name. */
    public boolean knows(String name) {
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

    /** Every name and shipped alias, for suggestions. */
    public List<String> names() {
        List<String> names = ids();
        for (CatalogueIndex.IndexEntry entry : shipped.entries()) {
            names.addAll(entry.aliases());
        }
        return names;
    }

    /** The names of the user's own files, then of the shipped ones that they do not stand in for; each sorted. */
    public List<String> ids() {
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

    /**
     * Reads every file, in the order of {@link #ids}.
     *
     * @throws InvalidInputException with the problems of all files that have errors
     */
    public List<Loaded<T>> all() {
        List<Loaded<T>> all = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (SpecDirectory directory : directories) {
            for (String id : directory.ids()) {
                if (addNew(ids, id)) {
                    try {
                        all.add(own(directory, id, List.of()));
                    } catch (InvalidInputException e) {
                        problems.addAll(e.problems());
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        for (CatalogueIndex.IndexEntry entry : shipped.entries()) {
            if (addNew(ids, entry.id())) {
                all.add(shipped(entry.id(), List.of()));
            }
        }
        return all;
    }

    private static List<SpecDirectory> open(List<Path> paths) {
        List<SpecDirectory> directories = new ArrayList<>();
        for (Path path : paths) {
            directories.add(SpecDirectory.open(path));
        }
        return directories;
    }

    private static boolean addNew(List<String> ids, String id) {
        for (String known : ids) {
            if (known.equalsIgnoreCase(id)) {
                return false;
            }
        }
        return ids.add(id);
    }

    private Loaded<T> own(SpecDirectory directory, String id, List<Change> changes) {
        Path file = directory.file(id);
        return read(SourceReader.read(file, file.toString()), id, changes);
    }

    private Loaded<T> shipped(String id, List<Change> changes) {
        return read(SourceReader.decode("catalogue:" + id, resource(id + CatalogueIndex.ENDING)), id, changes);
    }

    private Loaded<T> read(InputPath input, List<Change> changes) {
        SourceFile source = input.read();
        return files.read(
                source, files.reader().looksBeside() ? CheckpointFolder.of(input) : List.of(), input.id(), changes);
    }

    private Loaded<T> read(SourceFile source, String id, List<Change> changes) {
        return files.read(source, List.of(), id, changes);
    }

    private byte[] resource(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(folder + file)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + folder + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path that a text is meant to be, whether or not there is a file. */
    private static Optional<InputPath> path(String text) {
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

    private Problem unknown(String name) {
        return Problem.ofInput(
                "no " + noun + " is called " + Visible.quoted(name) + "; \"" + listCommand + "\" shows those there are",
                Suggestions.nearest(name, names()));
    }
}
