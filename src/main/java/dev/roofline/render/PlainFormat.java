package dev.roofline.render;

import dev.roofline.draw.Ink;
import dev.roofline.draw.Screen;
import dev.roofline.prose.Fact;
import dev.roofline.prose.Finding;
import dev.roofline.prose.Note;
import dev.roofline.report.Document;
import dev.roofline.report.Sheet;
import dev.roofline.report.Table;
import java.util.List;

/**
 * Text for people, the answer first: what was asked, the verdicts, the tables, what fits, and last what is taken for
 * granted, of which a screen shows what matters most.
 */
public final class PlainFormat implements TableFormat {
    @Override
    public String of(CommandOutput content, Screen screen) {
        Document document = content.document(false);
        ScreenText text = new ScreenText(screen);
        if (!document.asked().isEmpty()) {
            text.line(document.asked(), Ink.BOLD);
        }
        findings(text, document.verdicts());
        Omissions omissions = new Omissions();
        for (Document.Part part : document.tables()) {
            text.blank();
            text.line(part.title(), Ink.BOLD);
            PlainTable table = PlainTable.of(part, screen);
            List<String> hidden = table.write(text.out());
            Omissions.fold(part, screen, text);
            omissions.columns(hidden, text);
            if (!part.remark().isEmpty()) {
                text.line(part.remark());
            }
        }
        findings(text, document.fits());
        text.blank();
        assumptions(text, document.facts(), document.notes());
        return text.out().toString();
    }

    private static void findings(ScreenText text, List<Finding> findings) {
        if (!findings.isEmpty()) {
            text.blank();
        }
        for (Finding finding : findings) {
            text.finding(finding);
        }
    }

    static void assumptions(ScreenText text, List<Fact> facts, List<Note> notes) {
        if (!text.screen().isVerbose()) {
            text.inShort(facts, notes);
            return;
        }
        for (Fact fact : facts) {
            text.fact("# ", fact);
        }
        for (Note note : notes) {
            text.note("# ", note);
        }
    }

    @Override
    public String of(Table table, Screen screen) {
        ScreenText text = new ScreenText(screen);
        new Omissions().columns(PlainTable.of(table, screen).write(text.out()), text);
        return text.out().toString();
    }

    @Override
    public String of(Sheet sheet, Screen screen) {
        ScreenText text = new ScreenText(screen);
        text.line(sheet.title(), Ink.BOLD);
        for (Fact fact : sheet.head()) {
            text.fact("", fact);
        }
        Omissions omissions = new Omissions();
        for (Sheet.Part part : sheet.parts()) {
            text.blank();
            if (!part.intro().isEmpty()) {
                text.line(part.intro());
                text.blank();
            }
            omissions.columns(PlainTable.of(part.table(), screen).write(text.out()), text);
        }
        text.blank();
        for (Fact fact : sheet.foot()) {
            text.fact("", fact);
        }
        return text.out().toString();
    }
}
