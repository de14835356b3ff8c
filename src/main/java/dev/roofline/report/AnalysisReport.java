package dev.roofline.report;

import dev.roofline.metric.Grouping;
import dev.roofline.metric.Slice;
import dev.roofline.prose.PhaseVerdict;
import dev.roofline.prose.RunProse;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.Input;
import dev.roofline.run.SlicedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report of a run. */
public final class AnalysisReport {
    private AnalysisReport() {}

    /**
     * Turns a run into what a reader is shown.
     *
     * @param inputs the files that the run was made from
     * @param columns those that the user chose; empty for the format's own choice
     * @param depth what the run was worked out to: of the least there are no verdicts
     */
    public static Report of(
            AnalysisRun run, List<Input> inputs, Grouping grouping, List<Column<Slice>> columns, Depth depth) {
        return of(SlicedRun.of(run, inputs, grouping), columns, depth);
    }

    static Report of(SlicedRun sliced, List<Column<Slice>> columns, Depth depth) {
        RunProse prose = RunProse.of(sliced, depth);
        List<PhaseVerdict> verdicts = prose.verdicts();
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < sliced.phases().size(); i++) {
            Optional<PhaseVerdict> verdict = verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.get(i));
            sections.add(new Section(sliced.phases().get(i), verdict));
        }
        return new Report(sliced, prose, sections, columns);
    }
}
