package dev.roofline.render;

import dev.roofline.report.Fact;
import dev.roofline.report.Report;
import dev.roofline.report.Section;

/** The same as the terminal's table, to paste into an issue or a paper. */
public final class MarkdownRenderer implements Renderer {
    @Override
    public String render(Report report) {
        StringBuilder out = new StringBuilder();
        for (Fact fact : Head.lines(report)) {
            out.append("- **").append(Markdown.escape(fact.name())).append("**: ");
            out.append(Markdown.escape(fact.value())).append('\n');
        }
        for (String note : report.notes()) {
            out.append("- **note**: ").append(Markdown.escape(note)).append('\n');
        }
        for (Section section : report.sections()) {
            out.append("\n## ").append(section.title()).append("\n\n");
            new PlainTable(Tables.section(report, section)).writeMarkdown(out);
            CacheText.line(section.cache()).ifPresent(line -> out.append('\n').append(line).append('\n'));
            out.append('\n').append(Markdown.escape(section.verdict())).append('\n');
        }
        return out.toString();
    }
}
