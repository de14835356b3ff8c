package dev.roofline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool as a process of its own. */
class LauncherIT {
    private static final Path BIN = Path.of("target/bin").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void printsWhatTheTestsSeeFromAnyDirectoryAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), BIN.resolve("roofline"));
        String expected = Cli.run("analyze", "--model", "gpt", "--hw", "a100").output();
        assertThat(run(folder, link.toString(), "analyze", "--model", "gpt", "--hw", "a100"))
                .isEqualTo(new Cli.Result(0, expected, ""));
    }

    @Test
    void worksWhereItsFolderIsCopiedTo() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("some where"));
        for (String file : List.of("roofline", "roofline.jar", "roofline.jsa")) {
            Files.copy(BIN.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        assertThat(run(folder, copy.resolve("roofline").toString(), "list", "formats").exitCode()).isZero();
    }

    @Test
    void passesExitCodesOn() throws Exception {
        String tool = BIN.resolve("roofline").toString();
        assertThat(run(folder, tool, "analyze", "--modle", "gpt").exitCode()).isEqualTo(2);
        assertThat(run(folder, tool, "analyze", "--model", "nobody", "--hw", "a100").exitCode()).isEqualTo(3);
        assertThat(run(folder, tool, "analyze", "--model", "gpt", "--hw", "a100", "--require", "time_s<=0")
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void saysInOneSentenceThatItsReaderHasGone() throws Exception {
        String tool = BIN.resolve("roofline").toString();
        Cli.Result closed = run(folder, "sh", "-c", "\"$0\" list hardware >&-", tool);
        assertThat(closed.exitCode()).isEqualTo(3);
        assertThat(closed.errorOutput()).startsWith("roofline: error: the report could not be written whole");
        assertThat(closed.errorOutput()).hasLineCount(1);
        if (Files.exists(Path.of("/dev/full"))) {
            assertThat(run(folder, "sh", "-c", "\"$0\" list hardware >/dev/full", tool).exitCode()).isEqualTo(3);
        }
    }

    @Test
    void loadsNoClassesThatWouldCostMoreThanTheAnalysis() throws Exception {
        List<String> opened = new ArrayList<>();
        String trace = run(folder, "env", "ROOFLINE_JAVA_OPTS=-Xlog:class+load:file=" + folder.resolve("classes.log"),
                        BIN.resolve("roofline").toString(), "analyze", "--model", "gpt", "--hw", "a100")
                .output();
        assertThat(trace).contains("gpt2");
        for (String line : Files.readAllLines(folder.resolve("classes.log"))) {
            if (line.contains("databind") || line.contains("java.awt") || line.contains("MessageDigest")) {
                opened.add(line);
            }
        }
        assertThat(opened).isEmpty();
    }

    private static Cli.Result run(Path directory, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", "");
        Path err = Files.createTempFile("err", "");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            int code = process.waitFor();
            return new Cli.Result(
                    code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
