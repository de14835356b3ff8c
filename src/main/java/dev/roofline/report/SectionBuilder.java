package dev.roofline.report;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;

/** Makes sections of what runs beside the phases of a model's own plan. */
record SectionBuilder(MemoryFit memory, Grouping grouping, AnalysisReport.Depth depth, ReportNotes notes) {
    /**
     * A section without rates of its own.
     *
     * @param title what it is called in sentences and above its table
     * @param phase what it is called in its rows
     */
    Section of(
            String title,
            String phase,
            ModelSpec model,
            HardwareProfile hardware,
            Workload workload,
            Analysis analysis) {
        notes.note(analysis);
        Rows rows = new Rows(model, hardware, workload, analysis, phase);
        Row total = rows.total().with(new PhaseSummary(memory, Optional.empty(), Optional.empty(), Optional.empty()));
        Optional<Verdict> verdict = depth == AnalysisReport.Depth.ROWS
                ? Optional.empty()
                : Optional.of(Verdict.of(title, workload, analysis, hardware));
        return new Section(
                title,
                total,
                grouping == Grouping.PHASE ? List.of(total) : rows.by(grouping),
                verdict,
                CacheUse.of(model, workload, analysis.totals().traffic()),
                List.of(),
                SizeSweep.NONE);
    }
}
