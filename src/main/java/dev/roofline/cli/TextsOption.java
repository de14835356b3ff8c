package dev.roofline.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An option that may be given several times. */
final class TextsOption {
    private final OptionSpec spec;

    TextsOption(String paramLabel, String description, String name, String... more) {
        this.spec = OptionSpec.builder(name, more)
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

    /** The values with those between their commas set apart, but for what is the name of a file. */
    List<String> separated() {
        List<String> all = new ArrayList<>();
        for (String value : values()) {
            if (isFile(value)) {
                all.add(value);
            } else {
                for (String part : value.split(",", -1)) {
                    all.add(part.strip());
                }
            }
        }
        return all;
    }

    private static boolean isFile(String value) {
        try {
            return value.indexOf(',') >= 0 && Files.exists(Path.of(value));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
