package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every {@code $ roofline ...} block of the README shows what the command prints today. */
@Tag(Golden.TAG)
class ReadmeExamplesTest {
    private static final Path README = Path.of("README.md");
    private static final String FENCE = "```";
    private static final List<String> CHART = List.of("analyze", "--model", "gpt", "--hw", "a100", "--format", "svg");

    @Test
    void everyExampleShowsCompleteAndCurrentOutput() throws IOException {
        List<String> lines = Files.readAllLines(README);
        List<String> rewritten = new ArrayList<>();
        int examples = 0;
        for (int i = 0; i < lines.size(); i++) {
            rewritten.add(lines.get(i));
            if (!lines.get(i).startsWith("$ roofline ") || !lines.get(i - 1).equals(FENCE + "console")) {
                continue;
            }
            int end = i + 1;
            while (!lines.get(end).equals(FENCE)) {
                end++;
            }
            String shown = String.join("\n", lines.subList(i + 1, end));
            String printed = run(lines.get(i).substring("$ roofline ".length()));
            if (!Golden.updating()) {
                assertThat(printed).as(lines.get(i)).isEqualTo(shown);
            }
            rewritten.addAll(printed.lines().toList());
            i = end - 1;
            examples++;
        }
        if (Golden.updating()) {
            Files.write(README, rewritten);
        }
        assertThat(examples).isGreaterThanOrEqualTo(8);
    }

    @Test
    void theChartAtTheTopIsWhatTheToolDrawsToday() throws IOException {
        assertThat(Files.readString(README))
                .contains("](src/readme/roofline.svg)", "`roofline " + String.join(" ", CHART) + "`");
        Cli.Result result = Cli.run(CHART.toArray(String[]::new));
        assertThat(result.errorOutput()).isEmpty();
        Golden.compare(Path.of("src/readme/roofline.svg"), result.output());
    }

    /** What a terminal would show: both streams, and the exit code where it is not 0. */
    private static String run(String command) {
        Cli.Result result = Cli.run(words(command).toArray(String[]::new));
        String text = (result.output() + result.errorOutput()).stripTrailing();
        return result.exitCode() == 0 ? text : text + "\n[exit code " + result.exitCode() + "]";
    }

    /** Splits as a shell does, as far as the examples need: spaces, and quotes around words. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (char c : (command + " ").toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c != ' ') {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
