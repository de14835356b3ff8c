package dev.roofline.draw;

import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A chart as SVG: for a paper, a page, and a reader who hovers over it. */
public final class SvgChart {
    /** Longer than any detail that is meant to be read. */
    private static final int LONGEST_TITLE = 2000;

    private SvgChart() {}

    /** A whole file. */
    public static String of(Chart chart) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(chart, "chart", Picture.WIDE, true) + "\n";
    }

    /**
     * The element alone, for a page of HTML whose heading is the title.
     *
     * @param idPrefix begins all ids, so that several charts share a page: a letter, then letters, digits and hyphens
     */
    public static String inline(Chart chart, String idPrefix) {
        return element(chart, checked(idPrefix), Picture.WIDE, false);
    }

    /**
     * The same for a narrow window, on a page that has {@link #inline} too: its style sheet, and for each dot, in the
     * same order, what it says.
     *
     * @param idPrefix another one
     */
    public static String narrow(Chart chart, String idPrefix) {
        return element(chart, checked(idPrefix), Picture.NARROW, false);
    }

    private static String checked(String idPrefix) {
        if (!idPrefix.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("ids begin with a letter: " + idPrefix);
        }
        return idPrefix;
    }

    /** The style sheet in every chart's element, to the letter: what a page's policy must allow. */
    public static String styleSheet() {
        return "\n" + SvgStyle.sheet();
    }

    private static String element(Chart chart, String id, Picture picture, boolean alone) {
        ChartLayout layout = ChartLayout.of(chart, picture, alone);
        boolean isWhole = picture == Picture.WIDE;
        String width = Px.text(picture.width());
        String height = Px.text(layout.height());
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"roofline-chart" + (isWhole ? "" : " narrow")
                + "\" id=\"" + id + "\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\""
                + height
                + "\" role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-desc\">\n");
        out.append("<title id=\"" + id + "-title\">" + Xml.text(shortened(chart.title())) + "</title>\n<desc id=\"" + id
                + "-desc\">" + Xml.text(chart.summary()) + "</desc>\n");
        if (isWhole) {
            out.append("<style>").append(styleSheet()).append("</style>\n");
        }
        if (alone) {
            out.append("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\"/>\n");
        }
        double edge = picture.edge();
        lines(out, layout.title(), "title", ChartLayout.TITLE, edge, edge + 16);
        plot(out, chart, layout, isWhole);
        SvgLegend.write(out, layout);
        lines(out, layout.caption(), "soft", ChartLayout.CAPTION, edge, layout.captionTop() + 12);
        return out.append("</svg>").toString();
    }

    private static void plot(StringBuilder out, Chart chart, ChartLayout layout, boolean isTold) {
        PlotFrame plot = layout.plot();
        SvgAxes.write(out, layout);
        List<Dot> dots = new ArrayList<>();
        for (Dot dot : chart.dots()) {
            if (plot.shows(dot.at())) {
                dots.add(dot);
            }
        }
        // Large ones first, so that none hides a smaller one.
        dots.sort(Comparator.comparingDouble(Dot::share).reversed());
        List<Stroke> strokes = new ArrayList<>();
        for (Line line : chart.lines()) {
            strokes.add(Stroke.of(line, dots, plot));
        }
        ChartLabels labels = ChartLabels.of(chart.lines(), strokes, dots, plot);
        for (int i = 0; i < strokes.size(); i++) {
            SvgLines.write(out, chart.lines().get(i), strokes.get(i));
        }
        labels.lines()
                .forEach((i, label) -> SvgLines.writeLabel(out, chart.lines().get(i), label));
        for (int i = 0; i < dots.size(); i++) {
            SvgDots.write(
                    out, dots.get(i), plot, Optional.ofNullable(labels.dots().get(i)), isTold);
        }
    }

    /** What a hover says. */
    static void title(StringBuilder out, String text) {
        if (!text.isEmpty()) {
            out.append("<title>").append(Xml.text(shortened(text))).append("</title>");
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_TITLE) - 1)) + "…";
    }

    private static void lines(
            StringBuilder out,
            List<String> lines,
            String className,
            ChartLayout.Lettering lettering,
            double x,
            double firstLine) {
        double y = firstLine;
        for (String line : lines) {
            out.append("<text class=\"" + className + "\" x=\"" + Px.text(x) + "\" y=\"" + Px.text(y)
                    + "\" font-size=\"" + Px.text(lettering.size()) + "\">" + Xml.text(line) + "</text>\n");
            y += lettering.line();
        }
    }
}
