package dev.roofline.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An option that may be given several times. */
final class TextsOption {
    private final OptionSpec spec;

    TextsOption(String paramLabel, String description, String name) {
        this.spec = OptionSpec.builder(name)
                .paramLabel(paramLabel)
                .description(description)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build();
    }

    void addTo(CommandSpec command) {
        command.addOption(spec);
    }

    List<String> values() {
        List<String> values = spec.getValue();
        return values == null ? List.of() : values;
    }
}
