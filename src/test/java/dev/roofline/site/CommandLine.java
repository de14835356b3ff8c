package dev.roofline.site;

import dev.roofline.cli.Cli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line of a page, taken apart as a shell does, as far as pages need: spaces, quotes around words, and a file
 * behind {@code <} as standard input.
 */
record CommandLine(List<String> words) {
    static final String TOOL = "roofline ";

    /** The files that examples name as if they lay where the reader is. */
    static final Path FILES = Path.of("src/test/resources/readme");

    private static final String INPUT = "<";

    /** @param text what a shell would be given, the name of the tool before it */
    static CommandLine of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (char c : (text.substring(TOOL.length()) + " ").toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c != ' ') {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return new CommandLine(words);
    }

    Cli.Result run() {
        int input = words.indexOf(INPUT);
        List<String> arguments = new ArrayList<>();
        for (String word : input < 0 ? words : words.subList(0, input)) {
            arguments.add(located(word));
        }
        String text = input < 0 ? "" : text(words.get(input + 1));
        Cli.Result result = Cli.runWith(text, arguments.toArray(String[]::new));
        return new Cli.Result(result.exitCode(), asTyped(result.output()), asTyped(result.errorOutput()));
    }

    /** What a terminal would show: both streams, and the exit code where it is not 0. */
    List<String> shown() {
        Cli.Result result = run();
        String text = (result.output() + result.errorOutput()).stripTrailing();
        String code = result.exitCode() == 0 ? "" : "\n[exit code " + result.exitCode() + "]";
        return (text + code).lines().toList();
    }

    private static String located(String word) {
        try {
            return Files.exists(FILES.resolve(word)) ? FILES.resolve(word).toString() : word;
        } catch (InvalidPathException e) {
            return word;
        }
    }

    private static String asTyped(String text) {
        return text.replace(FILES + "/", "");
    }

    private static String text(String file) {
        try {
            return Files.readString(FILES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
