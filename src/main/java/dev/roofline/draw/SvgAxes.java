package dev.roofline.draw;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Tick;

/** The plot's ground: grid, frame, tick labels, names of the axes. */
final class SvgAxes {
    /** Closer grid lines than this are a grey area. */
    private static final double LEAST_GAP = 4;

    private SvgAxes() {}

    static void write(StringBuilder out, ChartLayout layout) {
        PlotFrame plot = layout.plot();
        path(out, "fine", grid(plot, false));
        path(out, "grid", grid(plot, true));
        out.append("<path class=\"frame\" d=\"M" + Px.text(plot.left(), plot.top()) + "V" + Px.text(plot.bottom()) + "H"
                + Px.text(plot.right()) + "\"/>\n");
        labelsBelow(out, plot);
        labelsLeft(out, plot);
        title(out, plot, layout.picture());
    }

    private static void path(StringBuilder out, String className, String data) {
        if (!data.isEmpty()) {
            out.append("<path class=\"" + className + "\" d=\"" + data + "\"/>\n");
        }
    }

    private static String grid(PlotFrame plot, boolean major) {
        StringBuilder data = new StringBuilder();
        double last = Double.NEGATIVE_INFINITY;
        for (Tick tick : plot.x().ticks()) {
            double x = plot.across(tick.value());
            if (tick.isMajor() == major && x > plot.left() && (major || x - last >= LEAST_GAP)) {
                data.append('M').append(Px.text(x, plot.top())).append('V').append(Px.text(plot.bottom()));
            }
            last = x;
        }
        last = Double.POSITIVE_INFINITY;
        for (Tick tick : plot.y().ticks()) {
            double y = plot.down(tick.value());
            if (tick.isMajor() == major && y < plot.bottom() && (major || last - y >= LEAST_GAP)) {
                data.append('M').append(Px.text(plot.left(), y)).append('H').append(Px.text(plot.right()));
            }
            last = y;
        }
        return data.toString();
    }

    private static void labelsBelow(StringBuilder out, PlotFrame plot) {
        out.append("<g font-size=\"").append(Px.text(ChartLayout.TICK_SIZE)).append("\" text-anchor=\"middle\">");
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : plot.x().ticks()) {
            double x = plot.across(tick.value());
            double half = TextWidth.of(tick.label(), ChartLayout.TICK_SIZE) / 2;
            if (tick.isMajor() && x - half >= free) {
                text(out, x, plot.bottom() + 19, "", tick.label());
                free = x + half + 6;
            }
        }
        out.append("</g>\n");
    }

    private static void labelsLeft(StringBuilder out, PlotFrame plot) {
        out.append("<g font-size=\"").append(Px.text(ChartLayout.TICK_SIZE)).append("\" text-anchor=\"end\">");
        double free = Double.POSITIVE_INFINITY;
        for (Tick tick : plot.y().ticks()) {
            double y = plot.down(tick.value());
            if (tick.isMajor() && y <= free) {
                text(out, plot.left() - 8, y + 4.5, "", tick.label());
                free = y - ChartLayout.TICK_SIZE - 3;
            }
        }
        out.append("</g>\n");
    }

    private static void title(StringBuilder out, PlotFrame plot, Picture picture) {
        double size = ChartLayout.AXIS_SIZE;
        double x = picture.edge() + size - 2;
        double y = (plot.top() + plot.bottom()) / 2;
        out.append("<g font-size=\"").append(Px.text(size)).append("\" text-anchor=\"middle\">");
        text(
                out,
                (plot.left() + plot.right()) / 2,
                plot.bottom() + 43,
                "",
                TextWidth.cut(name(plot.x()), size, plot.width()));
        if (picture.namesOnTop()) {
            String name = TextWidth.cut(name(plot.y()), size, picture.fullLine());
            text(out, picture.edge(), plot.top() - 10, " text-anchor=\"start\"", name);
            out.append("</g>\n");
            return;
        }
        text(
                out,
                x,
                y,
                " transform=\"rotate(-90 " + Px.text(x, y) + ")\"",
                TextWidth.cut(name(plot.y()), size, plot.height()));
        out.append("</g>\n");
    }

    private static void text(StringBuilder out, double x, double y, String attributes, String text) {
        out.append("<text x=\"" + Px.text(x) + "\" y=\"" + Px.text(y) + "\"" + attributes + ">" + Xml.text(text)
                + "</text>");
    }

    /** With the unit, unless the tick labels carry it. */
    private static String name(Axis axis) {
        return axis.unit().isEmpty() || axis.labelsHaveUnit() ? axis.label() : axis.label() + ", " + axis.unit();
    }
}
