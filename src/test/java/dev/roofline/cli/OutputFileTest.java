package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that {@code -o} names: their endings, and the links that lead to them; and commands that are none. */
class OutputFileTest {
    @TempDir
    private Path folder;

    /** What no format has, and what another command has, is neither written as a table nor taken for a slip of no weight. */
    @ParameterizedTest
    @CsvSource({
        "list formats, out.xlsx, .txt .csv .json .md (",
        "list formats, out.svg, .txt .csv .json .md (",
        "list formats, out.tar.gz, .gz",
        "list formats, OUT.XLSX, .xlsx",
        "validate model-specs/gpt2.json, x.html, .txt .csv .json .md (",
        "analyze --model gpt --hw a100, out.xlsx, .txt .csv .json .md .svg .html (",
        "analyze --model gpt --hw a100, out.jsn, did you mean \".json\"?",
        "compare --model gpt --hw a100 --hw h100, out.pdf, .svg .html (",
        "trends, out.png, .svg .html (",
        "reproduce survey, out.doc, .csv",
        "show gpt, a.yaml, .json"
    })
    void anEndingThatIsNotKnownIsMetWithThoseThatAre(String command, String name, String known) {
        Path file = folder.resolve(name);
        Cli.Result result = Cli.run((command + " -o " + file).split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains(known);
        assertThat(file).doesNotExist();
        Cli.Result chosen = Cli.run((command + " --format csv -o " + file).split(" "));
        assertThat(chosen.exitCode()).as(chosen.errorOutput()).isZero();
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "report.txt", ".hidden", "report.", "a.b/report", "REPORT.TXT"})
    void aNameWithoutAnEndingIsThatOfATable(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Cli.Result result = Cli.run("list", "formats", "-o", file.toString());
        assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(Files.readString(file)).startsWith("name ");
    }

    /** A chain of relative links, through a linked directory and up again, to a file that is there or not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linksAreFollowedToTheFileThatTheyLeadTo(boolean there) throws IOException {
        Path far = Files.createDirectories(folder.resolve("far/away"));
        Path file = far.resolve("report");
        if (there) {
            Files.writeString(file, "old");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        }
        Files.createSymbolicLink(folder.resolve("door"), Path.of("far/away"));
        Files.createSymbolicLink(far.resolve("second"), Path.of("../away/report"));
        Path link = Files.createSymbolicLink(folder.resolve("first"), Path.of("door/second"));
        Cli.Result result = Cli.run("list", "formats", "-o", link.toString());
        assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("door/second"));
        assertThat(Files.isSymbolicLink(far.resolve("second"))).isTrue();
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(Files.readString(file)).startsWith("name ");
        if (there) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-r-----");
        }
        assertThat(names()).containsExactlyInAnyOrder("far", "door", "first");
        try (Stream<Path> left = Files.list(far)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("report", "second");
        }
    }

    @Test
    void linksInACircleLeadToNoFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        Files.createSymbolicLink(folder.resolve("self"), Path.of("self"));
        for (String name : List.of("a", "self", "self/report", "a/x/report")) {
            Path file = folder.resolve(name);
            Cli.Result result = Cli.run("list", "formats", "-o", file.toString());
            assertThat(result.exitCode()).as(name).isEqualTo(2);
            assertThat(result.errorOutput())
                    .startsWith("roofline: error: -o \"")
                    .endsWith(": its links lead in a circle, to no file\n");
        }
        assertThat(names()).containsExactlyInAnyOrder("a", "b", "self");
    }

    @Test
    void aLinkIntoNoDirectorySaysSo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere/report"));
        Cli.Result result = Cli.run("list", "formats", "-o", link.toString());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput()).endsWith(" cannot be written: its directory does not exist\n");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo --help",
                "--help foo",
                "foo -h",
                "foo --version",
                "analise --help",
                "help analise",
                "help foo",
                "help list models"
            })
    void helpOfACommandThatIsNotThereIsAWrongCommandLine(String line) {
        Cli.Result result = Cli.run(line.split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput()).startsWith("roofline: error: ");
        if (line.contains("analise")) {
            assertThat(result.errorOutput()).endsWith("did you mean \"analyze\"?\n");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
