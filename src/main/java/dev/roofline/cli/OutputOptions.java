package dev.roofline.cli;

import dev.roofline.draw.Screen;
import dev.roofline.json.Visible;
import dev.roofline.render.CommandOutput;
import dev.roofline.render.CsvFormat;
import dev.roofline.render.DecimalMark;
import dev.roofline.render.Format;
import dev.roofline.render.ScreenText;
import dev.roofline.report.Sheet;
import dev.roofline.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the output looks like and where it goes. */
record OutputOptions(GivenOptions given) {
    private static final List<OutputFormat> ALL = List.of(OutputFormat.values());
    private static final Option<OutputFormat> FORMAT_OF_TABLES =
            format(OutputFormat.ofTables(), "table (default), csv, json or markdown");
    private static final Option<OutputFormat> FORMAT_OF_PICTURES =
            format(ALL, "table (default), csv, json, markdown, svg, html, or chart (a picture in the terminal)");
    private static final Option<String> FILE_OF_TABLES = file(OutputFormat.ofTables());
    private static final Option<String> FILE_OF_PICTURES = file(ALL);
    private static final Option<String> ASCII =
            OptionGroup.OUTPUT.of("ascii", Argument.FLAG, "draw --format chart with ASCII alone");

    private static final Option<DecimalMark> DECIMAL = OptionGroup.OUTPUT.of(
            "decimal",
            new ChoiceArgument<>("MARK", List.of(DecimalMark.values())),
            "decimals of --format csv after a point (default) or a comma; then semicolons stand between fields");

    static final List<Option<?>> OF_TABLES =
            Option.all(List.of(FORMAT_OF_TABLES, FILE_OF_TABLES, DECIMAL), ScreenOptions.ALL);
    static final List<Option<?>> OF_TABLES_AND_PICTURES =
            Option.all(List.of(FORMAT_OF_PICTURES, FILE_OF_PICTURES, DECIMAL, ASCII), ScreenOptions.ALL);

    private static Option<OutputFormat> format(List<OutputFormat> formats, String sentence) {
        return OptionGroup.OUTPUT.of("format", new ChoiceArgument<>("FORMAT", formats), sentence);
    }

    private static Option<String> file(List<OutputFormat> formats) {
        String sentence = "write to a file, whole or not at all, instead of standard output;"
                + " without --format its ending (" + String.join(" ", endings(formats)) + ") says the format";
        return OptionGroup.OUTPUT.of("output", Argument.text("FILE"), sentence).named("-o", "--output");
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

    /** Whether the command draws too. */
    private boolean draws() {
        return given.takes(ASCII);
    }

    private List<OutputFormat> formats() {
        return draws() ? ALL : OutputFormat.ofTables();
    }

    private @Nullable String file() {
        return given.textOrNull(draws() ? FILE_OF_PICTURES : FILE_OF_TABLES);
    }

    OutputFormat format() {
        Optional<OutputFormat> said = given.get(draws() ? FORMAT_OF_PICTURES : FORMAT_OF_TABLES);
        OutputFormat chosen = said.isPresent() ? said.get() : ofFile();
        if (isAscii() && chosen != OutputFormat.CHART) {
            throw new UsageException("--ascii is for --format chart; the format is " + chosen.label());
        }
        if (given.has(DECIMAL) && chosen != OutputFormat.CSV) {
            throw new UsageException(DECIMAL.name() + " is for --format csv; the format is " + chosen.label());
        }
        return chosen;
    }

    private boolean isAscii() {
        return draws() && given.has(ASCII);
    }

    /** What the file's name ends with says what it is to hold, where nothing else does; a name without an ending says nothing. */
    private OutputFormat ofFile() {
        @Nullable String file = file();
        String ending = file == null ? "" : ending(file.toLowerCase(Locale.ROOT));
        if (file == null || ending.isEmpty()) {
            return OutputFormat.TABLE;
        }
        for (OutputFormat each : formats()) {
            if (each.ending().equals(ending)) {
                return each;
            }
        }
        List<String> known = endings(formats());
        throw Arguments.unknown(
                "-o " + Visible.quoted(file) + ": what is written here has no ending " + ending + "; endings are "
                        + String.join(" ", known) + " (--format says the format of any other file)",
                ending,
                known);
    }

    /** The last dot of a file's name and what follows it; empty where there is none but at the name's two ends. */
    private static String ending(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 || dot == name.length() - 1 ? "" : name.substring(dot);
    }

    /** What is written to. */
    private Screen screen() {
        return new ScreenOptions(given).screen(format(), file(), isAscii());
    }

    /** Writes what a command says in the format that was asked for. */
    void write(CommandOutput content, Console console) {
        put(writer().of(content, screen()), console);
    }

    private Format writer() {
        OutputFormat format = format();
        return given.has(DECIMAL) ? new CsvFormat(given.get(DECIMAL).orElseThrow()) : format.writer();
    }

    /**
     * Writes a list in the format that was asked for.
     *
     * @param remarks sentences under it, which lists for machines have no place for
     */
    void write(Table table, List<String> remarks, Console console) {
        Screen screen = screen();
        boolean isForPeople = format() == OutputFormat.TABLE;
        boolean isSaidInstead = isForPeople && table.rows().isEmpty() && !remarks.isEmpty();
        StringBuilder text = new StringBuilder(isSaidInstead ? "" : writer().of(table, screen));
        if (isForPeople) {
            for (String remark : remarks) {
                text.append(ScreenText.of(remark, screen));
            }
        }
        put(text.toString(), console);
    }

    /** Writes one model or machine in the format that was asked for. */
    void write(Sheet sheet, Console console) {
        put(writer().of(sheet, screen()), console);
    }

    /** Writes lines for people; nothing of a name can move their terminal. */
    void write(String text, Console console) {
        StringBuilder shown = new StringBuilder();
        for (String line : text.split("\n", 0)) {
            shown.append(ScreenText.of(line, screen()));
        }
        put(shown.toString(), console);
    }

    /** Of what formats wrote, in which all that came from names is harmless already. */
    private void put(String text, Console console) {
        String shown = Option.said(text);
        @Nullable String file = file();
        if (file == null) {
            console.print(shown);
        } else {
            WholeFile.write(file, shown);
        }
    }
}
