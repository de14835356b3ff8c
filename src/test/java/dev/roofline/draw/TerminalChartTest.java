package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.chart.Axis;
import dev.roofline.chart.AxisScale;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Legend;
import dev.roofline.chart.Line;
import dev.roofline.chart.MarkerShape;
import dev.roofline.chart.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalChartTest {
    private static final Screen UNICODE = Screen.FILE;
    private static final Screen ASCII = new Screen(true, false, Screen.UNBOUNDED, true, true);
    private static final Axis X = new Axis("arithmetic intensity", "FLOP/B", AxisScale.LOG, 0.1, 1000);
    private static final Axis Y = new Axis("attainable rate", "FLOP/s", AxisScale.LOG, 1e10, 1e14);

    @Test
    void isNeverWiderThanEightyColumnsAndInAsciiNothingElse() {
        for (Chart chart : List.of(roof(List.of()), roof(hostile()), roof(many(2000)), roof(many(5)))) {
            for (Screen screen : List.of(UNICODE, ASCII)) {
                String text = TerminalChart.of(chart, screen);
                assertThat(text.lines())
                        .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(80));
                assertThat(text).doesNotContain("\u001B", "\u202E", "\t", "\u0000");
                if (screen.ascii()) {
                    assertThat(text).matches("[ -~\n]*");
                }
            }
        }
    }

    @Test
    void putsALetterWhereTheAxesSay() {
        // A third of the way over four decades, and 0.619 of the way up four.
        Dot dot = dot("only", Math.pow(10, -1 + 4 / 3.0), 3e12, 1);
        List<String> lines = TerminalChart.of(
                        new Chart("t", "s", List.of(), X, Y, List.of(), List.of(dot), Legend.NONE), UNICODE)
                .lines()
                .toList();
        int margin = "100 TFLOP/s".length() + 2;
        int columns = 80 - margin;
        int row = (int) ((1 - 0.619) * 22);
        assertThat(lines.get(2 + row).charAt(margin + columns / 3)).isEqualTo('a');
        assertThat(lines.subList(2, 24).stream()
                        .mapToLong(line -> line.chars().filter(c -> c == 'a').count())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void meetsTheLevelOfThePeakWithoutAGapAtTheRidge() {
        List<String> lines = TerminalChart.of(roof(List.of()), ASCII).lines().toList();
        // The peak of 1e13 is a quarter down from the top of four decades.
        String level = lines.get(2 + (int) (0.25 * 22));
        int ridge = "100 TFLOP/s".length() + 2 + (int) (0.75 * (80 - 13));
        assertThat(level.charAt(ridge + 1)).isEqualTo('-');
        assertThat(level).endsWith("-------");
        assertThat(level.charAt(ridge - 1)).isIn('/', '-');
        assertThat(lines.get(2 + (int) (0.25 * 22) - 1)).endsWith("matrix fp16 10 TFLOP/s");
    }

    @Test
    void namesEveryDotOfACellUnderOneLetter() {
        String text = TerminalChart.of(
                roof(List.of(dot("large", 1, 1e11, 0.6), dot("small", 1.001, 1.001e11, 0.3))), UNICODE);
        assertThat(text).containsPattern("(?m)^a  large .* 60 %$").containsPattern("(?m)^a  small .* 30 %$");
    }

    @Test
    void saysHowManyDotsItsKeyLeavesOut() {
        assertThat(TerminalChart.of(roof(many(2000)), UNICODE)).contains("and 1980 more, each <1 % or less");
    }

    @Test
    void coloursOnlyWhereAsked() {
        Chart chart = roof(many(3));
        String coloured = TerminalChart.of(chart, new Screen(false, true, Screen.UNBOUNDED, true, true));
        assertThat(coloured).contains("\u001B[34m", "\u001B[0m");
        assertThat(TerminalChart.of(chart, UNICODE)).doesNotContain("\u001B");
        String bare = coloured.replaceAll("\u001B\\[[0-9]+m", "");
        assertThat(bare.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(bare.lines().limit(24).toList())
                .isEqualTo(TerminalChart.of(chart, UNICODE).lines().limit(24).toList());
    }

    @Test
    void marksDotsWithoutNamesByTheirHue() {
        List<Dot> dots = List.of(
                new Dot(new Point(2001, 1), 0.1, "", "", 0, MarkerShape.CIRCLE, "", "", -1),
                new Dot(new Point(2009, 900), 0.1, "", "", 1, MarkerShape.SQUARE, "", "", -1));
        Chart chart = new Chart(
                "growth",
                "s",
                List.of(),
                Axis.years(2000, 2010),
                new Axis("times", "", AxisScale.LOG, 0.5, 1000),
                List.of(),
                dots,
                new Legend(List.of("peak", "memory"), List.of()));
        String text = TerminalChart.of(chart, ASCII);
        assertThat(text).contains("o peak   x memory");
        assertThat(text.lines().skip(2).limit(22).anyMatch(line -> line.endsWith("o") || line.contains(" o")))
                .isTrue();
        assertThat(text.lines().skip(2).limit(22).anyMatch(line -> line.contains("x")))
                .isTrue();
    }

    private static Chart roof(List<Dot> dots) {
        List<Line> lines = List.of(
                new Line(Line.Role.ROOF, "HBM 100 GB/s", "", -1, List.of(new Point(0.1, 1e10), new Point(100, 1e13))),
                new Line(
                        Line.Role.ROOF,
                        "matrix fp16 10 TFLOP/s",
                        "",
                        -1,
                        List.of(new Point(100, 1e13), new Point(1000, 1e13))),
                new Line(
                        Line.Role.RIDGE,
                        "ridge 100 FLOP/B",
                        "",
                        -1,
                        List.of(new Point(100, 1e10), new Point(100, 1e13))));
        return new Chart(
                "A roof\u202E\u0000 of " + "long ".repeat(40),
                "s",
                List.of("word ".repeat(60)),
                X,
                Y,
                lines,
                dots,
                new Legend(List.of("one", "two"), List.of()));
    }

    private static List<Dot> many(int count) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dots.add(dot("operator." + i, Math.pow(10, -1 + 4.0 * i / count), 1e11, 0.9 / count));
        }
        return dots;
    }

    private static List<Dot> hostile() {
        return List.of(
                dot("\u001B[31mred\tand\nmore", 1, 1e11, 0.2),
                dot("\u202Eturned", 2, 1e11, 0.2),
                dot("\uD83D\uDE00".repeat(60), 3, 1e11, 0.2),
                dot("漢字".repeat(5000), 4, 1e11, 0.2),
                dot("e\u0301\u0301\u0301", 5, 1e11, 0.2));
    }

    private static Dot dot(String label, double x, double y, double share) {
        return new Dot(new Point(x, y), share, label, "", 0, MarkerShape.CIRCLE, "decode", "ffn", -1);
    }
}
