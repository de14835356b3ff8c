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
        this(OptionSpec.builder(name, more)
                .paramLabel(paramLabel)
                .description(description)
                .arity("1"));
    }

    private TextOption(OptionSpec.Builder builder) {
        this.spec = builder.type(String.class).build();
    }

    /** One that may stand alone, and is then {@code on}. */
    static TextOption ofSwitch(String description, String name) {
        return new TextOption(OptionSpec.builder(name)
                .paramLabel("on|off")
                .description(description)
                .arity("0..1")
                .fallbackValue("on"));
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
