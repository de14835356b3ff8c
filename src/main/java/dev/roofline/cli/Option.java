package dev.roofline.cli;

import dev.roofline.units.Setting;
import dev.roofline.workload.Field;
import dev.roofline.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option: how it is written, what it takes, what it sets, and what is said of it. All that anybody is told of options,
 * in help and on pages, comes from these objects. They are built and not annotated: reading annotations makes proxy classes
 * at every start, which costs more than parsing does.
 *
 * @param <T> what is read of its value
 * @param names of which messages say the first
 * @param purpose what it is for, in a sentence
 * @param usual what it is where it is not given; empty where the purpose says it
 * @param detail more sentences than help has room for
 */
record Option<T>(
        Setting sets,
        List<String> names,
        OptionGroup group,
        Argument<T> argument,
        String purpose,
        String usual,
        String detail) {
    private static final String DASHES = "--";

    /** One by the word of what it sets, of which all is said in a sentence. */
    Option(Setting sets, OptionGroup group, Argument<T> argument, String purpose) {
        this(sets, List.of(DASHES + sets.word()), group, argument, purpose, "", "");
    }

    /** The same by other names. */
    Option<T> named(String... others) {
        return new Option<>(sets, List.of(others), group, argument, purpose, usual, detail);
    }

    Option<T> usually(String value) {
        return new Option<>(sets, names, group, argument, purpose, value, detail);
    }

    Option<T> detailed(String sentences) {
        return new Option<>(sets, names, group, argument, purpose, usual, sentences);
    }

    /** A text that names settings, as a command line writes them. */
    static String said(String text) {
        return Setting.said(text, DASHES);
    }

    /** Options of several lists, one after another. */
    @SafeVarargs
    static List<Option<?>> all(List<Option<?>>... lists) {
        List<Option<?>> all = new ArrayList<>();
        for (List<Option<?>> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }

    String name() {
        return names.get(0);
    }

    /** What it is for, and what it is where it is not given. */
    String sentence() {
        return usual.isEmpty() ? purpose : purpose + "; default " + usual;
    }

    OptionSpec spec() {
        return argument.shaped(OptionSpec.builder(names.toArray(new String[0]))).build();
    }

    /** What a text gives; empty where there is none. */
    Optional<T> read(@Nullable String text) {
        return text == null ? Optional.empty() : argument.read(name(), text);
    }

    /** The same options with what a text gives to this one's field. */
    @SuppressWarnings("unchecked") // An option of a field is made with its argument.
    WorkloadOptions set(WorkloadOptions options, @Nullable String text) {
        Optional<T> value = read(text);
        return value.isPresent() ? options.with((Field<T>) sets, value.get()) : options;
    }
}
