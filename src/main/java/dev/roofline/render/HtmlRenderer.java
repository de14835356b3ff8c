package dev.roofline.render;

import dev.roofline.report.Report;
import dev.roofline.report.RooflineChart;
import java.util.List;

/** The report as a page. */
public final class HtmlRenderer implements Renderer {
    @Override
    public String render(Report report) {
        return HtmlPage.of(ReportDocument.of(report, List.of(RooflineChart.of(report))));
    }
}
