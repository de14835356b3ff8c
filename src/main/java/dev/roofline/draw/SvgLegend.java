package dev.roofline.draw;

import java.util.List;

/** Samples of hues and shapes with their names, row by row. */
final class SvgLegend {
    private static final double RADIUS = 6;

    private SvgLegend() {}

    static void write(StringBuilder out, ChartLayout layout) {
        double y = layout.legendTop() + ChartLayout.LEGEND.line() / 2;
        for (List<LegendEntry> row : layout.legend()) {
            double x = ChartLayout.EDGE;
            for (LegendEntry entry : row) {
                entry(out, entry, x, y);
                x += entry.width() + LegendEntry.GAP;
            }
            y += ChartLayout.LEGEND.line();
        }
    }

    private static void entry(StringBuilder out, LegendEntry entry, double x, double y) {
        out.append("<g class=\"").append(Palette.className(entry.hue())).append("\">");
        if (!entry.label().equals(entry.name())) {
            SvgChart.title(out, entry.name());
        }
        if (entry.shape().isPresent()) {
            out.append(SvgMark.of(entry.shape().get(), x + 9, y, RADIUS, "mark"));
        } else {
            out.append("<path class=\"line roof\" d=\"M" + Px.text(x, y) + "h" + Px.text(18) + "\"/>");
        }
        out.append("<text x=\"" + Px.text(x + LegendEntry.SAMPLE) + "\" y=\"" + Px.text(y + 4.5) + "\" font-size=\""
                + Px.text(ChartLayout.LEGEND.size()) + "\">" + Xml.text(entry.label()) + "</text></g>\n");
    }
}
