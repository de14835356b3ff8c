package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.report.Column;
import dev.roofline.report.Document;
import dev.roofline.report.PhaseSummary;
import dev.roofline.report.PipelineText;
import dev.roofline.report.Report;
import dev.roofline.report.ReportHeader;
import dev.roofline.report.Row;
import dev.roofline.report.Section;
import dev.roofline.report.SizeSweep;
import java.util.ArrayList;
import java.util.List;

/** An analysis as a person reads it: a table a phase, then the phases at other sizes, then the verdicts. */
final class ReportDocument {
    private ReportDocument() {}

    static Document of(Report report, List<Chart> charts) {
        List<Document.Part> parts = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        if (!report.sections().isEmpty() && report.sections().get(0).verdict().isPresent()) {
            verdicts.add(report.memory().sentence());
            verdicts.addAll(report.run().sentences());
        }
        for (Section section : report.sections()) {
            boolean sum = section.rows().size() > 1;
            List<String> groups = new ArrayList<>();
            for (Row row : section.rows()) {
                groups.add(row.group());
            }
            if (sum) {
                groups.add("");
            }
            parts.add(new Document.Part(
                    section.title(), Tables.section(report, section), sum, remark(section), section.title(), groups));
            section.sentence().ifPresent(verdicts::add);
        }
        for (Section section : report.sections()) {
            SizeSweep growth = section.growth();
            if (!growth.rows().isEmpty()) {
                String title = section.title() + " as its " + growth.variable().label() + " grows";
                parts.add(new Document.Part(
                        title, Tables.of(columns(growth), growth.rows()), false, "", section.title(), List.of()));
            }
        }
        return new Document(report.title(), ReportHeader.lines(report), report.notes(), charts, parts, verdicts);
    }

    /** What stands under a phase's table: its cache, its rates and what it sends. */
    private static String remark(Section section) {
        List<String> parts = new ArrayList<>();
        CacheText.line(section.cache()).ifPresent(parts::add);
        Row total = section.total();
        if (total.summary().isPresent()) {
            total.summary().get().rates().ifPresent(rates -> parts.add(RatesText.line(rates, total.parallelism())));
            total.summary()
                    .get()
                    .cost()
                    .map(RatesText::cost)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(parts::add);
        }
        if (total.networkBytes() > 0) {
            parts.add(RatesText.network(total));
        }
        if (total.pipeline().isPresent()) {
            parts.add(PipelineText.sentence(
                    total.pipeline().get(), total.parallelism().pipeline()));
        }
        total.summary()
                .flatMap(PhaseSummary::deployment)
                .ifPresent(all -> parts.add(RatesText.together(all, total.parallelism())));
        return String.join("; ", parts);
    }

    private static List<Column> columns(SizeSweep growth) {
        return List.of(
                growth.column(),
                Column.FLOPS,
                Column.BYTES,
                Column.INTENSITY_FLOP_PER_BYTE,
                Column.ATTAINABLE_FLOP_PER_S,
                Column.COMPUTE_TIME_S,
                Column.MEMORY_TIME_S,
                Column.TIME_S,
                Column.BOUND);
    }
}
