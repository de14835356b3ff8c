package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.chart.Hue;
import org.junit.jupiter.api.Test;

class CellCanvasTest {
    /** Unicode 15, chapter 21: dots 1 to 3 and 7 are the left column, 4 to 6 and 8 the right one; dot n is bit n - 1. */
    @Test
    void dotsAreBraillesBits() {
        int[][] dots = {{1, 4}, {2, 5}, {3, 6}, {7, 8}};
        for (int y = 0; y < CellCanvas.DOWN; y++) {
            for (int x = 0; x < CellCanvas.ACROSS; x++) {
                CellCanvas canvas = new CellCanvas(1, 1);
                canvas.dot(x, y, Hue.INK);
                assertThat(canvas.line(0, false).codePointAt(0)).isEqualTo(0x2800 + (1 << (dots[y][x] - 1)));
            }
        }
    }

    @Test
    void dotsOfACellJoin() {
        CellCanvas canvas = new CellCanvas(2, 1);
        for (int y = 0; y < 4; y++) {
            canvas.dot(2, y, 0);
            canvas.dot(3, y, 0);
        }
        assertThat(canvas.line(0, false)).isEqualTo(" \u28FF");
    }

    @Test
    void whatLiesOutsideIsLeftOut() {
        CellCanvas canvas = new CellCanvas(2, 2);
        canvas.dot(-1, 0, 0);
        canvas.dot(0, -1, 0);
        canvas.dot(4, 0, 0);
        canvas.dot(0, 8, 0);
        canvas.write(1, 1, "abc", 0);
        assertThat(canvas.line(0, false)).isEmpty();
        assertThat(canvas.line(1, false)).isEqualTo(" a");
    }

    @Test
    void textGoesOverFaintLinesAndOverNothingElse() {
        CellCanvas canvas = new CellCanvas(4, 1);
        canvas.underlay(1, 0, '.', 0);
        canvas.set(3, 0, 'x', 0);
        canvas.underlay(3, 0, '.', 0);
        assertThat(canvas.line(0, false)).isEqualTo(" . x");
        assertThat(canvas.isFree(0, 0, 3)).isTrue();
        assertThat(canvas.isFree(0, 0, 4)).isFalse();
        assertThat(canvas.isFree(2, 0, 3)).isFalse();
        canvas.write(0, 0, "ab", 0);
        assertThat(canvas.isFree(0, 0, 1)).isFalse();
    }

    /** Hue 0 is blue, 34, and hue 2 green, 32 (ECMA-48, SGR); a line ends without colour. */
    @Test
    void coloursChangeWhereTheHueDoesAndEndWithTheLine() {
        CellCanvas canvas = new CellCanvas(6, 1);
        canvas.write(0, 0, "ab", 0);
        canvas.write(2, 0, "c", 2);
        canvas.write(3, 0, "d", Hue.INK);
        assertThat(canvas.line(0, true)).isEqualTo("\u001B[34mab\u001B[32mc\u001B[0md");
        assertThat(canvas.line(0, false)).isEqualTo("abcd");
        canvas.write(3, 0, "d", 8);
        // As many hues as colours: the ninth is the first again.
        assertThat(canvas.line(0, true)).isEqualTo("\u001B[34mab\u001B[32mc\u001B[34md\u001B[0m");
    }
}
