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
 * What a hue or a shape stands for, with its sample.
 *
 * @param shape of the sample; empty for a stroke, for what only lines have
 * @param label what has room
 * @param width of sample and label
 */
record LegendEntry(Optional<MarkerShape> shape, int hue, String name, String label, double width) {
    static final double SAMPLE = 24;
    static final double GAP = 22;

    /** Entries from left to right, in as many rows as they need; shapes begin a row of their own. */
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
        List<List<LegendEntry>> rows = new ArrayList<>();
        flow(hues, room, rows);
        flow(marks, room, rows);
        return rows;
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

    private static LegendEntry of(Optional<MarkerShape> shape, int hue, String name, double room) {
        String label = TextWidth.cut(name, ChartLayout.LEGEND.size(), room - SAMPLE);
        return new LegendEntry(shape, hue, name, label, SAMPLE + TextWidth.of(label, ChartLayout.LEGEND.size()));
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
