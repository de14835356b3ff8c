package dev.roofline.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option takes, and how that is read.
 *
 * @param <T> what comes of it
 */
abstract class Argument<T> {
    /** Nothing: the option is given or not. */
    static final Argument<String> FLAG = new Text("") {
        @Override
        OptionSpec.Builder shaped(OptionSpec.Builder builder) {
            return builder.arity("0").type(boolean.class);
        }
    };

    /** On or off; an option that stands alone is on, and one that is off sets nothing. */
    static final Argument<Boolean> SWITCH = new Argument<>("on|off") {
        private final List<String> words = List.of("on", "off");

        @Override
        Optional<Boolean> read(String option, String text) {
            return ChoiceArgument.word(option, text, words).equals("on") ? Optional.of(true) : Optional.empty();
        }

        @Override
        List<String> words() {
            return words;
        }

        @Override
        OptionSpec.Builder shaped(OptionSpec.Builder builder) {
            return super.shaped(builder).arity("0..1").fallbackValue("on");
        }
    };

    private final String label;

    /** @param label what stands for a value in help; empty where there is none */
    Argument(String label) {
        this.label = label;
    }

    final String label() {
        return label;
    }

    /** A text whose meaning is its command's business. */
    static Argument<String> text(String label) {
        return new Text(label);
    }

    /** A text that may be given several times. */
    static Argument<String> texts(String label) {
        return new Text(label) {
            @Override
            OptionSpec.Builder shaped(OptionSpec.Builder builder) {
                return super.shaped(builder).type(List.class).auxiliaryTypes(String.class);
            }
        };
    }

    /**
     * Reads what was given.
     *
     * @param option that it was given to, for messages
     * @return empty where it says no more than that nothing was given
     * @throws UsageException where it is nothing that the option takes
     */
    abstract Optional<T> read(String option, String text);

    /** The words that there are to choose from; none where there is no end of them. */
    List<String> words() {
        return List.of();
    }

    OptionSpec.Builder shaped(OptionSpec.Builder builder) {
        return builder.paramLabel(label).arity("1").type(String.class);
    }

    private static class Text extends Argument<String> {
        Text(String label) {
            super(label);
        }

        @Override
        Optional<String> read(String option, String text) {
            return Optional.of(text);
        }
    }
}
