package dev.roofline.plot;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Legend;
import dev.roofline.chart.Line;
import dev.roofline.chart.MarkerShape;
import dev.roofline.chart.Point;
import dev.roofline.prose.WallText;
import dev.roofline.trend.Crossing;
import dev.roofline.trend.MemoryWall;
import java.util.ArrayList;
import java.util.List;

/** The ridge of each year against the intensity of each phase: left of the ridge the memory is the bound. */
public final class WallChart {
    private static final double RIDGE = 0.04;
    private static final double INTENSITY = 0.02;

    private final MemoryWall wall;
    private final List<Dot> dots = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> hues = new ArrayList<>(List.of("ridge of the year's flagship"));

    private WallChart(MemoryWall wall) {
        this.wall = wall;
    }

    /** No chart where no machine can run the workload. */
    public static List<Chart> of(MemoryWall wall) {
        return wall.crossings().isEmpty() ? List.of() : List.of(new WallChart(wall).chart());
    }

    private Chart chart() {
        double first = wall.crossings().get(0).date();
        double last = first;
        for (Crossing each : wall.of(wall.phases().get(0))) {
            first = Math.min(first, each.date());
            last = Math.max(last, each.date());
            addRidge(each);
        }
        List<String> verdicts = new ArrayList<>();
        for (String phase : wall.phases()) {
            addPhase(phase);
            verdicts.add(WallText.verdict(wall, phase).sentence());
        }
        List<Double> values = new ArrayList<>();
        for (Dot dot : dots) {
            values.add(dot.at().y());
        }
        return new Chart(
                WallText.title(wall),
                String.join(". ", verdicts) + ".",
                List.of(
                        "Where the ridge is above a phase's intensity, the memory is its bound, and the gap is the factor of the peak that it leaves unused."),
                Axis.years(first, last),
                Axis.around("arithmetic intensity and ridge, FLOP/B", "", values),
                lines,
                dots,
                new Legend(hues, List.of()));
    }

    private void addRidge(Crossing each) {
        dots.add(new Dot(
                new Point(each.date(), each.ridge()),
                RIDGE,
                each.machine().id(),
                WallText.ridge(each),
                0,
                each.isProjected() ? MarkerShape.CROSS : MarkerShape.CIRCLE,
                "",
                "",
                wall.crossings().indexOf(each)));
    }

    private void addPhase(String phase) {
        int hue = hues.size();
        hues.add("intensity of " + phase);
        List<Point> points = new ArrayList<>();
        for (Crossing each : wall.of(phase)) {
            points.add(new Point(each.date(), each.intensity()));
            dots.add(new Dot(
                    points.get(points.size() - 1),
                    INTENSITY,
                    "",
                    WallText.intensity(each),
                    hue,
                    MarkerShape.DIAMOND,
                    phase,
                    "",
                    wall.crossings().indexOf(each)));
        }
        if (points.size() > 1) {
            String label = WallText.line(phase, points.get(points.size() - 1).y());
            lines.add(new Line(Line.Role.FIT, label, label, hue, points));
        }
    }
}
