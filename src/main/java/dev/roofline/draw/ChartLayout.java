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
        Picture picture,
        List<String> title,
        PlotFrame plot,
        List<List<LegendEntry>> legend,
        List<String> caption,
        double height) {
    static final Lettering TITLE = new Lettering(19, 25);
    static final double TICK_SIZE = 13;
    static final double AXIS_SIZE = 14;
    static final Lettering LEGEND = new Lettering(13, 23);
    static final Lettering CAPTION = new Lettering(13, 18.5);

    private static final int MOST_TITLE_LINES = 3;
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
    static ChartLayout of(Chart chart, Picture picture, boolean titled) {
        List<String> title = titled ? lines(chart.title(), picture) : List.of();
        double edge = picture.edge();
        double name = AXIS_SIZE + 14;
        double top = edge + title.size() * TITLE.line() + (picture.namesOnTop() ? name : 12);
        double left = edge + (picture.namesOnTop() ? 0 : name) + widestTick(chart.y()) + 8;
        PlotFrame plot = new PlotFrame(
                chart.x(),
                chart.y(),
                Px.round(left),
                top,
                Px.round(picture.width() - edge - overhang(chart.x(), picture)),
                top + picture.plotHeight());
        List<List<LegendEntry>> legend = LegendEntry.rows(chart, picture.fullLine());
        List<String> caption = new ArrayList<>();
        for (String line : chart.caption()) {
            caption.addAll(TextWidth.wrap(line, CAPTION.size(), picture.fullLine()));
        }
        double height = plot.bottom()
                + BELOW
                + high(legend)
                + (caption.isEmpty() ? 0 : 8 + caption.size() * CAPTION.line())
                + 12;
        return new ChartLayout(picture, title, plot, legend, caption, Px.round(height));
    }

    double legendTop() {
        return plot.bottom() + BELOW;
    }

    double captionTop() {
        return legendTop() + high(legend) + 8;
    }

    private static double high(List<List<LegendEntry>> legend) {
        double high = 0;
        for (List<LegendEntry> row : legend) {
            high += LegendEntry.high(row);
        }
        return high;
    }

    private static List<String> lines(String title, Picture picture) {
        // Semi-bold is wider than what is measured.
        double size = TITLE.size() * 1.14;
        List<String> lines = TextWidth.wrap(title, size, picture.fullLine());
        if (lines.size() <= MOST_TITLE_LINES) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, MOST_TITLE_LINES - 1));
        kept.add(TextWidth.cut(
                String.join(" ", lines.subList(MOST_TITLE_LINES - 1, lines.size())), size, picture.fullLine()));
        return kept;
    }

    /** How far the label of the last tick reaches beyond the plot: half of it, where it stands at the very end. */
    private static double overhang(Axis axis, Picture picture) {
        double most = 0;
        for (Tick tick : axis.ticks()) {
            double left = (1 - axis.fraction(tick.value())) * picture.width() * 0.8;
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
