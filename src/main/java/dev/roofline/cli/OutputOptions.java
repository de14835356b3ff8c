package dev.roofline.cli;

import dev.roofline.draw.TerminalStyle;
import dev.roofline.json.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What the output looks like and where it goes. */
final class OutputOptions {
    private final List<OutputFormat> formats;
    private final TextOption format;
    private final TextOption file;
    private final FlagOption ascii = new FlagOption("draw --format chart with ASCII alone", "--ascii");

    private OutputOptions(List<OutputFormat> formats, String description) {
        this.formats = formats;
        this.format = new TextOption("FORMAT", description, "--format");
        this.file = new TextOption(
                "FILE",
                "write to a file, whole or not at all, instead of standard output;" + " without --format its ending ("
                        + String.join(" ", endings(formats)) + ") says the format",
                "-o",
                "--output");
    }

    /** The endings of files that tell which of the formats they hold. */
    private static List<String> endings(List<OutputFormat> formats) {
        List<String> endings = new ArrayList<>();
        for (OutputFormat each : formats) {
            if (!each.ending().isEmpty()) {
                endings.add(each.ending());
            }
        }
        return endings;
    }

    static OutputOptions ofTables() {
        return new OutputOptions(OutputFormat.OF_TABLES, "table (default), csv, json or markdown");
    }

    static OutputOptions ofTablesAndPictures() {
        return new OutputOptions(
                List.of(OutputFormat.values()),
                "table (default), csv, json, markdown, svg, html, or chart (a picture in the terminal)");
    }

    void addTo(CommandSpec command) {
        format.addTo(command);
        file.addTo(command);
        if (formats.contains(OutputFormat.CHART)) {
            ascii.addTo(command);
        }
    }

    OutputFormat format() {
        OutputFormat chosen = Arguments.choice(format.name(), format.value(), formats, OutputFormat::label)
                .or(this::ofFile)
                .orElse(OutputFormat.TABLE);
        if (ascii.isGiven() && chosen != OutputFormat.CHART) {
            throw new UsageException("--ascii is for --format chart; the format is " + chosen.label());
        }
        return chosen;
    }

    /** What the file's name ends with says what it is to hold, where nothing else does; a name without an ending says nothing. */
    private Optional<OutputFormat> ofFile() {
        String ending = file.value() == null ? "" : ending(file.value().toLowerCase(Locale.ROOT));
        if (ending.isEmpty()) {
            return Optional.empty();
        }
        for (OutputFormat each : formats) {
            if (each.ending().equals(ending)) {
                return Optional.of(each);
            }
        }
        List<String> known = endings(formats);
        throw Arguments.unknown(
                file.name() + " " + Visible.quoted(file.value()) + ": what is written here has no ending " + ending
                        + "; endings are " + String.join(" ", known) + " (--format says the format of any other file)",
                ending,
                known);
    }

    /** The last dot of a file's name and what follows it; empty where there is none but at the name's two ends. */
    private static String ending(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 || dot == name.length() - 1 ? "" : name.substring(dot);
    }

    /** How a chart is drawn in a terminal: colour is for terminals alone, and a file is none. */
    TerminalStyle style() {
        return new TerminalStyle(ascii.isGiven(), file.value() == null && Boolean.getBoolean("roofline.colour"));
    }

    /** Writes the report; in text for people nothing of a name can move their terminal. */
    void write(String text, Console console) {
        OutputFormat format = format();
        boolean isForPeople = format == OutputFormat.TABLE || format == OutputFormat.MARKDOWN;
        String shown = isForPeople ? Visible.lines(text) : text;
        if (file.value() == null) {
            console.print(shown);
        } else {
            WholeFile.write(file.value(), shown);
        }
    }
}
