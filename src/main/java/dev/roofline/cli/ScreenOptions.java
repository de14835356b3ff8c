package dev.roofline.cli;

import dev.roofline.draw.Screen;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** How much of a text for people is shown, and how wide. */
record ScreenOptions(GivenOptions given) {
    private static final Argument<Integer> WIDTH = new Argument<>("WIDTH") {
        @Override
        Optional<Integer> read(String option, String text) {
            try {
                int width = Integer.parseInt(text);
                if (width == Screen.fitted(width)) {
                    return Optional.of(width);
                }
            } catch (NumberFormatException e) {
                // Said below, as of a width that no screen has.
            }
            throw new UsageException(option + " is \"" + text + "\"; a screen is " + Screen.LEAST + " to " + Screen.MOST
                    + " columns wide");
        }

        @Override
        OptionSpec.Builder shaped(OptionSpec.Builder builder) {
            return super.shaped(builder).arity("0..1").fallbackValue(Integer.toString(Screen.USUAL));
        }
    };

    private static final Option<Integer> SCREEN = OptionGroup.OUTPUT.of(
            "screen",
            WIDTH,
            "print the table as a terminal of that width shows it, 80 to 240 columns; without a width 100");
    private static final Option<String> VERBOSE = OptionGroup.OUTPUT
            .of("verbose", Argument.FLAG, "on a terminal too, every assumption and note with its source")
            .named("-v", "--verbose");
    static final Option<String> ALL_ROWS = OptionGroup.OUTPUT.of(
            "all-rows", Argument.FLAG, "on a terminal too, rows that take no time of their own, one by one");

    static final List<Option<?>> ALL = List.of(SCREEN, VERBOSE);

    /** What help is to be shown on, where a word such as {@code --screen=80} says so. */
    static Optional<Screen> ofHelp(String word) {
        boolean isWide = word.startsWith(SCREEN.name() + "=");
        if (!isWide && !word.equals(SCREEN.name())) {
            return Optional.empty();
        }
        int width = isWide ? SCREEN.read(word.substring(word.indexOf('=') + 1)).orElseThrow() : Screen.USUAL;
        return Optional.of(new Screen(false, false, width, true, true));
    }

    /**
     * What text goes to.
     *
     * @param format of the text
     * @param file that it is written to; null for standard output
     * @param isAscii whether charts are drawn with ASCII alone
     * @throws UsageException where a screen is asked for that the format knows nothing of
     */
    Screen screen(OutputFormat format, @Nullable String file, boolean isAscii) {
        Optional<Integer> asked = given.get(SCREEN);
        if (asked.isPresent() && format != OutputFormat.TABLE) {
            throw new UsageException(SCREEN.name() + " is for --format table; the format is " + format.label());
        }
        boolean isTerminal = file == null && asked.isEmpty();
        int width = asked.isPresent() ? asked.get() : isTerminal ? Terminal.columns() : Screen.UNBOUNDED;
        boolean isBounded = width != Screen.UNBOUNDED;
        return new Screen(
                isAscii,
                isTerminal && Terminal.hasColour(),
                width,
                !isBounded || given.has(VERBOSE),
                !isBounded || (given.takes(ALL_ROWS) && given.has(ALL_ROWS)));
    }
}
