package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.draw.TerminalChart;
import dev.roofline.draw.TerminalStyle;
import dev.roofline.report.Document;
import dev.roofline.report.Fact;
import dev.roofline.spec.Visible;

/** A document as text. */
public final class DocumentText {
    private static final int NAME_WIDTH = 12;

    private DocumentText() {}

    /** For a terminal: what is taken for granted, the tables, and the verdicts as the last lines. */
    public static String plain(Document document) {
        StringBuilder out = new StringBuilder();
        head(out, document);
        for (Document.Part part : document.tables()) {
            out.append('\n').append(part.title()).append('\n');
            new PlainTable(part.table()).write(out);
            if (!part.remark().isEmpty()) {
                out.append(part.remark()).append('\n');
            }
        }
        verdicts(out, document);
        return out.toString();
    }

    /** For a terminal: pictures in place of the tables. */
    public static String chart(Document document, TerminalStyle style) {
        StringBuilder head = new StringBuilder();
        head(head, document);
        // The picture is made harmless by itself: its colours are control characters.
        StringBuilder out = new StringBuilder(Visible.lines(head.toString()));
        for (Chart chart : document.charts()) {
            out.append('\n').append(TerminalChart.of(chart, style));
        }
        StringBuilder verdicts = new StringBuilder();
        verdicts(verdicts, document);
        return out.append(Visible.lines(verdicts.toString())).toString();
    }

    /** To paste into an issue or a paper. */
    public static String markdown(Document document) {
        StringBuilder out = new StringBuilder();
        for (Fact fact : document.facts()) {
            out.append("- **").append(Markdown.escape(fact.name())).append("**: ");
            out.append(Markdown.escape(fact.value())).append('\n');
        }
        for (String note : document.notes()) {
            out.append("- **note**: ").append(Markdown.escape(note)).append('\n');
        }
        for (Document.Part part : document.tables()) {
            out.append("\n## ").append(Markdown.escape(part.title())).append("\n\n");
            new PlainTable(part.table()).writeMarkdown(out);
            if (!part.remark().isEmpty()) {
                out.append('\n').append(Markdown.escape(part.remark())).append('\n');
            }
        }
        for (String verdict : document.verdicts()) {
            out.append('\n').append(Markdown.escape(verdict)).append('\n');
        }
        return out.toString();
    }

    private static void head(StringBuilder out, Document document) {
        for (Fact fact : document.facts()) {
            out.append("# ").append(fact.name());
            out.append(" ".repeat(Math.max(1, NAME_WIDTH - fact.name().length())));
            out.append(fact.value()).append('\n');
        }
        for (String note : document.notes()) {
            out.append("# note: ").append(note).append('\n');
        }
    }

    private static void verdicts(StringBuilder out, Document document) {
        out.append(document.verdicts().isEmpty() ? "" : "\n");
        for (String verdict : document.verdicts()) {
            out.append(verdict).append('\n');
        }
    }
}
