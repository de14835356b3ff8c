package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of every page is run, and what a page shows of its output is what it prints today. */
@Tag(Golden.TAG)
class ExamplesTest {
    private static final String PROMPT = "$ ";
    private static final String CONTINUED = " \\";

    static List<Path> pages() {
        return Pages.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyExampleShowsWhatIsPrintedToday(Path page) throws IOException {
        List<String> lines = Pages.lines(page);
        List<String> current = new ArrayList<>();
        int copied = 0;
        for (Pages.Block block : Pages.blocks(lines)) {
            if (block.language().equals("console")) {
                current.addAll(lines.subList(copied, block.first()));
                current.addAll(current(block.lines()));
                copied = block.end();
            }
        }
        current.addAll(lines.subList(copied, lines.size()));
        if (Golden.updating() && !current.equals(lines)) {
            Files.write(page, current);
        }
        assertThat(String.join("\n", current)).isEqualTo(String.join("\n", Pages.lines(page)));
    }

    /** A block of the console as it should be: its commands, each with what it prints. */
    private static List<String> current(List<String> block) {
        List<String> current = new ArrayList<>();
        int at = 0;
        while (at < block.size()) {
            assertThat(block.get(at)).startsWith(PROMPT + CommandLine.TOOL);
            StringBuilder command = new StringBuilder(PROMPT);
            boolean isContinued = true;
            while (isContinued) {
                String line = block.get(at++);
                current.add(line);
                isContinued = line.endsWith(CONTINUED);
                String said = line.replaceFirst("^\\$ ", "").strip();
                command.append(isContinued ? said.substring(0, said.length() - 1) : said);
            }
            int end = at;
            while (end < block.size() && !block.get(end).startsWith(PROMPT)) {
                end++;
            }
            CommandLine line = CommandLine.of(command.substring(PROMPT.length()));
            current.addAll(Excerpt.of(block.subList(at, end), line.shown()));
            at = end;
        }
        return current;
    }

    /** Those that are shown without their output: files that they write go elsewhere, and a pipe's other end is not run. */
    @Test
    void everyCommandThatIsToBeTypedDoesWhatItSays(@TempDir Path folder) {
        int run = 0;
        for (Path page : Pages.all()) {
            for (Pages.Block block : Pages.blocks(Pages.lines(page))) {
                for (String line : block.lines()) {
                    if (block.language().equals("sh") && line.startsWith(CommandLine.TOOL)) {
                        List<String> words = new ArrayList<>(CommandLine.of(line.replaceFirst(" [|>] .*", ""))
                                .words());
                        int output = words.indexOf("-o") + 1;
                        if (output > 0) {
                            words.set(output, folder.resolve(words.get(output)).toString());
                        }
                        Cli.Result result = new CommandLine(words).run();
                        assertThat(result.exitCode())
                                .as("%s: %s\n%s", page, line, result.errorOutput())
                                .isZero();
                        run++;
                    }
                }
            }
        }
        assertThat(run).isGreaterThan(3);
    }

    @Test
    void noCommandStandsWhereNobodyRunsIt() {
        int examples = 0;
        List<String> unrun = new ArrayList<>();
        for (Path page : Pages.all()) {
            List<String> lines = Pages.lines(page);
            for (Pages.Block block : Pages.blocks(lines)) {
                for (String line : block.lines()) {
                    boolean runs = line.startsWith(PROMPT) && block.language().equals("console");
                    boolean typed = block.language().equals("sh");
                    if (line.matches(".*\\b" + CommandLine.TOOL + "(analyze|compare|trends) .*") && !runs && !typed) {
                        unrun.add(page + ": " + line);
                    }
                    examples += runs ? 1 : 0;
                }
            }
            for (String line : lines) {
                if (line.matches(" {4,}(\\$ )?roofline [a-z]+ .*")) {
                    unrun.add(page + ": " + line);
                }
            }
        }
        assertThat(unrun).isEmpty();
        assertThat(examples).isGreaterThan(15);
    }
}
