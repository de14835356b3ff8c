package dev.roofline.render;

import dev.roofline.draw.Screen;
import dev.roofline.prose.Fact;
import dev.roofline.prose.Finding;
import dev.roofline.prose.Note;
import dev.roofline.report.Document;
import dev.roofline.report.Table;
import java.util.List;

/** The same as the terminal's tables, to paste into an issue or a paper. */
public final class MarkdownFormat implements TableFormat {
    @Override
    public String of(CommandOutput content, Screen screen) {
        Document document = content.document(false);
        StringBuilder out = new StringBuilder();
        if (!document.asked().isEmpty()) {
            out.append("**").append(Markdown.escape(document.asked())).append("**\n");
        }
        findings(out, document.verdicts());
        for (Document.Part part : document.tables()) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append("## ")
                    .append(Markdown.escape(part.title()))
                    .append("\n\n");
            PlainTable.of(part.table(), Screen.FILE).writeMarkdown(out);
            if (!part.remark().isEmpty()) {
                paragraph(out, part.remark());
            }
        }
        findings(out, document.fits());
        out.append('\n');
        for (Fact fact : document.facts()) {
            item(out, fact.name(), fact.value());
        }
        for (Note note : document.notes()) {
            item(out, "note", note.text());
        }
        return out.toString();
    }

    @Override
    public String of(Table table, Screen screen) {
        StringBuilder out = new StringBuilder();
        PlainTable.of(table, Screen.FILE).writeMarkdown(out);
        return out.toString();
    }

    /** An answer a paragraph. */
    private static void findings(StringBuilder out, List<Finding> findings) {
        for (Finding finding : findings) {
            paragraph(out, finding.sentence());
        }
    }

    private static void item(StringBuilder out, String name, String value) {
        out.append("- **").append(Markdown.escape(name)).append("**: ");
        out.append(Markdown.escape(value)).append('\n');
    }

    private static void paragraph(StringBuilder out, String text) {
        out.append('\n').append(Markdown.escape(text)).append('\n');
    }
}
