package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The glossary of the letters in which tensors are said. */
@Tag(Golden.TAG)
class LetterTest {
    private static final Path PAGE = Path.of("src/site/markdown/letters.md");

    private static final String ABOVE_THE_LIST = """
            # Letters

            What the letters in the column `bytes` of `roofline list operators` stand for. Each formula there counts the elements of
            a tensor that an operator reads or writes once, factors standing beside each other: its bytes are the elements times the
            bytes an element of its format, with a scale a row where the format has them (`roofline list formats`). Weights are in the
            format of `--weights`, `--embedding` and `--head`, what a cache takes in that of `--kv-cache` and `--state`, gradients of
            parameters in that of `--gradients`, all else in that of `--activations`. All is of one device, one layer and one step.

            | letter | meaning |
            | --- | --- |
            """;

    /** The page can be read without the tool; {@code -Dgolden.update=true} writes it anew. */
    @Test
    void theReferencePageHasTheLettersOfTheGlossaryInTheirOrder() {
        StringBuilder page = new StringBuilder(ABOVE_THE_LIST);
        for (Letter letter : Letter.values()) {
            page.append("| ").append(letter.symbol().replace("_", "\\_")).append(" | ");
            page.append(letter.meaning()).append(" |\n");
        }
        Golden.compare(PAGE, page.toString());
    }

    /** The tests' reader of formulas takes these for something else: a count of words, a product, ways to choose. */
    @Test
    void noLetterIsAWordOfFormulas() {
        for (Letter letter : Letter.values()) {
            assertThat(letter.symbol()).matches("[A-Za-z_]+").isNotIn("a", "x", "C");
        }
    }
}
