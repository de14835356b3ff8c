package dev.roofline.cli;

import java.util.List;
import java.util.regex.Pattern;

/** The options of a command as a table of a page in Markdown, group by group. */
final class OptionTable {
    private static final Pattern NAME = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*(?![\\w-])");

    private OptionTable() {}

    static String of(List<Option<?>> options) {
        StringBuilder out = new StringBuilder("| option | meaning |\n|---|---|\n");
        for (OptionGroup group : OptionGroup.values()) {
            boolean first = true;
            for (Option<?> option : options) {
                if (option.group() == group) {
                    out.append(first ? "| **" + group.title() + "** | |\n" : "").append(row(option));
                    first = false;
                }
            }
        }
        return out.toString();
    }

    private static String row(Option<?> option) {
        String names = String.join("`, `", option.names());
        String argument = option.argument().label().isEmpty()
                ? ""
                : " " + option.argument().label();
        String text = option.sentence() + (option.detail().isEmpty() ? "" : ". " + option.detail());
        String named = NAME.matcher(text).replaceAll("`$0`");
        return "| `" + (names + argument).replace("|", "\\|") + "` | " + named.replace("|", "\\|") + " |\n";
    }
}
