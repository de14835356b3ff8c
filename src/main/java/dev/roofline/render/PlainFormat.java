package dev.roofline.render;

import dev.roofline.draw.TerminalStyle;
import dev.roofline.json.Visible;
import dev.roofline.prose.Fact;
import dev.roofline.report.Document;
import dev.roofline.report.Sheet;
import dev.roofline.report.Table;
import java.util.List;

/** Aligned columns for a terminal: what is taken for granted, the tables, and the verdicts as the last lines. */
public final class PlainFormat implements TableFormat {
    private static final int NAME_WIDTH = 12;

    @Override
    public String of(CommandOutput content, TerminalStyle style) {
        Document document = content.document(false);
        StringBuilder out = new StringBuilder();
        facts(out, "# ", document.facts());
        for (String note : document.notes()) {
            line(out.append("# note: "), note);
        }
        for (Document.Part part : document.tables()) {
            line(out.append('\n'), part.title());
            new PlainTable(part.table()).write(out);
            if (!part.remark().isEmpty()) {
                line(out, part.remark());
            }
        }
        out.append(document.verdicts().isEmpty() ? "" : "\n");
        for (String verdict : document.verdicts()) {
            line(out, verdict);
        }
        return out.toString();
    }

    @Override
    public String of(Table table) {
        StringBuilder out = new StringBuilder();
        new PlainTable(table).write(out);
        return out.toString();
    }

    @Override
    public String of(Sheet sheet) {
        StringBuilder out = new StringBuilder();
        line(out, sheet.title());
        facts(out, "", sheet.head());
        out.append('\n');
        for (Sheet.Part part : sheet.parts()) {
            out.append(part.intro()).append(part.intro().isEmpty() ? "" : "\n\n");
            new PlainTable(part.table()).write(out);
            out.append('\n');
        }
        facts(out, "", sheet.foot());
        return out.toString();
    }

    private static void facts(StringBuilder out, String mark, List<Fact> facts) {
        for (Fact fact : facts) {
            line(out.append(mark).append(named(fact.name())), fact.value());
        }
    }

    /** A name with room before its value, so that values stand below each other. */
    static String named(String name) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }

    private static void line(StringBuilder out, String text) {
        out.append(Visible.line(text)).append('\n');
    }
}
