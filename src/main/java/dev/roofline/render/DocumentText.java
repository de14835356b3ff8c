package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.draw.TerminalChart;
import dev.roofline.draw.TerminalStyle;
import dev.roofline.draw.TerminalText;
import dev.roofline.json.Visible;
import dev.roofline.prose.Fact;
import dev.roofline.report.Document;

/** A document as text. */
public final class DocumentText {
    private static final int NAME_WIDTH = 12;

    private DocumentText() {}

    /** For a terminal: what is taken for granted, the tables, and the verdicts as the last lines. */
    public static String plain(Document document) {
        StringBuilder out = new StringBuilder();
        head(out, document);
        for (Document.Part part : document.tables()) {
            out.append('\n').append(Visible.line(part.title())).append('\n');
            new PlainTable(part.table()).write(out);
            if (!part.remark().isEmpty()) {
                out.append(Visible.line(part.remark())).append('\n');
            }
        }
        verdicts(out, document);
        return out.toString();
    }

    /** For a terminal: pictures in place of the tables, all of it no wider than they are. */
    public static String chart(Document document, TerminalStyle style) {
        TerminalText text = new TerminalText(style.ascii());
        StringBuilder out = new StringBuilder();
        for (Fact fact : document.facts()) {
            wrapped(out, text, named(fact.name()), fact.value());
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
            out.append(named(fact.name())).append(Visible.line(fact.value())).append('\n');
        }
        for (String note : document.notes()) {
            out.append("# note: ").append(Visible.line(note)).append('\n');
        }
    }

    private static String named(String name) {
        return "# " + name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }

    private static void verdicts(StringBuilder out, Document document) {
        out.append(document.verdicts().isEmpty() ? "" : "\n");
        for (String verdict : document.verdicts()) {
            out.append(Visible.line(verdict)).append('\n');
        }
    }
}
