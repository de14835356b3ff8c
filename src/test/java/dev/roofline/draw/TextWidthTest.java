package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextWidthTest {
    @Test
    void textWithoutRoomIsCutWithAnEllipsisAndWhatHasRoomIsNot() {
        assertThat(TextWidth.cut("ffn.gate_up", 12, 100)).isEqualTo("ffn.gate_up");
        assertThat(TextWidth.cut("ffn.gate_up", 12, 50)).isEqualTo("ffn.ga…");
        assertThat(TextWidth.cut("ffn.gate_up", 12, 3)).isEmpty();
        assertThat(TextWidth.cut("", 12, 3)).isEmpty();
        assertThat(TextWidth.of(TextWidth.cut("W".repeat(10_000), 12, 300), 12)).isBetween(280.0, 300.0);
    }

    @Test
    void noCharacterIsCutInHalf() {
        for (double room = 0; room < 120; room += 1) {
            String cut = TextWidth.cut("🚀🚀🚀🚀🚀🚀🚀🚀", 12, room);
            assertThat(cut.replace("🚀", "").replace("…", "")).isEmpty();
            assertThat(String.join("", TextWidth.wrap("🚀🚀🚀🚀🚀🚀🚀🚀", 12, room)))
                    .isEqualTo("🚀".repeat(8));
        }
    }

    @Test
    void linesHaveRoomAndLoseNothing() {
        String text = "Times are lower bounds under the roofline; " + "x".repeat(300) + " and then more words";
        List<String> lines = TextWidth.wrap(text, 13, 200);
        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line, 13)).isLessThanOrEqualTo(200));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(TextWidth.wrap("  ", 13, 200)).isEmpty();
    }
}
