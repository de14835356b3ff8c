package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.roofline.Golden;
import dev.roofline.cli.Cli;
import dev.roofline.cli.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * These goldens seal the formats, each as a whole: a small model on a small machine, whose names hold all that a format
 * could trip over, in every format. A change of one of them is a change for everybody who reads that format by program, to
 * be said in the release notes. Behaviour is tested elsewhere, by the columns that it is about.
 */
@Tag(Golden.TAG)
class WholeFormatsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/formats");

    /** Line feeds, marks of direction and escapes: what a name of a file may have, and a name inside of one may not. */
    private static final Path MODEL = Path.of("target/formats/od\nd, \"\u202Eq\u202C\" <i>|\u001B[31m&.json");

    private static final Path MACHINE = Path.of("target/formats/x\r\ty\u200F'\u0007\u001B]0;t\u0007.json");

    @BeforeAll
    static void giveTheFilesTheirNames() throws IOException {
        Files.createDirectories(MODEL.getParent());
        Files.copy(GOLDEN.resolve("model.json"), MODEL, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(GOLDEN.resolve("machine.json"), MACHINE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void everyFormatStaysAsItWasLastLookedAt() {
        rendered().forEach((name, text) -> Golden.compare(GOLDEN.resolve(name), text));
    }

    @Test
    void nothingElseLiesBesideThem() {
        List<String> names = new ArrayList<>(List.of("model.json", "machine.json"));
        names.addAll(commands().keySet());
        Golden.allowOnly(GOLDEN, names);
    }

    @Test
    void noNameMovesATerminalOrTurnsALine() {
        rendered()
                .forEach((name, text) -> assertThat(text)
                        .as(name)
                        .doesNotContainPattern("[\\p{Cc}&&[^\n\t]]|[\u200E\u200F\u202A-\u202E]"));
    }

    /** Decimal commas, Arabic and Devanagari digits, a dotless i, a Buddhist year: none of it reaches a report. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "en-US",
                "ru-RU",
                "ar-EG-u-nu-arab",
                "tr-TR",
                "hi-IN-u-nu-deva",
                "th-TH-u-ca-buddhist-nu-thai"
            })
    void theLocaleChangesNoByte(String tag) throws IOException {
        assumeFalse(Golden.updating(), "the files are being written anew");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            for (Map.Entry<String, String> each : rendered().entrySet()) {
                assertThat(each.getValue())
                        .as(each.getKey())
                        .isEqualTo(Files.readString(GOLDEN.resolve(each.getKey())));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    /** A charset is a JVM's for good, so that each has one of its own, which ends its lines as Windows does. */
    @ParameterizedTest
    @CsvSource({"ISO-8859-1,tr", "UTF-16,ar"})
    void theCharsetAndTheLineSeparatorChangeNoByte(String charset, String language, @TempDir Path folder)
            throws IOException, InterruptedException {
        assumeFalse(Golden.updating(), "the files are being written anew");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=" + charset,
                "-Duser.language=" + language,
                "-Dline.separator=\r\n",
                "-cp",
                System.getProperty("java.class.path"),
                WholeFormatsTest.class.getName(),
                folder.toString());
        // The names of the files are in UTF-8, whatever the text in them.
        builder.environment().put("LC_ALL", "C.UTF-8");
        Path log = folder.resolve("log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        for (String name : commands().keySet()) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(GOLDEN.resolve(name));
        }
    }

    /** Writes all of them into a folder. */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> each : rendered().entrySet()) {
            Files.writeString(Path.of(args[0]).resolve(each.getKey()), each.getValue());
        }
    }

    private static Map<String, String> rendered() {
        Map<String, String> texts = new LinkedHashMap<>();
        commands().forEach((name, command) -> {
            Cli.Result result = Cli.run(command.toArray(String[]::new));
            assertThat(result.exitCode()).as(result.errorOutput()).isZero();
            texts.put(name, result.output());
        });
        return texts;
    }

    /** Command lines by the name of the golden of what they print. */
    private static Map<String, List<String>> commands() {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (String format : Formats.all()) {
            // All that CSV can hold.
            String columns = format.equals("csv") ? " --columns +all" : "";
            put(commands, "analyze", format, "--batch 2 --tp 2 --generate 3 --price 2.5 --power tdp" + columns);
            // JSON says the most of every row: whole phases have all that a comparison adds.
            String rows = format.equals("json") ? " --by phase" : "";
            put(commands, "compare", format, "--phase decode --what-if batch=4" + rows + columns);
        }
        for (String format : Formats.ofTables()) {
            commands.put("show-model." + format, List.of("show", MODEL.toString(), "--format", format));
            commands.put("show-machine." + format, List.of("show", MACHINE.toString(), "--format", format));
        }
        return commands;
    }

    private static void put(Map<String, List<String>> commands, String command, String format, String options) {
        List<String> words = new ArrayList<>(
                List.of(command, "--model", MODEL.toString(), "--hw", MACHINE.toString(), "--format", format));
        words.addAll(List.of(options.split(" ")));
        commands.put(command + "." + format, words);
    }
}
