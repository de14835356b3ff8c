package dev.roofline.draw;

import java.util.List;

/** Samples of hues, shapes and sizes with their names, row by row. */
final class SvgLegend {
    private SvgLegend() {}

    static void write(StringBuilder out, ChartLayout layout) {
        double y = layout.legendTop();
        for (List<LegendEntry> row : layout.legend()) {
            double high = LegendEntry.high(row);
            double x = layout.picture().edge();
            for (LegendEntry entry : row) {
                entry(out, entry, x, y + high / 2);
                x += entry.width() + LegendEntry.GAP;
            }
            y += high;
        }
    }

    private static void entry(StringBuilder out, LegendEntry entry, double x, double y) {
        out.append("<g class=\"").append(Palette.className(entry.hue())).append("\">");
        if (!entry.label().equals(entry.name())) {
            SvgChart.title(out, entry.name());
        }
        if (entry.shape().isPresent()) {
            double middle = Math.max(9, entry.radius());
            out.append(SvgMark.of(entry.shape().get(), x + middle, y, entry.radius(), "mark"));
        } else if (entry.radius() > 0) {
            out.append("<path class=\"line roof\" d=\"M" + Px.text(x, y) + "h" + Px.text(18) + "\"/>");
        }
        out.append("<text x=\"" + Px.text(x + entry.sample()) + "\" y=\"" + Px.text(y + 4.5) + "\" font-size=\""
                + Px.text(ChartLayout.LEGEND.size()) + "\">" + Xml.text(entry.label()) + "</text></g>\n");
    }
}
