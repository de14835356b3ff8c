package dev.roofline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import dev.roofline.cli.Formats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged tool as a process of its own. */
class LauncherIT {
    private static final String[] SHORT = {"analyze", "--model", "gpt", "--hw", "a100", "--by", "phase"};
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
    void aCopiedFolderWritesAnArchiveOfItsOwnOnceAndStartsFromIt() throws Exception {
        String tool = copied("copy");
        Cli.Result expected = new Cli.Result(0, Cli.run(SHORT).output(), "");
        assertThat(archives()).isEmpty();
        assertThat(run(folder, line(tool))).isEqualTo(expected);
        assertThat(archives())
                .hasSize(1)
                .allSatisfy(archive -> assertThat(archive).isNotEmptyFile());
        FileTime written = (FileTime) Files.getAttribute(archives().get(0), "unix:ctime");
        assertThat(run(folder, line(tool))).isEqualTo(expected);
        assertThat(archives()).hasSize(1);
        assertThat(Files.getAttribute(archives().get(0), "unix:ctime")).isEqualTo(written);
        assertThat(sourceOfMain(tool)).contains("shared objects file");
        try (Stream<Path> unfinished = Files.list(folder.resolve("cache/roofline/new"))) {
            assertThat(unfinished).isEmpty();
        }
    }

    @Test
    void aFolderOfAnyLettersWorksToo() throws Exception {
        // JDK 17 archives no class of a jar whose path is another as an address: such a folder gains little.
        String tool = copied("it's some wherë $HOME");
        Cli.Result expected = new Cli.Result(0, Cli.run(SHORT).output(), "");
        assertThat(run(folder, line(tool))).isEqualTo(expected);
        assertThat(run(folder, line(tool))).isEqualTo(expected);
        assertThat(archives()).hasSize(1);
    }

    @Test
    void theBuiltFolderStartsFromItsOwnArchive() throws Exception {
        assertThat(sourceOfMain(BIN.resolve("roofline").toString())).contains("shared objects file");
        assertThat(archives()).isEmpty();
    }

    /** What a record compares itself by is linked when it first does: 15 ms and 50 classes that no archive holds. */
    @Test
    void theShortestWayToAReportComparesNoRecords() throws Exception {
        List<String> classes = loaded(BIN.resolve("roofline").toString(), "analyze", "--model", "gpt", "--hw", "a100");
        assertThat(classes)
                .hasSizeGreaterThan(1000)
                .noneMatch(line -> line.contains("java.lang.runtime.ObjectMethods"));
    }

    @Test
    void anotherJarInItsPlaceAndAMovedFolderGetANewArchiveInsteadOfTheOld() throws Exception {
        String tool = copied("here");
        run(folder, line(tool));
        Path old = archives().get(0);
        Files.setLastModifiedTime(folder.resolve("here/roofline.jar"), FileTime.fromMillis(1_000_000_000_000L));
        run(folder, line(tool));
        assertThat(archives()).containsExactly(old);
        assertThat(sourceOfMain(tool)).contains("shared objects file");
        Files.move(folder.resolve("here"), folder.resolve("there"));
        run(folder, line(folder.resolve("there/roofline").toString()));
        assertThat(archives()).hasSize(1).doesNotContain(old);
    }

    @Test
    void theRunThatWritesTheArchiveEndsAsEveryOther() throws Exception {
        for (List<String> more :
                List.of(List.of("--require", "decode.time_s<=0"), List.of("--modle", "x"), List.of("--hw", "x"))) {
            String tool = copied("ends" + more.get(1).length() + more.get(0).length());
            List<String> line = new ArrayList<>(List.of(SHORT));
            line.addAll(more);
            int before = archives().size();
            Cli.Result expected = Cli.run(line.toArray(String[]::new));
            line.add(0, tool);
            assertThat(run(folder, line.toArray(String[]::new))).isEqualTo(expected);
            assertThat(archives()).hasSize(before + 1);
        }
    }

    @Test
    void runsAtOneTimeDoNotDisturbEachOther() throws Exception {
        String tool = copied("at-once");
        String four = "for i in 1 2 3 4; do \"$@\" >\"$0$i\" 2>&1 & done; wait";
        List<String> line = new ArrayList<>(List.of("sh", "-c", four, folder + "/out"));
        line.addAll(List.of(line(tool)));
        run(folder, line.toArray(String[]::new));
        for (int i = 1; i <= 4; i++) {
            assertThat(folder.resolve("out" + i)).hasContent(Cli.run(SHORT).output());
        }
        assertThat(archives()).hasSize(1);
        assertThat(sourceOfMain(tool)).contains("shared objects file");
    }

    @Test
    void anArchiveThatCannotBeWrittenIsNoMatter() throws Exception {
        String tool = copied("poor");
        Cli.Result expected = new Cli.Result(0, Cli.run(SHORT).output(), "");
        Files.writeString(folder.resolve("file"), "");
        for (List<String> surroundings : List.of(
                List.of("-u", "XDG_CACHE_HOME", "-u", "HOME"),
                List.of("-u", "XDG_CACHE_HOME", "HOME=/nonexistent"),
                List.of("-u", "XDG_CACHE_HOME", "HOME=relative"),
                List.of("XDG_CACHE_HOME=" + folder + "/file"),
                List.of("ROOFLINE_ARCHIVE=off"))) {
            List<String> line = new ArrayList<>(List.of("env"));
            line.addAll(surroundings);
            line.addAll(List.of(line(tool)));
            assertThat(run(folder, line.toArray(String[]::new)))
                    .as("%s", surroundings)
                    .isEqualTo(expected);
            assertThat(archives()).isEmpty();
        }
        // The JVM gives up half way, says so on standard output and ends with 1; nobody must see that.
        List<String> line = new ArrayList<>(List.of("sh", "-c", "ulimit -f 2000; exec \"$0\" \"$@\""));
        line.addAll(List.of(line(tool)));
        assertThat(run(folder, line.toArray(String[]::new))).isEqualTo(expected);
        assertThat(archives()).allSatisfy(archive -> assertThat(archive).isEmptyFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=xx_XX.UTF-8", "LANG=fr_FR.ISO-8859-1", "LC_CTYPE=C.UTF-8"})
    void filesWithAnyLettersOpenUnderEveryLocale(String locale) throws Exception {
        Path model = Files.copy(Path.of("model-specs/gpt2.json"), folder.resolve("модель 模型.json"));
        Path report = folder.resolve("отчёт.csv");
        Cli.Result result = run(
                folder,
                "env",
                locale,
                BIN.resolve("roofline").toString(),
                "analyze",
                "--model",
                "./" + model.getFileName(),
                "--hw",
                "a100",
                "--by",
                "phase",
                "-o",
                report.getFileName().toString());
        assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(Files.readString(report)).contains("\nмодель 模型,a100-sxm-80gb,");
        Cli.Result wrong = run(folder, "env", locale, BIN.resolve("roofline").toString(), "show", "./нет.json");
        assertThat(wrong.errorOutput()).isEqualTo("./нет.json: error: there is no such file\n");
    }

    @Test
    void aReaderThatWantsNoMoreEndsTheRunQuietly() throws Exception {
        // More than a pipe holds, to a reader that takes one line.
        String pipe = "{ \"$0\" \"$@\"; echo \"exit $?\" >&2; } | head -n 1";
        String tool = BIN.resolve("roofline").toString();
        for (String format : Formats.ofTables()) {
            Cli.Result result = run(folder, "sh", "-c", pipe, tool, "list", "hardware", "--format", format);
            assertThat(result.errorOutput()).as(format).isEqualTo("exit 0\n");
            assertThat(result.output()).hasLineCount(1);
        }
        Cli.Result result = run(
                folder,
                "sh",
                "-c",
                pipe,
                tool,
                "analyze",
                "--model",
                "deepseek-v3",
                "--hw",
                "h100",
                "--by",
                "layer",
                "--format",
                "json",
                "--require",
                "decode.time_s<=0");
        assertThat(result.errorOutput())
                .startsWith("roofline: requirement is false: ")
                .endsWith("\nexit 4\n")
                .hasLineCount(2);
    }

    @Test
    void aJavaThatIsNotThereOrTooOldIsToldInASentence() throws Exception {
        String tool = BIN.resolve("roofline").toString();
        Cli.Result missing = run(folder, "env", "ROOFLINE_JAVA=/nowhere/java", tool, "--version");
        assertThat(missing)
                .isEqualTo(new Cli.Result(
                        3, "", "roofline: error: ROOFLINE_JAVA is \"/nowhere/java\", and there is no such program\n"));
        Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_412\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        assertThat(run(folder, "env", "ROOFLINE_JAVA=" + java, tool, "--version"))
                .isEqualTo(new Cli.Result(3, "", tooOld(java, 8)));
        Files.writeString(folder.resolve("old/release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");
        assertThat(run(folder, "env", "ROOFLINE_JAVA=" + java, "ROOFLINE_ARCHIVE=off", tool, "--version"))
                .isEqualTo(new Cli.Result(3, "", tooOld(java, 11)));
        assertThat(archives()).isEmpty();
    }

    private static String tooOld(Path java, int version) {
        return "roofline: error: Java 17 or newer is needed, and " + java + " is Java " + version
                + " (JAVA_HOME or ROOFLINE_JAVA may name another)\n";
    }

    @Test
    void theCacheIsClearedByACommandThatFillsItNotAgain() throws Exception {
        String tool = copied("cleared");
        run(folder, line(tool));
        Path cache = folder.resolve("cache/roofline");
        assertThat(run(folder, tool, "cache", "path").output()).isEqualTo(cache + "\n");
        Cli.Result cleared = run(folder, tool, "cache", "clear");
        assertThat(cleared.output()).startsWith("removed 1 class archive (").endsWith(" MB) from " + cache + "\n");
        assertThat(cache).doesNotExist();
        assertThat(run(folder, tool, "cache", "clear"))
                .isEqualTo(new Cli.Result(
                        0, "nothing to remove: there is no class archive of roofline in " + cache + "\n", ""));
        assertThat(cache).doesNotExist();
    }

    @Test
    void passesExitCodesOn() throws Exception {
        String tool = BIN.resolve("roofline").toString();
        assertThat(run(folder, tool, "analyze", "--modle", "gpt").exitCode()).isEqualTo(2);
        assertThat(run(folder, tool, "analyze", "--model", "nobody", "--hw", "a100")
                        .exitCode())
                .isEqualTo(3);
        assertThat(run(folder, tool, "analyze", "--model", "gpt", "--hw", "a100", "--require", "time_s<=0")
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void saysInOneSentenceThatItCannotWrite() throws Exception {
        String tool = BIN.resolve("roofline").toString();
        Cli.Result closed = run(folder, "sh", "-c", "\"$0\" list hardware >&-", tool);
        assertThat(closed.exitCode()).isEqualTo(3);
        assertThat(closed.errorOutput()).startsWith("roofline: error: the report could not be written whole");
        assertThat(closed.errorOutput()).hasLineCount(1);
        if (Files.exists(Path.of("/dev/full"))) {
            assertThat(run(folder, "sh", "-c", "\"$0\" list hardware >/dev/full", tool)
                            .exitCode())
                    .isEqualTo(3);
        }
    }

    @Test
    void loadsNoClassesThatWouldCostMoreThanTheAnalysis() throws Exception {
        List<String> opened = new ArrayList<>();
        String trace = run(
                        folder,
                        "env",
                        "ROOFLINE_JAVA_OPTS=-Xlog:class+load:file=" + folder.resolve("classes.log"),
                        BIN.resolve("roofline").toString(),
                        "analyze",
                        "--model",
                        "gpt",
                        "--hw",
                        "a100")
                .output();
        assertThat(trace).contains("gpt2");
        for (String line : Files.readAllLines(folder.resolve("classes.log"))) {
            if (line.contains("databind") || line.contains("java.awt") || line.contains("MessageDigest")) {
                opened.add(line);
            }
        }
        assertThat(opened).isEmpty();
    }

    /** A copy of the built folder, with new times as {@code cp -r} gives them. */
    private String copied(String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        for (String file : List.of("roofline", "roofline.jar", "roofline.jsa", "roofline.jvm")) {
            Files.copy(BIN.resolve(file), copy.resolve(file));
        }
        return copy.resolve("roofline").toString();
    }

    private static String[] line(String tool) {
        List<String> line = new ArrayList<>(List.of(tool));
        line.addAll(List.of(SHORT));
        return line.toArray(String[]::new);
    }

    private List<Path> archives() throws IOException {
        Path cache = folder.resolve("cache");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(path -> path.toString().endsWith(".jsa")).sorted().toList();
        }
    }

    /** Where the JVM takes the class from that a run begins with. */
    private List<String> loaded(String... command) throws Exception {
        Path log = folder.resolve("source.log");
        Files.deleteIfExists(log);
        List<String> line = new ArrayList<>(List.of("env", "ROOFLINE_JAVA_OPTS=-Xlog:class+load:file=source.log"));
        line.addAll(List.of(command));
        run(folder, line.toArray(String[]::new));
        return Files.readAllLines(log);
    }

    private String sourceOfMain(String tool) throws Exception {
        for (String line : loaded(tool, "--version")) {
            if (line.contains("dev.roofline.cli.Main source:")) {
                return line;
            }
        }
        return "";
    }

    private Cli.Result run(Path directory, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", "");
        Path err = Files.createTempFile("err", "");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
            Process process = builder.start();
            int code = process.waitFor();
            return new Cli.Result(
                    code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
