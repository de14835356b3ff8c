package dev.roofline.draw;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of a picture lie, from top to bottom: title, plot, legend, caption. In pixels; the picture is as
 * high as they need.
 */
record ChartLayout(
        List<String> title, PlotFrame plot, List<List<LegendEntry>> legend, List<String> caption, double height) {
    static final double WIDTH = 960;
    static final double EDGE = 16;
    static final double ROOM = WIDTH - 2 * EDGE;
    /** Of the room, what a line of text may take: fonts wider than the measured one still end in the picture. */
    private static final double FULL_LINE = 0.95 * ROOM;

    static final Lettering TITLE = new Lettering(19, 25);
    static final double TICK_SIZE = 13;
    static final double AXIS_SIZE = 14;
    static final Lettering LEGEND = new Lettering(13, 23);
    static final Lettering CAPTION = new Lettering(13, 18.5);

    private static final int MOST_TITLE_LINES = 3;
    private static final double PLOT_HEIGHT = 510;
    /** Below the plot: tick labels and the name of the axis. */
    private static final double BELOW = 56;

    /**
     * Lines of one kind of text.
     *
     * @param size of its letters
     * @param line from one line to the next
     */
    record Lettering(double size, double line) {}

    /** @param titled whether the title stands in the picture, and not in the page around it */
    static ChartLayout of(Chart chart, boolean titled) {
        List<String> title = titled ? lines(chart.title()) : List.of();
        double top = EDGE + title.size() * TITLE.line() + 12;
        double left = EDGE + AXIS_SIZE + 14 + widestTick(chart.y()) + 8;
        PlotFrame plot = new PlotFrame(
                chart.x(),
                chart.y(),
                Px.round(left),
                top,
                Px.round(WIDTH - EDGE - overhang(chart.x())),
                top + PLOT_HEIGHT);
        List<List<LegendEntry>> legend = LegendEntry.rows(chart, FULL_LINE);
        List<String> caption = new ArrayList<>();
        for (String line : chart.caption()) {
            caption.addAll(TextWidth.wrap(line, CAPTION.size(), FULL_LINE));
        }
        double height = plot.bottom()
                + BELOW
                + legend.size() * LEGEND.line()
                + (caption.isEmpty() ? 0 : 8 + caption.size() * CAPTION.line())
                + EDGE
                - 4;
        return new ChartLayout(title, plot, legend, caption, Px.round(height));
    }

    double legendTop() {
        return plot.bottom() + BELOW;
    }

    double captionTop() {
        return legendTop() + legend.size() * LEGEND.line() + 8;
    }

    private static List<String> lines(String title) {
        // Semi-bold is wider than what is measured.
        double size = TITLE.size() * 1.14;
        List<String> lines = TextWidth.wrap(title, size, FULL_LINE);
        if (lines.size() <= MOST_TITLE_LINES) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, MOST_TITLE_LINES - 1));
        kept.add(TextWidth.cut(String.join(" ", lines.subList(MOST_TITLE_LINES - 1, lines.size())), size, FULL_LINE));
        return kept;
    }

    /** How far the label of the last tick reaches beyond the plot: half of it, where it stands at the very end. */
    private static double overhang(Axis axis) {
        double most = 0;
        for (Tick tick : axis.ticks()) {
            double left = (1 - axis.fraction(tick.value())) * WIDTH * 0.8;
            most = Math.max(most, TextWidth.of(tick.label(), TICK_SIZE) / 2 - left);
        }
        return most;
    }

    private static double widestTick(Axis axis) {
        double widest = 0;
        for (Tick tick : axis.ticks()) {
            widest = Math.max(widest, TextWidth.of(tick.label(), TICK_SIZE));
        }
        return widest;
    }
}
