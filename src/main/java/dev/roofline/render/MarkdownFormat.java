package dev.roofline.render;

import dev.roofline.draw.TerminalStyle;
import dev.roofline.prose.Fact;
import dev.roofline.report.Document;
import dev.roofline.report.Table;

/** The same as the terminal's tables, to paste into an issue or a paper. */
public final class MarkdownFormat implements TableFormat {
    @Override
    public String of(CommandOutput content, TerminalStyle style) {
        Document document = content.document(false);
        StringBuilder out = new StringBuilder();
        for (Fact fact : document.facts()) {
            item(out, fact.name(), fact.value());
        }
        for (String note : document.notes()) {
            item(out, "note", note);
        }
        for (Document.Part part : document.tables()) {
            out.append("\n## ").append(Markdown.escape(part.title())).append("\n\n");
            new PlainTable(part.table()).writeMarkdown(out);
            if (!part.remark().isEmpty()) {
                paragraph(out, part.remark());
            }
        }
        for (String verdict : document.verdicts()) {
            paragraph(out, verdict);
        }
        return out.toString();
    }

    @Override
    public String of(Table table) {
        StringBuilder out = new StringBuilder();
        new PlainTable(table).writeMarkdown(out);
        return out.toString();
    }

    private static void item(StringBuilder out, String name, String value) {
        out.append("- **").append(Markdown.escape(name)).append("**: ");
        out.append(Markdown.escape(value)).append('\n');
    }

    private static void paragraph(StringBuilder out, String text) {
        out.append('\n').append(Markdown.escape(text)).append('\n');
    }
}
