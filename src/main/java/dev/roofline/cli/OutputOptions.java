package dev.roofline.cli;

import dev.roofline.draw.TerminalStyle;
import dev.roofline.json.Visible;
import dev.roofline.render.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the output looks like and where it goes. */
final class OutputOptions {
    private static final List<OutputFormat> ALL = List.of(OutputFormat.values());
    private static final Option<OutputFormat> FORMAT_OF_TABLES =
            format(OutputFormat.ofTables(), "table (default), csv, json or markdown");
    private static final Option<OutputFormat> FORMAT_OF_PICTURES =
            format(ALL, "table (default), csv, json, markdown, svg, html, or chart (a picture in the terminal)");
    private static final Option<String> FILE_OF_TABLES = file(OutputFormat.ofTables());
    private static final Option<String> FILE_OF_PICTURES = file(ALL);
    private static final Option<String> ASCII =
            Option.of("ascii", OptionGroup.OUTPUT, Argument.FLAG, "draw --format chart with ASCII alone");

    static final List<Option<?>> OF_TABLES = List.of(FORMAT_OF_TABLES, FILE_OF_TABLES);
    static final List<Option<?>> OF_TABLES_AND_PICTURES = List.of(FORMAT_OF_PICTURES, FILE_OF_PICTURES, ASCII);

    private final GivenOptions given;
    private final List<OutputFormat> formats;
    private final Option<OutputFormat> format;
    private final Option<String> file;

    private OutputOptions(
            GivenOptions given, List<OutputFormat> formats, Option<OutputFormat> format, Option<String> file) {
        this.given = given;
        this.formats = formats;
        this.format = format;
        this.file = file;
    }

    private static Option<OutputFormat> format(List<OutputFormat> formats, String sentence) {
        return Option.of("format", OptionGroup.OUTPUT, new ChoiceArgument<>("FORMAT", formats), sentence);
    }

    private static Option<String> file(List<OutputFormat> formats) {
        String sentence = "write to a file, whole or not at all, instead of standard output;"
                + " without --format its ending (" + String.join(" ", endings(formats)) + ") says the format";
        return Option.of("output", OptionGroup.OUTPUT, Argument.text("FILE"), sentence)
                .named("-o", "--output");
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

    static OutputOptions ofTables(GivenOptions given) {
        return new OutputOptions(given, OutputFormat.ofTables(), FORMAT_OF_TABLES, FILE_OF_TABLES);
    }

    static OutputOptions ofTablesAndPictures(GivenOptions given) {
        return new OutputOptions(given, ALL, FORMAT_OF_PICTURES, FILE_OF_PICTURES);
    }

    OutputFormat format() {
        OutputFormat chosen = given.get(format).or(this::ofFile).orElse(OutputFormat.TABLE);
        if (isAscii() && chosen != OutputFormat.CHART) {
            throw new UsageException("--ascii is for --format chart; the format is " + chosen.label());
        }
        return chosen;
    }

    private boolean isAscii() {
        return formats.contains(OutputFormat.CHART) && given.has(ASCII);
    }

    /** What the file's name ends with says what it is to hold, where nothing else does; a name without an ending says nothing. */
    private Optional<OutputFormat> ofFile() {
        String ending = !given.has(file) ? "" : ending(given.text(file).toLowerCase(Locale.ROOT));
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
                file.name() + " " + Visible.quoted(given.text(file)) + ": what is written here has no ending " + ending
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
    private TerminalStyle style() {
        return new TerminalStyle(isAscii(), !given.has(file) && Boolean.getBoolean("roofline.colour"));
    }

    /** Writes what a command says in the format that was asked for. */
    void write(Content content, Console console) {
        write(format().text(content, style()), console);
    }

    /** Writes the report; in text for people nothing of a name can move their terminal. */
    void write(String text, Console console) {
        OutputFormat format = format();
        boolean isForPeople = format == OutputFormat.TABLE || format == OutputFormat.MARKDOWN;
        String said = Option.said(text);
        String shown = isForPeople ? Visible.lines(said) : said;
        if (!given.has(file)) {
            console.print(shown);
        } else {
            WholeFile.write(given.text(file), shown);
        }
    }
}
