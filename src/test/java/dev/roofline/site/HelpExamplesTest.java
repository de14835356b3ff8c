package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import dev.roofline.cli.Main;
import dev.roofline.help.HelpExample;
import dev.roofline.help.HelpPage;
import dev.roofline.help.HelpPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever types what help says gets an answer. */
class HelpExamplesTest {
    private static final String PIPE = " | ";

    static List<HelpPage> topics() {
        return HelpPages.topics();
    }

    @ParameterizedTest
    @ValueSource(strings = {"roofline", "analyze", "compare", "trends", "list", "show", "validate", "reproduce"})
    void everyExampleOfACommandAnswers(String command) {
        HelpPage page = HelpPages.command(command);
        assertThat(page.examples()).hasSizeBetween(4, 8).allSatisfy(example -> {
            assertThat(example.question()).endsWith(example.question().endsWith(")") ? ")" : "?");
            requireAnswer(example.command());
            if (!command.equals("roofline")) {
                assertThat(example.command() + " ").contains("roofline " + command + " ");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theExampleOfATopicAnswers(HelpPage topic) {
        assertThat(topic.examples()).hasSize(1);
        requireAnswer(topic.examples().get(0).command());
    }

    /** One of them removes files of the user's: it runs where others lie. */
    @Test
    void theExamplesOfTheCacheAnswerOfTheFolderThatTheyAreGiven(@TempDir Path folder) throws Exception {
        for (HelpExample example : HelpPages.command("cache").examples()) {
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()));
            line.addAll(CommandLine.of(example.command()).words());
            assertThat(printed(line, folder)).as(example.command()).contains(folder.toString());
        }
    }

    private static String printed(List<String> line, Path cache) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Each part of a pipe is run, with what the one before it printed. */
    private static void requireAnswer(String command) {
        String text = "";
        for (String part : command.split(PIPE.replace("|", "\\|"), -1)) {
            assertThat(part).startsWith(CommandLine.TOOL);
            Cli.Result result = Cli.runWith(text, CommandLine.of(part).words().toArray(String[]::new));
            assertThat(result.exitCode())
                    .as("%s%n%s", part, result.errorOutput())
                    .isZero();
            text = result.output();
            assertThat(text.lines().count()).as(part).isGreaterThan(part.contains(" validate ") ? 0 : 2);
        }
    }
}
