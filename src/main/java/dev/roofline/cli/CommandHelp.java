package dev.roofline.cli;

import dev.roofline.draw.Screen;
import dev.roofline.help.HelpPage;
import dev.roofline.help.HelpPages;
import dev.roofline.help.HelpText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command: how it is written, what it takes, in sections, and questions that it answers. */
record CommandHelp(Command command, HelpPage page, HelpText text) {
    private static final int COLUMN = 26;

    static String of(Command command, Screen screen) {
        CommandHelp help = new CommandHelp(command, HelpPages.command(command.name()), new HelpText(screen));
        help.write();
        return help.text.text();
    }

    private void write() {
        text.paragraph(command.header());
        text.blank();
        text.paragraph("Usage: " + page.fact("usage"));
        writeArguments();
        for (OptionGroup group : OptionGroup.values()) {
            List<Option<?>> options = new ArrayList<>();
            for (Option<?> option : command.options()) {
                if (option.group() == group) {
                    options.add(option);
                }
            }
            if (!options.isEmpty()) {
                section(group.title());
                for (Option<?> option : options) {
                    text.entry(written(option), option.sentence(), COLUMN);
                }
            }
        }
        section("Help");
        text.entry("-h, --help", Command.HELP, COLUMN);
        text.entry("-V, --version", Command.VERSION, COLUMN);
        if (!page.text().isEmpty()) {
            text.blank();
            text.body(page.text());
        }
        section("Examples");
        text.examples(page.examples());
    }

    private void section(String title) {
        text.blank();
        text.heading(title);
    }

    private void writeArguments() {
        List<PositionalParamSpec> arguments = command.spec().positionalParameters();
        if (!arguments.isEmpty()) {
            section("Arguments");
        }
        for (PositionalParamSpec argument : arguments) {
            text.entry(argument.paramLabel(), argument.description()[0], COLUMN);
        }
        for (String line : command.choices()) {
            text.entry("", line, COLUMN);
        }
    }

    /** An option with what stands for its value; in brackets what may be left out. */
    private static String written(Option<?> option) {
        String names = String.join(", ", option.names());
        String label = option.argument().label();
        if (label.isEmpty()) {
            return names;
        }
        return option.spec().arity().min() == 0 ? names + "[=" + label + "]" : names + " " + label;
    }
}
