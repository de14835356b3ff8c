package dev.roofline.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An option that is given or not. */
final class FlagOption {
    private final OptionSpec spec;

    FlagOption(String description, String name) {
        this.spec = OptionSpec.builder(name)
                .description(description)
                .arity("0")
                .type(boolean.class)
                .build();
    }

    void addTo(CommandSpec command) {
        command.addOption(spec);
    }

    String name() {
        return spec.names()[0];
    }

    boolean isGiven() {
        Boolean value = spec.getValue();
        return value != null && value;
    }
}
