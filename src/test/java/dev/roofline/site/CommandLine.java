package dev.roofline.site;

import dev.roofline.cli.Cli;
import java.util.ArrayList;
import java.util.List;

/** A command line of a page, taken apart as a shell does, as far as pages need: spaces, and quotes around words. */
record CommandLine(List<String> words) {
    static final String TOOL = "roofline ";

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
        return Cli.run(words.toArray(String[]::new));
    }

    /** What a terminal would show: both streams, and the exit code where it is not 0. */
    List<String> shown() {
        Cli.Result result = run();
        String text = (result.output() + result.errorOutput()).stripTrailing();
        String code = result.exitCode() == 0 ? "" : "\n[exit code " + result.exitCode() + "]";
        return (text + code).lines().toList();
    }
}
