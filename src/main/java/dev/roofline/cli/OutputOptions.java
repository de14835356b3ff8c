package dev.roofline.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What the output looks like and where it goes. */
final class OutputOptions {
    private final TextOption format = new TextOption("FORMAT", "table (default), csv, json or markdown", "--format");
    private final TextOption file = new TextOption(
            "FILE", "write to a file, whole or not at all, instead of standard output", "-o", "--output");

    void addTo(CommandSpec command) {
        format.addTo(command);
        file.addTo(command);
    }

    OutputFormat format() {
        return Arguments.choice(format.name(), format.value(), List.of(OutputFormat.values()), OutputFormat::label)
                .orElse(OutputFormat.TABLE);
    }

    void write(String text, Console console) {
        if (file.value() == null) {
            console.print(text);
        } else {
            WholeFile.write(file.value(), text);
        }
    }
}
