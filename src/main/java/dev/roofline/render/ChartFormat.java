package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.draw.Ink;
import dev.roofline.draw.Screen;
import dev.roofline.draw.TerminalChart;
import dev.roofline.prose.Finding;
import dev.roofline.report.Document;

/** Charts in a terminal in place of tables, the answers above, what they take for granted below, and nothing wider than they are. */
public final class ChartFormat implements Format {
    @Override
    public String of(CommandOutput content, Screen screen) {
        Document document = content.document(true);
        Screen lines = new Screen(
                screen.ascii(), screen.colour(), TerminalChart.WIDTH, screen.isVerbose(), screen.hasAllRows());
        ScreenText text = new ScreenText(lines);
        if (!document.asked().isEmpty()) {
            text.line(document.asked(), Ink.BOLD);
        }
        for (Finding finding : document.verdicts()) {
            text.finding(finding);
        }
        for (Chart chart : document.charts()) {
            text.blank();
            text.out().append(TerminalChart.of(chart, screen));
        }
        text.blank();
        for (Finding finding : document.fits()) {
            text.finding(finding);
        }
        PlainFormat.assumptions(text, document.facts(), document.notes());
        return text.out().toString();
    }
}
