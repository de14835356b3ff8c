package dev.roofline.cli;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.catalogue.Change;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.json.StandardInput;
import dev.roofline.model.ModelSpec;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where models and machines are looked up.
 *
 * @param input read where a name is "-"
 * @param left which change is not made, though names tell of it; -1 where all are
 */
record CatalogueOptions(GivenOptions given, StandardInput input, int left) {
    private static final String MODEL = "a model";

    static final Option<String> ASSUME = OptionGroup.FILES.of(
            "assume",
            Argument.text("TYPE"),
            "read a Hugging Face config of an unknown model_type as one that is known, such as llama");
    private static final Option<String> SET = new Option<>(
                    Change.SETTING,
                    OptionGroup.FILES,
                    Argument.texts("PATH=VALUE"),
                    "what if: another value in the model or the machine, such as hw.memory.bandwidth=2x or model.kv_heads=8")
            .detailed("A warning and a note say where it changes nothing.");
    private static final Option<String> MODEL_DIR = OptionGroup.FILES.of(
            "model-dir",
            Argument.texts("DIR"),
            "further model specs, before the shipped ones (also: ROOFLINE_MODEL_DIR)");
    private static final Option<String> HARDWARE_DIR = OptionGroup.FILES.of(
            "hardware-dir",
            Argument.texts("DIR"),
            "further hardware profiles, before the shipped ones (also: ROOFLINE_HARDWARE_DIR)");

    static final List<Option<?>> OPTIONS = List.of(ASSUME, SET, MODEL_DIR, HARDWARE_DIR);

    /** Where to look, for commands that are about all that there is, as it is. */
    static final List<Option<?>> DIRECTORIES = List.of(MODEL_DIR, HARDWARE_DIR);

    CatalogueOptions(GivenOptions given, StandardInput input) {
        this(given, input, -1);
    }

    /** The same with one change of {@code --set} left out, by its number, under the same names. */
    CatalogueOptions without(int change) {
        return new CatalogueOptions(given, input, change);
    }

    /** The changes of {@code --set} as they were written. */
    List<String> changes() {
        return given.texts(SET);
    }

    Loaded<ModelSpec> model(String nameOrPath) {
        return model(nameOrPath, List.of());
    }

    NamedMachine machine(String nameOrPath) {
        return machine(nameOrPath, List.of());
    }

    /** @param more changes beside those of {@code --set}, after them */
    Loaded<ModelSpec> model(String nameOrPath, List<Change> more) {
        requireOne(MODEL, nameOrPath, input);
        return modelsFor(nameOrPath).load(nameOrPath, changes("model", more));
    }

    /** @param more changes beside those of {@code --set}, after them */
    NamedMachine machine(String nameOrPath, List<Change> more) {
        return machines().named(nameOrPath, changes("hw", more));
    }

    /**
     * One text is one thing.
     *
     * @throws UsageException where standard input is to be something else
     */
    static void requireOne(String what, String nameOrPath, StandardInput input) {
        if (StandardInput.isMeant(nameOrPath) && !input.isFor(what)) {
            throw bothFromInput();
        }
    }

    private static UsageException bothFromInput() {
        return new UsageException("\"-\" is standard input, which is one file: it cannot be a model and a machine;"
                + " write one of them to a file");
    }

    /**
     * To be asked before one of them is read as what it is not.
     *
     * @throws UsageException where standard input is to be both
     */
    static void requireApart(List<String> models, List<String> machines) {
        if (models.contains(StandardInput.WORD) && machines.contains(StandardInput.WORD)) {
            throw bothFromInput();
        }
    }

    /** A model beside the one that is analysed, which {@code --set} leaves as it is. */
    Loaded<ModelSpec> otherModel(String nameOrPath) {
        requireOne(MODEL, nameOrPath, input);
        return modelsFor(nameOrPath).load(nameOrPath, List.of());
    }

    /** A model of the catalogue is what it is, where a file beside it is to be read as something else. */
    private Catalogue<ModelSpec> modelsFor(String nameOrPath) {
        Catalogue<ModelSpec> models = models();
        boolean isBeside = given.takes(ASSUME)
                && assumes()
                && models.knows(nameOrPath)
                && !given.namedBy(List.of("--model", "--draft")).stream().allMatch(models::knows);
        return isBeside ? models(Optional.empty()) : models;
    }

    /** A machine beside the one that is analysed, which {@code --set} leaves as it is. */
    NamedMachine otherMachine(String nameOrPath) {
        return machines().named(nameOrPath, List.of());
    }

    /** Whether something was said of how a model is read, which nothing comes of where none is. */
    Optional<String> givenForModel() {
        if (assumes()) {
            return Optional.of(ASSUME.name());
        }
        return changes("model", List.of()).isEmpty() ? Optional.empty() : Optional.of("--set model");
    }

    /** Whether a type was given to read configs as. */
    boolean assumes() {
        return given.has(ASSUME);
    }

    /** Whether machines are to be changed. */
    boolean changesMachines() {
        return !changes("hw", List.of()).isEmpty();
    }

    private List<Change> changes(String target, List<Change> more) {
        List<Change> wanted = new ArrayList<>();
        List<String> texts = given.takes(SET) ? given.texts(SET) : List.of();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            try {
                Change change = Change.parse(text);
                if (change.target().equals(target)) {
                    wanted.add(i == left ? change.unmade() : change);
                }
            } catch (IllegalArgumentException e) {
                throw new UsageException("--set \"" + text + "\": " + e.getMessage());
            }
        }
        for (Change change : more) {
            if (change.target().equals(target)) {
                wanted.add(change);
            }
        }
        return wanted;
    }

    Catalogue<ModelSpec> models() {
        return models(given.takes(ASSUME) ? given.get(ASSUME) : Optional.empty());
    }

    private Catalogue<ModelSpec> models(Optional<String> assumed) {
        return Catalogue.models(directories(given.texts(MODEL_DIR), "ROOFLINE_MODEL_DIR"), assumed, input);
    }

    /** Whether a word names a machine, whichever way. */
    boolean isMachine(String name) {
        return machines().isMachine(name);
    }

    private MachineNames machines() {
        return new MachineNames(hardware(), input);
    }

    Catalogue<HardwareProfile> hardware() {
        return Catalogue.hardware(directories(given.texts(HARDWARE_DIR), "ROOFLINE_HARDWARE_DIR"), input);
    }

    /** All that a catalogue has. */
    static <T> List<T> values(Catalogue<T> catalogue) {
        List<T> values = new ArrayList<>();
        for (Loaded<T> loaded : catalogue.all()) {
            values.add(loaded.value());
        }
        return values;
    }

    private static List<Path> directories(List<String> first, String variable) {
        List<String> names = new ArrayList<>(first);
        String more = System.getenv(variable);
        if (more != null) {
            for (String name : more.split(File.pathSeparator, -1)) {
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        List<Path> directories = new ArrayList<>();
        for (String name : names) {
            try {
                directories.add(Path.of(name));
            } catch (InvalidPathException e) {
                throw new UsageException("\"" + name + "\" is not a path: " + e.getReason());
            }
        }
        return directories;
    }
}
