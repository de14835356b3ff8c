package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages that are written from the options say what the options say today. */
@Tag(Golden.TAG)
class OptionPagesTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- options of analyze, written by OptionPagesTest -->\n";
    private static final String END = "<!-- end of options -->\n";
    private static final Path PACKAGING = Path.of("src/main/packaging");

    @Test
    void theReadmeHasTheTableOfTheOptionsOfAnalyze() throws IOException {
        String page = Files.readString(README);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());
        String table = OptionTable.of(new AnalyzeCommand(Console.silent()).options());
        if (Golden.updating()) {
            Files.writeString(README, page.substring(0, begin) + table + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(table);
        }
        for (Option<?> option : new AnalyzeCommand(Console.silent()).options()) {
            assertThat(table).contains("`" + option.name());
        }
    }

    @Test
    void theManualHasEveryOptionOnceAndTheCompletionToo() {
        Golden.compare(PACKAGING.resolve("roofline.1"), Manual.page());
        Golden.compare(PACKAGING.resolve("roofline.bash"), BashCompletion.script());
    }

    @Test
    void theManualHoldsNoTextThatRoffTakesForARequest() {
        List<String> requests = List.of(".TH ", ".SH ", ".SS ", ".TP", ".B ");
        assertThat(Manual.page().lines())
                .allSatisfy(line -> assertThat(line.startsWith(".") || line.startsWith("'"))
                        .as(line)
                        .isEqualTo(requests.stream().anyMatch(line::startsWith)));
        assertThat(Manual.page()).contains("\\fB\\-\\-kv\\-cache\\fR \\fIFORMAT\\fR\n");
    }

    @Test
    void bashCompletesOptionsAndTheWordsThatTheyChooseFrom() throws IOException, InterruptedException {
        assertThat(completed("roofline", "an")).isEqualTo("analyze");
        assertThat(completed("roofline", "analyze", "--memory-u")).isEqualTo("--memory-utilization");
        assertThat(completed("roofline", "analyze", "--routing", "w")).isEqualTo("worst");
        assertThat(completed("roofline", "trends", "--by", "p")).isEqualTo("point");
        assertThat(completed("roofline", "analyze", "--by", "p")).isEqualTo("phase");
    }

    private static String completed(String... words) throws IOException, InterruptedException {
        String script = BashCompletion.script() + "COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _roofline; echo \"${COMPREPLY[*]}\"";
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }
}
