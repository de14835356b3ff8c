package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README is short, sets a fresh machine up in two commands, and its commands answer its questions. */
class ReadmeTest {
    private static final int MOST_LINES = 300;
    private static final int MOST_BYTES = 20_000;
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+\\?) \\| `(roofline [^`|]+)` \\| ([^|]*) \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @Test
    void isReadInOneSitting() throws IOException {
        assertThat(Pages.lines(Pages.README)).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(Files.size(Pages.README)).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void setsAFreshMachineUpInTwoCommands() {
        assertThat(Pages.lines(Pages.README))
                .containsOnlyOnce("mvn -q package -DskipTests && target/bin/roofline analyze --model gpt --hw a100")
                .containsOnlyOnce("mvn -B verify");
    }

    /** What a row quotes beside its command is part of what the command prints, or of the file that it writes. */
    @Test
    void everyCommandOfTheTableAnswersItsQuestion(@TempDir Path folder) throws IOException {
        List<String> unanswered = new ArrayList<>();
        int answered = 0;
        for (String line : Pages.lines(Pages.README)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String printed = printed(row.group(2), folder);
                Matcher quoted = QUOTED.matcher(row.group(3));
                int answers = 0;
                while (quoted.find()) {
                    answers++;
                    if (!printed.contains(quoted.group(1))) {
                        unanswered.add(row.group(1) + " " + quoted.group(1));
                    }
                }
                assertThat(answers).as(line).isPositive();
                answered++;
            }
        }
        assertThat(unanswered).isEmpty();
        assertThat(answered).isGreaterThan(20);
    }

    private static String printed(String command, Path folder) throws IOException {
        List<String> words = new ArrayList<>(CommandLine.of(command).words());
        int output = words.indexOf("-o") + 1;
        Path file = output > 0 ? folder.resolve(words.get(output)) : folder;
        if (output > 0) {
            words.set(output, file.toString());
        }
        Cli.Result result = new CommandLine(words).run();
        assertThat(result.exitCode()).as(command + "\n" + result.errorOutput()).isZero();
        return output > 0 ? Files.readString(file) : result.output().replaceAll("\\s+", " ");
    }
}
