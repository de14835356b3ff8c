package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static Excerpt of(String text, int offset) {
        return Excerpt.around(SourceReader.decode("x.json", text.getBytes(StandardCharsets.UTF_8)), offset);
    }

    @Test
    void theLineOfThePlaceStandsAlone() {
        assertThat(of("one\ntwo words\nthree", 8)).isEqualTo(new Excerpt("two words", 4));
        assertThat(of("one\r\ntwo", 6)).isEqualTo(new Excerpt("two", 1));
    }

    /** Four columns a tab, two a wide character or an emoji, none a mark that combines. */
    @Test
    void theCaretStandsUnderThePlaceHoweverWideCharactersAre() {
        assertThat(of("\tx", 1)).isEqualTo(new Excerpt("    x", 4));
        assertThat(of("\u6f22\u5b57x", 2).caret()).isEqualTo(4);
        assertThat(of("\uD83D\uDE00x", 2).caret()).isEqualTo(2);
        assertThat(of("e\u0301x", 2).caret()).isEqualTo(1);
    }

    @Test
    void aLongLineIsCutAroundThePlace() {
        Excerpt middle = of("a".repeat(500) + "X" + "b".repeat(500), 500);
        assertThat(middle.text()).hasSize(102).startsWith("…a").endsWith("b…");
        assertThat(middle.text().charAt(middle.caret())).isEqualTo('X');
        Excerpt start = of("X" + "b".repeat(500), 0);
        assertThat(start.text()).hasSize(101).startsWith("Xb").endsWith("b…");
        Excerpt end = of("a".repeat(500) + "X", 500);
        assertThat(end.text()).hasSize(101).startsWith("…a").endsWith("aX");
        assertThat(end.text().charAt(end.caret())).isEqualTo('X');
    }
}
