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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Command lines as folders: {@code args} (one a line; {@code $CASE} is the folder), and what they must leave in
 * {@code stdout}, {@code stderr} and {@code exit}.
 */
class CliCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cli");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesWhatItsFolderSays(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Cli.Result result = run(folder);
        Golden.compare(folder.resolve("stdout"), masked(result.output(), folder));
        Golden.compare(folder.resolve("stderr"), masked(result.errorOutput(), folder));
        Golden.compare(folder.resolve("exit"), result.exitCode() + "\n");
        assertThat(result.errorOutput()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void printsTheSameBytesUnderEveryLocale() throws IOException {
        assumeFalse(Golden.updating(), "the files are being written anew");
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                for (String name : cases().toList()) {
                    Path folder = CASES.resolve(name);
                    assertThat(masked(run(folder).output(), folder))
                            .as("%s under %s", name, tag)
                            .isEqualTo(Files.readString(folder.resolve("stdout")));
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Cli.Result run(Path folder) throws IOException {
        List<String> args = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("args"))) {
            args.add(line.replace("$CASE", folder.toString()));
        }
        return Cli.run(args.toArray(String[]::new));
    }

    private static String masked(String text, Path folder) {
        return text.replace(folder.toString(), "$CASE");
    }
}
