package dev.roofline.cli;

import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of a few things, by its word. */
final class ChoiceArgument<T extends Labelled> extends Argument<T> {
    private final List<T> values;

    ChoiceArgument(String label, List<T> values) {
        super(label);
        this.values = values;
    }

    @Override
    Optional<T> read(String option, String text) {
        List<String> words = words();
        return Optional.of(values.get(words.indexOf(word(option, text, words))));
    }

    @Override
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (T value : values) {
            words.add(value.label());
        }
        return words;
    }

    /** A choice between words that stand for themselves. */
    static Argument<String> ofWords(String label, String... words) {
        List<String> known = List.of(words);
        return new Argument<>(label) {
            @Override
            Optional<String> read(String option, String text) {
                return Optional.of(word(option, text, known));
            }

            @Override
            List<String> words() {
                return known;
            }
        };
    }

    /** @throws UsageException where a text is none of the words */
    static String word(String option, String text, List<String> words) {
        if (words.contains(text)) {
            return text;
        }
        String refused = option + " is \"" + text + "\"; it takes " + String.join(", ", words);
        Optional<String> hint = Hints.ofValue(option, text);
        throw hint.isPresent()
                ? new UsageException(refused + "; " + hint.get())
                : Arguments.unknown(refused, text, words);
    }
}
