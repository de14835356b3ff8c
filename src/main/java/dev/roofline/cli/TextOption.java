package dev.roofline.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option that takes one text. Options are built and not annotated: reading annotations makes proxy classes at
 * every start, which costs more than parsing does.
 */
final class TextOption {
    private final OptionSpec spec;

    TextOption(String paramLabel, String description, String name, String... more) {
        this.spec = OptionSpec.builder(name, more)
                .paramLabel(paramLabel)
                .description(description)
                .arity("1")
                .type(String.class)
                .build();
    }

    void addTo(CommandSpec command) {
        command.addOption(spec);
    }

    String name() {
        return spec.names()[0];
    }

    /** The text that was given, null where none was. */
    String value() {
        return spec.getValue();
    }
}
