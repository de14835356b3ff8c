package dev.roofline.draw;

import dev.roofline.chart.Dot;
import java.util.Optional;

/** The dots of a chart, each a group with what a page filters by. */
final class SvgDots {
    private SvgDots() {}

    /** @param isTold whether it carries what a page filters by, and what a hover says */
    static void write(StringBuilder out, Dot dot, PlotFrame plot, Optional<SvgLabel> label, boolean isTold) {
        out.append("<g class=\"dot ").append(Palette.className(dot.hue())).append('"');
        if (isTold) {
            attribute(out, "data-phase", dot.phase());
            attribute(out, "data-group", dot.group());
            attribute(out, "data-row", dot.row() < 0 ? "" : Integer.toString(dot.row()));
        }
        out.append('>');
        if (isTold) {
            SvgChart.title(out, dot.detail().isEmpty() ? dot.label() : dot.detail());
        }
        label.ifPresent(text -> text.write(out, "label"));
        out.append(SvgMark.of(
                dot.shape(), plot.across(dot.at().x()), plot.down(dot.at().y()), SvgMark.radius(dot.share()), "mark"));
        out.append("</g>\n");
    }

    private static void attribute(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(' ').append(name).append("=\"").append(Xml.text(value)).append('"');
        }
    }
}
