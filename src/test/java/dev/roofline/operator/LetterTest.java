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
            a tensor that an operator reads or writes once, factors standing beside each other; of those with a letter for bytes, the
            bytes themselves. A row is of all operators of its name in the models that the list is made of, in every phase and fusion:
            it has each tensor that one of them has, `or` between what different models or phases count, `+` between tensors of one
            name. A fused operator moves what the work that is fused with it needs, and less of its own.

            Bytes are elements times the bytes an element of the tensor's format, with a scale a row where the format has them
            (`roofline list formats`). Matrices are in the format of `--weights`, `--embedding` and `--head`; norms, biases, taps,
            routers and other parameters that no quantiser touches in 16 bits beside quantised ones; caches in that of `--kv-cache`,
            states in that of `--state`, gradients of parameters in that of `--gradients`, rows that go to experts and come back in
            those of `--dispatch` and `--return`, an optimizer's states in its own, token ids in 8 bytes, and all else in that of
            `--activations`. Numbers are of one device; letters in the columns `flops` and `network_bytes` are of those formulas alone.

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
