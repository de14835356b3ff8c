package dev.roofline.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A subcommand: what it takes, and what it does. */
abstract class Command {
    final GivenOptions given;
    final Console console;
    private final List<Option<?>> options;

    Command(List<Option<?>> options, Console console) {
        this.options = options;
        this.given = new GivenOptions(options);
        this.console = console;
    }

    abstract CommandSpec spec();

    /** Runs with the values that were parsed into the spec; returns the exit code. */
    abstract int run();

    /** The options that it takes beside those of every command. */
    List<Option<?>> options() {
        return options;
    }

    /** A spec with a name, a line of help, the options that every command has, and this one's. */
    CommandSpec named(String name, String... header) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(name);
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
        given.addTo(spec);
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
