package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.metric.Slice;
import dev.roofline.metric.TimeMetric;
import dev.roofline.metric.WorkMetric;
import dev.roofline.prose.AskedText;
import dev.roofline.prose.Finding;
import dev.roofline.prose.MemoryText;
import dev.roofline.prose.RatesText;
import dev.roofline.prose.RunHeader;
import dev.roofline.prose.RunText;
import dev.roofline.prose.TableTitle;
import dev.roofline.run.SizeSweep;
import dev.roofline.run.SlicedPhase;
import java.util.ArrayList;
import java.util.List;

/** An analysis as a person reads it: a table a phase, then the phases at other sizes, then the verdicts. */
public final class ReportDocument {
    private ReportDocument() {}

    /**
     * A report as people read it.
     *
     * @param drawn whether it is shown with its chart, on a page, where columns have an order of their own
     */
    public static Document of(Report report, boolean drawn) {
        List<Chart> charts = drawn ? List.of(report.chart()) : List.of();
        List<Document.Part> parts = new ArrayList<>();
        List<Finding> verdicts = new ArrayList<>();
        List<Finding> fits = new ArrayList<>();
        if (!report.prose().verdicts().isEmpty()) {
            boolean isTooLarge = report.run().memory().device().isTooLarge();
            (isTooLarge ? verdicts : fits).add(MemoryText.fit(report.run()));
            verdicts.addAll(RunText.totals(report.run()));
        }
        for (SlicedPhase phase : report.sliced().phases()) {
            boolean sum = phase.rows().size() > 1;
            List<String> groups = new ArrayList<>();
            List<Integer> idle = new ArrayList<>();
            for (Slice row : phase.rows()) {
                if (row.seconds() == 0) {
                    idle.add(groups.size());
                }
                groups.add(row.group());
            }
            if (sum) {
                groups.add("");
            }
            parts.add(new Document.Part(
                            TableTitle.of(phase.phase(), report.run().plan()),
                            Tables.phase(report, phase),
                            sum,
                            RatesText.remark(phase.phase()),
                            phase.title(),
                            groups)
                    .withIdle(idle));
            report.prose().finding(phase.phase()).ifPresent(verdicts::add);
        }
        for (SlicedPhase phase : report.sliced().phases()) {
            SizeSweep sweep = phase.sweep();
            if (!sweep.rows().isEmpty()) {
                String title = phase.title() + " as its " + sweep.variable().label() + " grows";
                parts.add(
                        new Document.Part(title, Table.forPeople(columns(report, sweep), sweep.rows()), phase.title()));
            }
        }
        Document document = new Document(
                report.run().title(),
                new Document.Answers(AskedText.of(report.sliced()), verdicts, fits),
                charts,
                parts,
                new Document.Granted(
                        RunHeader.lines(report.sliced(), report.prose().assumptions()),
                        report.prose().notes()));
        return drawn && !report.columns().isNamed() ? PageOrder.of(document) : document;
    }

    private static List<Column<Slice>> columns(Report report, SizeSweep sweep) {
        List<Column<Slice>> usual = AnalysisColumns.of(List.of(
                sweep.variable().metric(),
                WorkMetric.FLOPS,
                WorkMetric.BYTES,
                WorkMetric.INTENSITY_FLOP_PER_BYTE,
                TimeMetric.ATTAINABLE_FLOP_PER_S,
                TimeMetric.COMPUTE_TIME_S,
                TimeMetric.MEMORY_TIME_S,
                TimeMetric.TIME_S,
                TimeMetric.BOUND));
        List<Column<Slice>> shown = report.columns().forPeople(usual, AnalysisColumns.ALL, sweep.rows());
        if (Column.named(shown, usual.get(0).label()).isEmpty()) {
            // Rows of a path are told apart by their sizes.
            shown.add(0, usual.get(0));
        }
        return shown;
    }
}
