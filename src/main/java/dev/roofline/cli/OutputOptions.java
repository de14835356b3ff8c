package dev.roofline.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What the output looks like and where it goes. */
final class OutputOptions {
    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv, json or markdown")
    private String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write to a file, whole or not at all, instead of standard output")
    private String file;

    OutputFormat format() {
        return Arguments.choice("--format", format, List.of(OutputFormat.values()), OutputFormat::label)
                .orElse(OutputFormat.TABLE);
    }

    void write(String text, Console console) {
        if (file == null) {
            console.print(text);
        } else {
            WholeFile.write(file, text);
        }
    }
}
