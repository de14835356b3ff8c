package dev.roofline.render;

import dev.roofline.draw.SvgChart;
import dev.roofline.report.Report;
import dev.roofline.report.RooflineChart;

/** The report's rows under the machine's roof, as a picture. */
public final class SvgRenderer implements Renderer {
    @Override
    public String render(Report report) {
        return SvgChart.of(RooflineChart.of(report));
    }
}
