package dev.roofline.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A subcommand: what it takes, and what it does. */
abstract class Command {
    final GivenOptions given;
    final Console console;
    final OutputOptions output;
    final CatalogueOptions catalogues;
    private final List<Option<?>> options;
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    /**
     * A command with the options that every one has, and its own.
     *
     * @param header a line of help
     */
    Command(String name, String header, List<Option<?>> options, Console console) {
        this.options = options;
        this.given = new GivenOptions(options);
        this.console = console;
        this.output = new OutputOptions(given);
        this.catalogues = new CatalogueOptions(given, console.in());
        // By subject, as they are declared: an order by letters would be one of the machine's language.
        spec.name(name).usageMessage().header(header).sortOptions(false).sortSynopsis(false);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help and exit")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("print the version and exit")
                .build());
        given.addTo(spec);
    }

    /** Runs with the values that were parsed into the spec; returns the exit code. */
    abstract int run();

    final CommandSpec spec() {
        return spec;
    }

    /** The options that it takes beside those of every command. */
    final List<Option<?>> options() {
        return options;
    }

    final void footer(String... lines) {
        spec.usageMessage().footer(lines);
    }

    /** One word that the command is about; it may be left out, for the command to say what is missing. */
    final PositionalParamSpec subject(String paramLabel, String description) {
        PositionalParamSpec subject = PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel(paramLabel)
                .description(description)
                .type(String.class)
                .build();
        spec.addPositional(subject);
        return subject;
    }
}
