package dev.roofline.draw;

import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Hue;
import dev.roofline.chart.Legend;
import dev.roofline.chart.Line;
import dev.roofline.chart.MarkerShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a hue, a shape or a size stands for, with its sample.
 *
 * @param shape of the sample; empty for a stroke, for what only lines have
 * @param radius of the sample; 0 for none, where a name stands before samples
 * @param label what has room
 * @param width of sample and label
 */
record LegendEntry(Optional<MarkerShape> shape, double radius, int hue, String name, String label, double width) {
    static final double GAP = 22;
    private static final double RADIUS = 6;
    /** What a stroke takes, and the samples of hues and shapes. */
    private static final double SAMPLE = 24;

    /** The largest dot, one of half its width, and one of the least size, which all smaller shares have too. */
    private static final List<Double> SHARES = List.of(SvgMark.leastShare(), 0.25, 1.0);

    /** Entries from left to right, in as many rows as they need; shapes and sizes begin a row of their own. */
    static List<List<LegendEntry>> rows(Chart chart, double room) {
        List<LegendEntry> hues = new ArrayList<>();
        for (int hue = 0; hue < chart.legend().hues().size(); hue++) {
            String name = chart.legend().hues().get(hue);
            if (!name.isBlank()) {
                hues.add(of(sample(chart, hue), hue, name, room));
            }
        }
        List<LegendEntry> marks = new ArrayList<>();
        for (Legend.Mark mark : chart.legend().marks()) {
            marks.add(of(Optional.of(mark.shape()), Hue.INK, mark.name(), room));
        }
        List<LegendEntry> sizes = new ArrayList<>();
        if (!chart.legend().area().isEmpty() && !chart.dots().isEmpty()) {
            sizes.add(of(Optional.empty(), 0, Hue.INK, "area: " + chart.legend().area(), room));
            for (double share : SHARES) {
                String name = Math.round(100 * share) + (share == SHARES.get(0) ? " % or less" : " %");
                sizes.add(of(Optional.of(MarkerShape.CIRCLE), SvgMark.radius(share), Hue.INK, name, room));
            }
        }
        List<List<LegendEntry>> rows = new ArrayList<>();
        flow(hues, room, rows);
        flow(marks, room, rows);
        flowNamed(sizes, room, rows);
        return rows;
    }

    /** Where all have no room in one row, the name has one of its own. */
    private static void flowNamed(List<LegendEntry> entries, double room, List<List<LegendEntry>> rows) {
        double all = -GAP;
        for (LegendEntry entry : entries) {
            all += entry.width + GAP;
        }
        int first = !entries.isEmpty() && all > room ? 1 : 0;
        flow(entries.subList(0, first), room, rows);
        flow(entries.subList(first, entries.size()), room, rows);
    }

    private static void flow(List<LegendEntry> entries, double room, List<List<LegendEntry>> rows) {
        List<LegendEntry> row = new ArrayList<>();
        double used = 0;
        for (LegendEntry entry : entries) {
            if (!row.isEmpty() && used + entry.width > room) {
                rows.add(row);
                row = new ArrayList<>();
                used = 0;
            }
            row.add(entry);
            used += entry.width + GAP;
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    /** Of the sample, with the space behind it. */
    double sample() {
        return sample(radius);
    }

    private static double sample(double radius) {
        return radius == 0 ? 0 : Math.max(SAMPLE, 2 * radius + 8);
    }

    /** Of a row, from one to the next. */
    static double high(List<LegendEntry> row) {
        double high = ChartLayout.LEGEND.line();
        for (LegendEntry entry : row) {
            high = Math.max(high, 2 * entry.radius + 6);
        }
        return high;
    }

    private static LegendEntry of(Optional<MarkerShape> shape, int hue, String name, double room) {
        return of(shape, RADIUS, hue, name, room);
    }

    private static LegendEntry of(Optional<MarkerShape> shape, double radius, int hue, String name, double room) {
        String label = TextWidth.cut(name, ChartLayout.LEGEND.size(), room - sample(radius));
        double width = sample(radius) + TextWidth.of(label, ChartLayout.LEGEND.size());
        return new LegendEntry(shape, radius, hue, name, label, width);
    }

    /** The shape that dots of a hue have where they have one; a circle stands for several. */
    private static Optional<MarkerShape> sample(Chart chart, int hue) {
        MarkerShape only = null;
        for (Dot dot : chart.dots()) {
            if (dot.hue() == hue) {
                only = only == null || only == dot.shape() ? dot.shape() : MarkerShape.CIRCLE;
            }
        }
        if (only != null) {
            return Optional.of(only);
        }
        boolean isLine = chart.lines().stream().map(Line::hue).anyMatch(used -> used == hue);
        return isLine ? Optional.empty() : Optional.of(MarkerShape.CIRCLE);
    }
}
