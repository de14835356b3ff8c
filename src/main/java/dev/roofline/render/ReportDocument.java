package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WholePhase;
import dev.roofline.prose.MemoryText;
import dev.roofline.prose.PipelineText;
import dev.roofline.prose.RunText;
import dev.roofline.report.Column;
import dev.roofline.report.Document;
import dev.roofline.report.Report;
import dev.roofline.report.ReportHeader;
import dev.roofline.report.Section;
import dev.roofline.run.SizeSweep;
import java.util.ArrayList;
import java.util.List;

/** An analysis as a person reads it: a table a phase, then the phases at other sizes, then the verdicts. */
final class ReportDocument {
    private ReportDocument() {}

    static Document of(Report report, List<Chart> charts) {
        List<Document.Part> parts = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        if (!report.sections().isEmpty() && report.sections().get(0).verdict().isPresent()) {
            verdicts.add(MemoryText.fit(report.run().memory()));
            verdicts.addAll(RunText.totals(report.run()));
        }
        for (Section section : report.sections()) {
            boolean sum = section.rows().size() > 1;
            List<String> groups = new ArrayList<>();
            for (Slice row : section.rows()) {
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
        CacheText.line(section.phase().cache()).ifPresent(parts::add);
        Slice total = section.total();
        if (total.whole().isPresent()) {
            total.whole().get().rates().ifPresent(rates -> parts.add(RatesText.line(rates, total.parallelism())));
            total.whole()
                    .get()
                    .cost()
                    .map(RatesText::cost)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(parts::add);
        }
        if (total.networkBytes() > 0) {
            parts.add(RatesText.network(total));
        }
        if (total.times().pipeline().isPresent()) {
            parts.add(PipelineText.sentence(
                    total.times().pipeline().get(), total.parallelism().pipeline()));
        }
        total.whole()
                .flatMap(WholePhase::deployment)
                .ifPresent(all -> parts.add(RatesText.together(all, total.parallelism())));
        return String.join("; ", parts);
    }

    private static List<Column> columns(SizeSweep growth) {
        return List.of(
                Column.of(growth.variable()),
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
