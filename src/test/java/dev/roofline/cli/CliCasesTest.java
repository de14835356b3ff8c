package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.roofline.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@link CaseFolder} is left with what it says. */
@Tag(Golden.TAG)
class CliCasesTest {
    static Stream<String> cases() {
        return CaseFolder.in(CaseFolder.ALL).stream().map(CaseFolder::name);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesWhatItsFolderSays(String name) {
        CaseFolder folder = new CaseFolder(CaseFolder.ALL.resolve(name));
        Cli.Result result = folder.run();
        Golden.compare(folder.path().resolve("stdout"), result.output());
        Golden.compare(folder.path().resolve("stderr"), result.errorOutput());
        Golden.compare(folder.path().resolve("exit"), result.exitCode() + "\n");
        assertThat(result.errorOutput()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void printsTheSameBytesUnderEveryLocale() throws IOException {
        assumeFalse(Golden.updating(), "the files are being written anew");
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                for (CaseFolder folder : CaseFolder.in(CaseFolder.ALL)) {
                    assertThat(folder.run().output())
                            .as("%s under %s", folder, tag)
                            .isEqualTo(Files.readString(folder.path().resolve("stdout")));
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    /** A case about one behaviour names its columns, paths or lines, so that other changes leave it alone. */
    @Test
    void wholeReportsAreThoseThatHaveAReason() throws IOException {
        List<String> whole = new ArrayList<>();
        for (CaseFolder folder : CaseFolder.in(CaseFolder.ALL)) {
            if (WholeCases.isWhole(folder, Files.readString(folder.path().resolve("stdout")))) {
                whole.add(folder.name());
            }
        }
        assertThat(whole).containsExactlyInAnyOrderElementsOf(WholeCases.REASONS.keySet());
    }

    @Test
    void everyFolderIsAWholeCaseAndNothingElseLiesThere() {
        if (Golden.updating()) {
            CaseFolder.removeStale(CaseFolder.ALL);
        } else {
            assertThat(CaseFolder.problems(CaseFolder.ALL)).isEmpty();
        }
    }

    @Test
    void whatIsMissingOrLeftOverIsNamed(@TempDir Path root) throws IOException {
        write(root.resolve("whole"), "list\n$CASE/input.json\n", "stdout", "stderr", "exit", "input.json");
        assertThat(CaseFolder.problems(root)).isEmpty();
        write(root.resolve("again"), "list\n$CASE/input.json\n", "stdout", "stderr", "exit", "input.json");
        write(root.resolve("incomplete"), "show\na100\n", "stdout", "exit");
        write(root.resolve("littered"), "show\ngpt\n", "stdout", "stderr", "exit", "stdout.orig");
        Files.createDirectory(root.resolve("empty"));
        Files.writeString(root.resolve("stray"), "");
        write(root.resolve("renamed"), "", "stdout", "stderr", "exit");
        Files.delete(root.resolve("renamed/args"));
        assertThat(CaseFolder.problems(root))
                .containsExactlyInAnyOrder(
                        root.resolve("whole") + " asks what " + root.resolve("again") + " asks",
                        root.resolve("incomplete") + " has no stderr",
                        root.resolve("littered/stdout.orig") + " is read by nobody",
                        root.resolve("empty") + " has no args",
                        root.resolve("stray") + " is no folder of a case",
                        root.resolve("renamed") + " has no args");
        CaseFolder.removeStale(root);
        assertThat(Golden.entries(root))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("again", "incomplete", "littered", "stray", "whole");
    }

    @Test
    void whatACaseIsAboutIsNamedOnceAndNotEmpty(@TempDir Path root) throws IOException {
        write(root.resolve("both"), "list\n", "stdout", "stderr", "exit", "paths", "lines");
        Files.writeString(root.resolve("both/paths"), "rows[].time_s\n\nrows[].time_s\n");
        assertThat(CaseFolder.problems(root))
                .containsExactlyInAnyOrder(
                        root.resolve("both") + " names both paths and lines",
                        root.resolve("both/lines") + " names nothing",
                        root.resolve("both/paths") + " has a line that is empty",
                        root.resolve("both/paths") + " has a line that is there twice");
    }

    private static void write(Path folder, String args, String... others) throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("args"), args);
        for (String other : others) {
            Files.writeString(folder.resolve(other), "");
        }
    }
}
