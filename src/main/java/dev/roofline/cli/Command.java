package dev.roofline.cli;

import dev.roofline.draw.Screen;
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
    static final String HELP = "show this help and exit";
    static final String VERSION = "print the version and exit";

    private final List<Option<?>> options;
    private final String header;
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    /**
     * A command with the options that every one has, and its own.
     *
     * @param header a line of help
     */
    Command(String name, String header, List<Option<?>> options, Console console) {
        this.options = options;
        this.header = header;
        this.given = new GivenOptions(options);
        this.console = console;
        this.output = new OutputOptions(given);
        this.catalogues = new CatalogueOptions(given, console.in());
        spec.name(name);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(HELP)
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description(VERSION)
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

    final String name() {
        return spec.name();
    }

    /** What it answers, in a sentence. */
    final String header() {
        return header;
    }

    /** What there is to say of the words that it takes, a line each. */
    List<String> choices() {
        return List.of();
    }

    /** All that help says of it. */
    String help(Screen screen) {
        return CommandHelp.of(this, screen);
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
