package dev.roofline.catalogue;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SourceReader;
import dev.roofline.json.SpecReader;
import dev.roofline.json.StandardInput;
import dev.roofline.json.Visible;
import dev.roofline.model.ModelSpec;
import dev.roofline.specfile.HardwareProfileReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds machines or models by name: in the user's directories, then among the shipped files, then as a path. */
public final class Catalogue<T> {
    /** What a model or a machine is called that comes in by standard input. */
    private static final String ID_OF_INPUT = "stdin";

    private final String noun;
    private final String listCommand;
    private final FileReading<T> files;
    private final NamedFiles named;
    private final StandardInput input;

    private Catalogue(String noun, String listCommand, NamedFiles named, SpecReader<T> reader, StandardInput input) {
        this.noun = noun;
        this.listCommand = listCommand;
        this.named = named;
        this.files = new FileReading<>(reader, new BaseProfiles(named));
        this.input = input;
    }

    /**
     * The machines.
     *
     * @param extraDirectories searched before the shipped profiles
     * @throws InvalidInputException where a directory does not exist
     */
    public static Catalogue<HardwareProfile> hardware(List<Path> extraDirectories) {
        return hardware(extraDirectories, StandardInput.nothing());
    }

    /**
     * The machines.
     *
     * @param input what is read where a name is that of standard input
     */
    public static Catalogue<HardwareProfile> hardware(List<Path> extraDirectories, StandardInput input) {
        return new Catalogue<>(
                "machine",
                "roofline list hardware",
                NamedFiles.of("hardware-profiles", extraDirectories),
                new HardwareProfileReader(),
                input);
    }

    /**
     * The models.
     *
     * @param extraDirectories searched before the shipped specs
     * @throws InvalidInputException where a directory does not exist
     */
    public static Catalogue<ModelSpec> models(List<Path> extraDirectories) {
        return models(extraDirectories, Optional.empty(), StandardInput.nothing());
    }

    /**
     * The models.
     *
     * @param assume the model_type as which Hugging Face configs are read, whatever they say themselves
     * @param input what is read where a name is that of standard input
     */
    public static Catalogue<ModelSpec> models(
            List<Path> extraDirectories, Optional<String> assume, StandardInput input) {
        return new Catalogue<>(
                "model",
                "roofline list models",
                NamedFiles.of("model-specs", extraDirectories),
                new ModelFileReader(assume),
                input);
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
        if (StandardInput.isMeant(nameOrPath)) {
            return read(input.source(), ID_OF_INPUT, changes);
        }
        List<Problem> unreadable = new ArrayList<>();
        Optional<NamedFiles.NamedFile> known = named.find(nameOrPath, List.of(), unreadable);
        if (known.isPresent()) {
            return read(known.get().source(), known.get().id(), changes);
        }
        Optional<InputPath> path = InputPath.meant(nameOrPath);
        boolean isWeights = noun.equals("model") && UnknownName.isWeights(nameOrPath);
        if (path.isPresent() && !isWeights && Files.exists(Path.of(nameOrPath))) {
            return read(path.get(), changes);
        }
        Optional<String> other = named.speltOtherwise(nameOrPath);
        if (other.isPresent()) {
            return load(other.get(), changes);
        }
        UnknownName unknown = new UnknownName(nameOrPath, noun, listCommand, names());
        if (path.isPresent() && !unknown.isOfHub()) {
            return read(path.get(), changes);
        }
        unreadable.add(0, unknown.problem());
        throw new InvalidInputException(unreadable);
    }

    /**
     * Reads a file by its path, whatever names there are.
     *
     * @throws InvalidInputException where it cannot be read or has errors
     */
    public Loaded<T> loadFile(String path) {
        if (StandardInput.isMeant(path)) {
            return read(input.source(), ID_OF_INPUT, List.of());
        }
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
        Optional<InputPath> path = InputPath.meant(name);
        boolean isThere = path.isPresent() && Files.exists(Path.of(name));
        return named.knows(name) || (!isThere && named.speltOtherwise(name).isPresent());
    }

    /** Every name and shipped alias, for suggestions. */
    public List<String> names() {
        return named.names();
    }

    /** The names of the user's own files, then of the shipped ones that they do not stand in for; each sorted. */
    public List<String> ids() {
        return named.ids();
    }

    /**
     * Reads every file, in the order of {@link #ids}.
     *
     * @throws InvalidInputException with the problems of all files that have errors
     */
    public List<Loaded<T>> all() {
        List<Loaded<T>> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String id : named.ids()) {
            try {
                all.add(read(named.file(id), id, List.of()));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return all;
    }

    private Loaded<T> read(InputPath input, List<Change> changes) {
        SourceFile source = input.read();
        return files.read(
                source, files.reader().looksBeside() ? CheckpointFolder.of(input) : List.of(), input.id(), changes);
    }

    private Loaded<T> read(SourceFile source, String id, List<Change> changes) {
        return files.read(source, List.of(), id, changes);
    }
}
