package dev.roofline.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final Axis AXIS = new Axis("a", "", AxisScale.LOG, 1, 10);

    @Test
    void aPointLiesSomewhere() {
        assertThatThrownBy(() -> new Point(Double.NaN, 1)).hasMessage("a point lies somewhere: NaN, 1.0");
        assertThatThrownBy(() -> new Point(1, Double.NEGATIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineHasTwoEnds() {
        assertThatThrownBy(() -> line(List.of(new Point(1, 1)))).hasMessage("a line has two ends");
        assertThat(line(List.of(new Point(1, 1), new Point(2, 2))).points()).hasSize(2);
    }

    @Test
    void aDotsShareIsFromNothingToAll() {
        assertThat(dot(0).share()).isZero();
        assertThat(dot(1).share()).isEqualTo(1);
        assertThatThrownBy(() -> dot(1.01)).hasMessage("a share is from 0 to 1: 1.01");
        assertThatThrownBy(() -> dot(-0.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dot(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A chart is what it was when it was made, whatever becomes of the lists that it was made of. */
    @Test
    void aChartKeepsItsOwnLists() {
        List<String> caption = new ArrayList<>(List.of("one"));
        List<Dot> dots = new ArrayList<>(List.of(dot(0.5)));
        List<Line> lines = new ArrayList<>();
        Chart chart = new Chart("title", "summary", caption, AXIS, AXIS, lines, dots, Legend.NONE);
        caption.add("two");
        dots.clear();
        lines.add(line(List.of(new Point(1, 1), new Point(2, 2))));
        assertThat(chart.caption()).containsExactly("one");
        assertThat(chart.dots()).hasSize(1);
        assertThat(chart.lines()).isEmpty();
    }

    private static Line line(List<Point> points) {
        return new Line(Line.Role.ROOF, "label", "detail", 0, points);
    }

    private static Dot dot(double share) {
        return new Dot(new Point(1, 1), share, "label", "detail", Hue.INK, MarkerShape.CIRCLE, "", "", -1);
    }
}
