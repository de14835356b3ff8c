package dev.roofline.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A subcommand: what it takes, and what it does. */
interface Command {
    CommandSpec spec();

    /** The options that it takes beside those of every command. */
    List<Option<?>> options();

    /** Runs with the values that were parsed into the spec; returns the exit code. */
    int run();

    /** A spec with a name, a line of help, and the options that every command has. */
    static CommandSpec named(Command command, String name, String... header) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        // By subject, as they are declared: an order by letters would be one of the machine's language.
        spec.usageMessage().header(header).sortOptions(false).sortSynopsis(false);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help and exit")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("print the version and exit")
                .build());
        return spec;
    }

    /** One word that a command is about; it may be left out, for the command to say what is missing. */
    static PositionalParamSpec subject(String paramLabel, String description) {
        return PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel(paramLabel)
                .description(description)
                .type(String.class)
                .build();
    }
}
