package dev.roofline.render;

import dev.roofline.report.Fact;
import dev.roofline.report.Report;
import dev.roofline.report.Section;

/** Tables for a terminal: the assumptions, a table a phase, and its verdict as the last line. */
public final class TableRenderer implements Renderer {
    private static final int NAME_WIDTH = 12;

    @Override
    public String render(Report report) {
        StringBuilder out = new StringBuilder();
        for (Fact fact : Head.lines(report)) {
            out.append("# ").append(fact.name());
            out.append(" ".repeat(Math.max(1, NAME_WIDTH - fact.name().length())));
            out.append(fact.value()).append('\n');
        }
        for (String note : report.notes()) {
            out.append("# note: ").append(note).append('\n');
        }
        for (Section section : report.sections()) {
            out.append('\n').append(section.title()).append('\n');
            new PlainTable(Tables.section(report, section)).write(out);
            CacheText.line(section.cache()).ifPresent(line -> out.append(line).append('\n'));
        }
        out.append('\n');
        for (Section section : report.sections()) {
            out.append(section.verdict()).append('\n');
        }
        return out.toString();
    }
}
