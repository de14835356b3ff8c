package dev.roofline.render;

import dev.roofline.draw.TerminalStyle;
import dev.roofline.report.Report;
import dev.roofline.report.RooflineChart;
import java.util.List;

/** The report's rows under the machine's roof, in a terminal, with the assumptions above and the verdicts below. */
public final class ChartRenderer implements Renderer {
    private final TerminalStyle style;

    public ChartRenderer(TerminalStyle style) {
        this.style = style;
    }

    @Override
    public String render(Report report) {
        return DocumentText.chart(ReportDocument.of(report, List.of(RooflineChart.of(report))), style);
    }
}
