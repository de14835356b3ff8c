package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.draw.Screen;
import dev.roofline.prose.Fact;
import dev.roofline.prose.Finding;
import dev.roofline.prose.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTextTest {
    private static final Screen PLAIN = new Screen(false, false, 80, false, false);
    private static final Screen COLOURED = new Screen(false, true, 80, false, false);
    private static final String LONG =
            "the time is that of reading every weight of the model once, which takes 12.34 ms"
                    + " at the bandwidth of the memory";

    @Test
    void aSentenceBreaksBetweenWordsAndItsNextLinesStandIn() {
        assertThat(ScreenText.of(LONG, PLAIN)).isEqualTo("""
                        the time is that of reading every weight of the model once, which takes
                          12.34 ms at the bandwidth of the memory
                        """);
    }

    @Test
    void aNumberStaysWithItsUnit() {
        String text = "x".repeat(70) + " takes 55 % of it";
        assertThat(ScreenText.of(text, PLAIN)).isEqualTo("x".repeat(70) + " takes\n  55 % of it\n");
    }

    @Test
    void aWordLongerThanALineBreaksWhereItMust() {
        String word = "a".repeat(100);
        assertThat(ScreenText.of(word, PLAIN)).isEqualTo("a".repeat(78) + "\n  " + "a".repeat(22) + "\n");
        assertThat(ScreenText.of("see " + word, PLAIN))
                .isEqualTo("see\n  " + "a".repeat(78) + "\n  " + "a".repeat(22) + "\n");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(ScreenText.of("漢".repeat(50), PLAIN)).isEqualTo("漢".repeat(39) + "\n  " + "漢".repeat(11) + "\n");
    }

    @Test
    void inAFileASentenceIsALine() {
        assertThat(ScreenText.of(LONG, Screen.FILE)).isEqualTo(LONG + "\n");
    }

    @Test
    void theNumberOfAnAnswerStandsOutOnATerminalAlone() {
        Finding finding = new Finding("decode", "2.755 ms", " a token (TPOT), memory-bound");
        ScreenText coloured = new ScreenText(COLOURED);
        coloured.finding(finding);
        assertThat(coloured.out()).hasToString("\u001B[1mdecode: 2.755 ms\u001B[0m a token (TPOT), memory-bound\n");
        ScreenText plain = new ScreenText(PLAIN);
        plain.finding(finding);
        assertThat(plain.out()).hasToString("decode: 2.755 ms a token (TPOT), memory-bound\n");
    }

    @Test
    void assumptionsInShortAreTheirBriefsAndTheNotesThatMatter() {
        ScreenText text = new ScreenText(PLAIN);
        text.inShort(
                List.of(new Fact("fusion", "flash: all of it", "fusion flash"), new Fact("batch", "1")),
                List.of(new Note("a doubt"), new Note("a detail", true)));
        assertThat(text.out()).hasToString("""
                        assumes     fusion flash
                        note: a doubt
                        -v shows every assumption and where it comes from
                        """);
    }

    @Test
    void whatANameHoldsMovesNoTerminal() {
        assertThat(ScreenText.of("name\u001B[2J", PLAIN)).doesNotContain("\u001B");
        assertThat(ScreenText.of("name\u001B[2J", Screen.FILE)).doesNotContain("\u001B");
    }
}
