package dev.roofline.report;

import dev.roofline.metric.Grouping;
import dev.roofline.metric.Slice;
import dev.roofline.prose.RunProse;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.Input;
import dev.roofline.run.SlicedRun;
import java.util.List;

/** The report of a run. */
public final class AnalysisReport {
    private AnalysisReport() {}

    /**
     * Turns a run into what a reader is shown.
     *
     * @param inputs the files that the run was made from
     * @param columns that the user asked for
     * @param depth what the run was worked out to: of the least there are no verdicts
     */
    public static Report of(
            AnalysisRun run, List<Input> inputs, Grouping grouping, ColumnChoice<Slice> columns, Depth depth) {
        SlicedRun sliced = SlicedRun.of(run, inputs, grouping);
        return new Report(sliced, RunProse.of(sliced, depth), columns);
    }
}
