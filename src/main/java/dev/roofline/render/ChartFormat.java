package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.draw.TerminalChart;
import dev.roofline.draw.TerminalStyle;
import dev.roofline.draw.TerminalText;
import dev.roofline.prose.Fact;
import dev.roofline.report.Document;

/** Charts in a terminal in place of tables, the assumptions above, the verdicts below, and nothing wider than they are. */
public final class ChartFormat implements Format {
    @Override
    public String of(CommandOutput content, TerminalStyle style) {
        Document document = content.document(true);
        TerminalText text = new TerminalText(style.ascii());
        StringBuilder out = new StringBuilder();
        for (Fact fact : document.facts()) {
            wrapped(out, text, "# " + PlainFormat.named(fact.name()), fact.value());
        }
        for (String note : document.notes()) {
            wrapped(out, text, "# note: ", note);
        }
        for (Chart chart : document.charts()) {
            out.append('\n').append(TerminalChart.of(chart, style));
        }
        out.append(document.verdicts().isEmpty() ? "" : "\n");
        for (String verdict : document.verdicts()) {
            wrapped(out, text, "", verdict);
        }
        return out.toString();
    }

    /** A line broken between words; what follows the first stands below its text. */
    private static void wrapped(StringBuilder out, TerminalText text, String start, String line) {
        String before = start;
        for (String part : text.wrapped(line, TerminalChart.WIDTH - start.length())) {
            out.append(before).append(part).append('\n');
            before = start.isEmpty() ? "" : "#" + " ".repeat(start.length() - 1);
        }
    }
}
