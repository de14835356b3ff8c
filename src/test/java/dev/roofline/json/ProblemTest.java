package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void theCaretStandsUnderItsColumnWhateverIsBeforeIt() {
        requireCaret("\t\"x\"", "    \"x\"");
        requireCaret("größe \"x\"", "größe \"x\"");
        // Wide characters take two columns of a terminal, marks that combine take none.
        assertThat(excerpt("維\"x\"").caret()).isEqualTo(2);
        assertThat(excerpt("🚀\"x\"").caret()).isEqualTo(2);
        assertThat(excerpt("e\u0301\"x\"").caret()).isEqualTo(1);
        requireCaret("\u001B[31m\u0085\"x\"", "␛[31m\uFFFD\"x\"");
    }

    @Test
    void aLongLineIsCutAroundTheCaret() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String text = "é🚀a\t".repeat(random.nextInt(60)) + "\"x\"" + "b🚀".repeat(random.nextInt(200));
            Excerpt excerpt = excerpt(text);
            assertThat(excerpt.text().codePointCount(0, excerpt.text().length()))
                    .isLessThan(260);
            assertThat(excerpt.text()).doesNotContain("\t").contains("\"x\"");
            assertThat(excerpt.text())
                    .isEqualTo(new String(excerpt.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    @Test
    void textsOfAFileCannotDriveTheTerminal() {
        Problem problem = new Problem(
                Problem.Severity.ERROR,
                "a\u001Bb.json",
                1,
                2,
                "/x\u0007y",
                "name is \"\u202Eevil\r\n\"",
                Optional.empty(),
                Optional.of("\u009B31m"));
        assertThat(problem.render())
                .isEqualTo("a␛b.json:1:2: error: /x␇y: name is \"\uFFFDevil␍␊\"\ndid you mean \"\uFFFD31m\"?");
    }

    @Test
    void theExceptionCarriesAllProblemsAndNoMore() {
        Problem problem = Problem.ofFile("a.json", "there is no such file");
        assertThatThrownBy(() -> {
                    throw new InvalidInputException(problem);
                })
                .hasMessage("a.json: error: there is no such file")
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).containsExactly(problem));
    }

    private static void requireCaret(String text, String shown) {
        Excerpt excerpt = excerpt(text);
        assertThat(excerpt.text()).isEqualTo(shown);
        assertThat(excerpt.text().substring(excerpt.caret())).startsWith("\"x\"");
    }

    private static Excerpt excerpt(String text) {
        return Excerpt.around(new SourceFile("x.json", text, new Content(new byte[0])), text.indexOf("\"x\""));
    }
}
