package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.metric.Slice;
import dev.roofline.metric.SliceMetric;
import dev.roofline.prose.MemoryText;
import dev.roofline.prose.RatesText;
import dev.roofline.prose.RunHeader;
import dev.roofline.prose.RunText;
import dev.roofline.run.SizeSweep;
import java.util.ArrayList;
import java.util.List;

/** An analysis as a person reads it: a table a phase, then the phases at other sizes, then the verdicts. */
public final class ReportDocument {
    private ReportDocument() {}

    /**
     * A report as people read it.
     *
     * @param drawn whether it is shown with its chart
     */
    public static Document of(Report report, boolean drawn) {
        List<Chart> charts = drawn ? List.of(report.chart()) : List.of();
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
                    section.title(),
                    Tables.section(report, section),
                    sum,
                    RatesText.remark(section.phase()),
                    section.title(),
                    groups));
            section.sentence().ifPresent(verdicts::add);
        }
        for (Section section : report.sections()) {
            SizeSweep growth = section.growth();
            if (!growth.rows().isEmpty()) {
                String title = section.title() + " as its " + growth.variable().label() + " grows";
                parts.add(new Document.Part(
                        title, Table.forPeople(columns(growth), growth.rows()), false, "", section.title(), List.of()));
            }
        }
        return new Document(
                report.run().title(),
                RunHeader.lines(report.sliced(), report.assumptions()),
                report.notes(),
                charts,
                parts,
                verdicts);
    }

    private static List<Column<Slice>> columns(SizeSweep growth) {
        return AnalysisColumns.of(List.of(
                growth.variable().metric(),
                SliceMetric.FLOPS,
                SliceMetric.BYTES,
                SliceMetric.INTENSITY_FLOP_PER_BYTE,
                SliceMetric.ATTAINABLE_FLOP_PER_S,
                SliceMetric.COMPUTE_TIME_S,
                SliceMetric.MEMORY_TIME_S,
                SliceMetric.TIME_S,
                SliceMetric.BOUND));
    }
}
