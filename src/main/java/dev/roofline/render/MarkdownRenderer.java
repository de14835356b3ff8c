package dev.roofline.render;

import dev.roofline.report.Report;
import java.util.List;

/** The same as the terminal's table, to paste into an issue or a paper. */
public final class MarkdownRenderer implements Renderer {
    @Override
    public String render(Report report) {
        return DocumentText.markdown(ReportDocument.of(report, List.of()));
    }
}
