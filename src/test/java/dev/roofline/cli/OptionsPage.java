package dev.roofline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The commands and their options as a page in Markdown, subject by subject. */
final class OptionsPage {
    private static final Pattern NAME = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*(?![\\w-])");

    private static final String ABOVE_THE_LIST = """
            # Options

            Every command, and every option with what it takes, what it is where it is not given, and the commands that know
            it. `roofline COMMAND --help` says the same of one command in fewer words. An option is written `--batch 8` or
            `--batch=8`; a slip of the keyboard is met with the name that was meant. Every command has `-h` (`--help`) and
            `-V` (`--version`) too; `roofline help TOPIC` says what [words of the field](words.md) mean.

            ## Commands

            | command | answers |
            | --- | --- |
            """;

    private final List<Command> commands = new ArrayList<>();
    private final StringBuilder out = new StringBuilder(ABOVE_THE_LIST);

    private OptionsPage() {
        for (Subcommand subcommand : Subcommand.values()) {
            commands.add(subcommand.create(Console.silent()));
        }
    }

    static String page() {
        OptionsPage page = new OptionsPage();
        page.write();
        return page.out.toString();
    }

    private void write() {
        for (Command command : commands) {
            String header = command.header();
            row(code(command.spec().name()), header.replaceFirst("\\.$", ""));
        }
        for (OptionGroup group : OptionGroup.values()) {
            List<Option<?>> options = of(group);
            if (!options.isEmpty()) {
                out.append("\n## ").append(group.title()).append("\n\n");
                row("option", "takes", "default", "meaning", "commands");
                row("---", "---", "---", "---", "---");
                options.forEach(this::write);
            }
        }
    }

    /** Options of a group, each once, whatever number of commands has it. */
    private List<Option<?>> of(OptionGroup group) {
        List<Option<?>> options = new ArrayList<>();
        for (Command command : commands) {
            for (Option<?> option : command.options()) {
                if (option.group() == group && !options.contains(option)) {
                    options.add(option);
                }
            }
        }
        return options;
    }

    private void write(Option<?> option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            names.add(code(name));
        }
        List<String> known = new ArrayList<>();
        for (Command command : commands) {
            if (command.options().contains(option)) {
                known.add(command.spec().name());
            }
        }
        String text = option.purpose() + (option.detail().isEmpty() ? "" : ". " + option.detail());
        row(
                "<a id=\"" + known.get(0) + option.name() + "\"></a>" + String.join(", ", names),
                takes(option.argument()),
                named(option.usual()),
                named(text),
                known.size() == commands.size() ? "all" : String.join(", ", known));
    }

    /** Words to choose from, else what stands for a value. */
    private static String takes(Argument<?> argument) {
        List<String> words = new ArrayList<>();
        for (String word : argument.words()) {
            words.add(code(word));
        }
        String label = argument.label().isEmpty() ? "" : code(argument.label());
        boolean few = !words.isEmpty() && words.size() < 9;
        return few ? String.join(", ", words) : label;
    }

    private static String named(String text) {
        return NAME.matcher(text).replaceAll("`$0`");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private void row(String... cells) {
        for (String cell : cells) {
            out.append("| ").append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "" : " ");
        }
        out.append("|\n");
    }
}
