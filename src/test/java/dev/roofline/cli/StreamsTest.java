package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where output goes, and what happens when it cannot. */
class StreamsTest {
    private static final String[] ANALYZE = {"analyze", "--model", "gpt", "--hw", "a100"};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --model gpt --hw a100",
                "analyze --model gpt --hw a100 --format csv",
                "analyze --model gpt --hw a100 --format html",
                "compare --model gpt --hw a100,h100",
                "trends",
                "list models",
                "show a100",
                "validate model-specs/gpt2.json",
                "reproduce survey",
                "--help",
                "analyze --help",
                "--version"
            })
    void aReaderThatWantsNoMoreEndsTheRunQuietly(String command) {
        StringWriter err = new StringWriter();
        int code = Main.run(command.split(" "), failing("Broken pipe"), new PrintWriter(err));
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
    }

    @Test
    void aRequirementIsCheckedWhetherOrNotTheReportIsReadToItsEnd() {
        StringWriter err = new StringWriter();
        String[] args = {"analyze", "--model", "gpt", "--hw", "a100", "--require", "decode.time_s<=0"};
        assertThat(Main.run(args, failing("Broken pipe"), new PrintWriter(err))).isEqualTo(4);
        assertThat(err.toString())
                .startsWith("roofline: requirement is false: ")
                .hasLineCount(1);
    }

    @Test
    void aFullDeviceIsSaidInOneSentence() {
        StringWriter err = new StringWriter();
        int code = Main.run(ANALYZE, failing("No space left on device"), new PrintWriter(err));
        assertThat(code).isEqualTo(3);
        assertThat(err.toString())
                .isEqualTo("roofline: error: the report could not be written whole to standard output:"
                        + " No space left on device\n");
    }

    @Test
    void aNameOfAFileThatIsNotUtf8IsRefused() throws IOException {
        Cli.Result result = Cli.run(
                "list", "formats", "-o", folder.resolve("wrong\uFFFD.csv").toString());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput()).contains("is not UTF-8").hasLineCount(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileIsWrittenWholeAndKeepsItsRights() throws IOException {
        Path file = folder.resolve("report.csv");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Cli.Result result =
                Cli.run("analyze", "--model", "gpt", "--hw", "a100", "--format", "csv", "-o", file.toString());
        assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(Files.readString(file)).startsWith("model,hardware,");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(names()).containsExactly("report.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "report.csv, 'model,hardware,'",
        "REPORT.JSON, '{'",
        "report.md, '**GPT-2 small'",
        "report.svg, '<?xml '",
        "report.txt, 'GPT-2 small on '",
        "csv, 'GPT-2 small on '"
    })
    void theEndingOfAFileSaysItsFormatWhereNothingElseDoes(String name, String start) throws IOException {
        Path file = folder.resolve(name);
        Cli.run("analyze", "--model", "gpt", "--hw", "a100", "-o", file.toString());
        assertThat(Files.readString(file)).startsWith(start);
        Cli.run("analyze", "--model", "gpt", "--hw", "a100", "--format", "csv", "-o", file.toString());
        assertThat(Files.readString(file)).startsWith("model,hardware,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "markdown", "chart"})
    void noNameOfAFileMovesATerminal(String format) throws IOException {
        Path spec = folder.resolve("red\u001b[31m\u202e.json");
        Files.copy(Path.of("model-specs/gpt2.json"), spec);
        Cli.Result result =
                Cli.run("compare", "--model", spec + ",bert", "--hw", "a100", "--path", "length=4", "--format", format);
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.output()).contains("red").contains("[31m").doesNotContain("\u001b", "\u202e");
        Files.writeString(spec, "{");
        Cli.Result wrong = Cli.run("analyze", "--model", spec.toString(), "--hw", "a100", "--format", format);
        assertThat(wrong.errorOutput()).contains("red\u241b").doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --model gpt --hw gold-6242",
                "trends",
                "compare --model gpt --hw a100,h100 --what-if batch=8"
            })
    void aPictureInATerminalIsEightyColumnsWideAndOfAsciiWhereAsked(String command) {
        String[] args = (command + " --format chart --ascii").split(" ");
        assertThat(Cli.run(args).output().lines()).hasSizeGreaterThan(30).allSatisfy(line -> {
            assertThat(line).matches("[ -~]*");
            assertThat(line.length()).isLessThanOrEqualTo(80);
        });
    }

    @Test
    void aLinkKeepsPointingAtTheFileThatIsWritten() throws IOException {
        Path file = folder.resolve("report.csv");
        Files.writeString(file, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Cli.run("list", "formats", "-o", link.toString());
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(file)).startsWith("name ");
    }

    @Test
    void nothingIsLeftWhereNothingCanBeWritten() throws IOException {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Cli.Result result = Cli.run("list", "formats", "-o", sub.toString());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput()).isEqualTo("roofline: error: " + sub + " is a directory; -o takes a file\n");
        assertThat(names()).containsExactly("sub");
    }

    @Test
    void aWrongCommandLeavesTheOldFileAsItWas() throws IOException {
        Path file = folder.resolve("report.csv");
        Files.writeString(file, "old");
        Cli.Result result = Cli.run("analyze", "--model", "nobody", "--hw", "a100", "-o", file.toString());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(Files.readString(file)).isEqualTo("old");
    }

    @Test
    void ownDirectoriesComeBeforeTheShippedFiles() throws IOException {
        String spec = Files.readString(Path.of("model-specs/gpt2.json")).replace("\"GPT-2 small\"", "\"Mine\"");
        Files.writeString(folder.resolve("mine.json"), spec);
        Cli.Result result = Cli.run("show", "gpt", "--model-dir", folder.toString());
        assertThat(result.output()).startsWith("Mine (mine)");
    }

    @Test
    void aNameWithACommaAndAQuoteStaysOneCell() throws IOException {
        Path file = folder.resolve("o,\"d.json");
        Files.copy(Path.of("model-specs/gpt2.json"), file);
        Cli.Result result =
                Cli.run("analyze", "--model", file.toString(), "--hw", "a100", "--by", "phase", "--format", "csv");
        assertThat(result.output().lines().toList()).hasSize(3);
        assertThat(result.output().lines().skip(1)).allMatch(line -> line.startsWith("\"o,\"\"d\",a100-sxm-80gb,"));
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
