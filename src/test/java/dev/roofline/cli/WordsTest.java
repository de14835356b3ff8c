package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.units.FormatFamily;
import dev.roofline.units.TensorFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says, and takes, where words are the matter. */
class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"analyze --model gpt2 --hw h100", "compare --model gpt2 --hw h100 --hw a100"})
    void aColumnThatIsNamedTwiceIsRefused(String command) {
        Cli.Result result = run(command + " --format csv --by phase --columns phase,bound_kind,bound,bound_kind");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput()).contains("--columns names \"bound_kind\" twice");
        assertThat(run(command + " --format csv --by phase --columns phase,bound_kind,bound")
                        .exitCode())
                .isZero();
    }

    /** What the help says of endings is what the command takes. */
    @ParameterizedTest
    @ValueSource(strings = {"analyze", "compare", "trends", "list", "show", "validate", "reproduce"})
    void helpNamesTheEndingsThatACommandTakes(String command) {
        String help = Cli.run(command, "--help").output().replaceAll("\\s+", " ");
        boolean draws = List.of("analyze", "compare", "trends").contains(command);
        assertThat(help)
                .contains("its ending (.txt .csv .json .md" + (draws ? " .svg .html" : "") + ") says the format");
    }

    /** Of a word that is no command the same is said with help and without. */
    @ParameterizedTest
    @CsvSource({"foo, ''", "analyse, analyze", "Show, show", "help-me, ''"})
    void aCommandThatThereIsNotIsMetWithThoseThatThereAre(String word, String meant) {
        Cli.Result result = Cli.run(word);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result).isEqualTo(Cli.run(word, "--help")).isEqualTo(Cli.run(word, "--model", "gpt2"));
        assertThat(result.errorOutput())
                .isEqualTo("roofline: error: there is no command \"" + word
                        + "\"; commands are analyze, compare, trends, list, show, validate, reproduce, cache\n"
                        + (meant.isEmpty() ? "" : "did you mean \"" + meant + "\"?\n"));
        assertThat(Cli.run("analyze", word).errorOutput()).contains("\"" + word + "\" is not expected here");
    }

    @Test
    void anUnknownFormatIsMetWithTheRuleOfGroupsOfAnySize() {
        Cli.Result result = run("analyze --model gpt2 --hw h100 --weights int5");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains("int4-gN").contains("group of N elements");
    }

    @Test
    void theListOfFormatsHasARowForEachFamilyOfGroupsInEveryFormat() {
        for (String format : Formats.ofTables()) {
            String list = run("list formats --format " + format).output();
            for (FormatFamily family : FormatFamily.all()) {
                assertThat(list).contains(family.pattern());
                assertThat(TensorFormat.GROUP_RULE).contains(family.pattern());
            }
        }
    }

    /** Read off the sentence itself, so that it names no format that is not taken. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16, 77, 99999})
    void everyFormatThatTheRuleOfGroupsNamesIsTakenInEverySize(int size) {
        int named = 0;
        for (String word : TensorFormat.GROUP_RULE.split("[ ,]+", 0)) {
            if (word.endsWith("-gN")) {
                String label = word.substring(0, word.length() - 1) + size;
                TensorFormat format = TensorFormat.parse(label).orElseThrow();
                assertThat(format.bitsPerElement())
                        .as(label)
                        .isGreaterThan(
                                label.startsWith("int3")
                                        ? 3
                                        : format.arithmetic().bits());
                named++;
            }
        }
        assertThat(named).isEqualTo(7);
    }

    @Test
    void whereWeightsAreDividedBesideTheirCopyItIsTheCopyThatIsGathered() {
        String step =
                "analyze --model llama-3.1-8b --hw h100 --phase train --dp 8 --zero fsdp --weights fp32 --activations bf16"
                        + " --prompt 2048 --by phase";
        assertThat(run(step).output()).contains("; they are cast to bf16 before they are gathered\n");
        assertThat(run(step + " --weight-copy on").output())
                .contains("; weights in fp32 and their copy are divided, and it is the copy in bf16 that is gathered\n")
                .doesNotContain("cast to");
    }

    private static Cli.Result run(String line) {
        return Cli.run(line.split(" "));
    }
}
