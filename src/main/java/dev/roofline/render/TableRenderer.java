package dev.roofline.render;

import dev.roofline.report.Report;
import java.util.List;

/** Tables for a terminal: the assumptions, a table a phase, and its verdict as the last line. */
public final class TableRenderer implements Renderer {
    @Override
    public String render(Report report) {
        return DocumentText.plain(ReportDocument.of(report, List.of()));
    }
}
