package dev.roofline.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command with what one command line gives to them. */
final class GivenOptions {
    private final List<Option<?>> options;
    private final List<OptionSpec> specs = new ArrayList<>();

    GivenOptions(List<Option<?>> options) {
        this.options = options;
        for (Option<?> option : options) {
            specs.add(option.spec());
        }
    }

    void addTo(CommandSpec command) {
        for (OptionSpec spec : specs) {
            command.addOption(spec);
        }
    }

    /** Where an option stands among those that the command takes; -1 where it is none of them. */
    @SuppressWarnings("ReferenceEquality") // Records that are compared link methods at run time.
    private int index(Option<?> option) {
        int at = options.size() - 1;
        while (at >= 0 && options.get(at) != option) {
            at--;
        }
        return at;
    }

    boolean takes(Option<?> option) {
        return index(option) >= 0;
    }

    private @Nullable Object value(Option<?> option) {
        return specs.get(index(option)).getValue();
    }

    boolean has(Option<?> option) {
        Object value = value(option);
        return value != null && !value.equals(false);
    }

    /**
     * The text that was given.
     *
     * @throws NullPointerException where none was
     */
    String text(Option<?> option) {
        return Objects.requireNonNull(textOrNull(option));
    }

    /** The text that was given, null where none was. */
    @Nullable
    String textOrNull(Option<?> option) {
        return (String) value(option);
    }

    /** What was given; empty where nothing was. */
    <T> Optional<T> get(Option<T> option) {
        return option.read(textOrNull(option));
    }

    /** All texts that were given to an option that takes several. */
    List<String> texts(Option<String> option) {
        @SuppressWarnings("unchecked") // An option that takes several holds a list of their texts.
        List<String> values = (List<String>) value(option);
        return values == null ? List.of() : values;
    }

    /** The names that were given to options of a word, whichever command they are of. */
    List<String> namedBy(List<String> words) {
        List<String> names = new ArrayList<>();
        for (Option<?> option : options) {
            if (words.contains(option.name()) && has(option)) {
                names.addAll(named(option));
            }
        }
        return names;
    }

    /** The names that were given to an option that takes one or several. */
    List<String> named(Option<?> option) {
        Object value = value(option);
        List<String> names = new ArrayList<>();
        if (value instanceof List<?> several) {
            for (Object each : several) {
                for (String part : String.valueOf(each).split(",", -1)) {
                    names.add(part.strip());
                }
            }
        } else if (value != null) {
            names.add(value.toString());
        }
        return names;
    }

    /** The same with those between their commas set apart, but for what is the name of a file. */
    List<String> separated(Option<String> option) {
        List<String> all = new ArrayList<>();
        for (String value : texts(option)) {
            if (isFile(value)) {
                all.add(value);
            } else {
                for (String part : value.split(",", -1)) {
                    all.add(part.strip());
                }
            }
        }
        return all;
    }

    private static boolean isFile(String value) {
        try {
            return value.indexOf(',') >= 0 && Files.exists(Path.of(value));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
