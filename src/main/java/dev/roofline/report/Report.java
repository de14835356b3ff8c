package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.metric.Slice;
import dev.roofline.plot.RooflineChart;
import dev.roofline.prose.Note;
import dev.roofline.prose.RunProse;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.SlicedRun;
import java.util.ArrayList;
import java.util.List;

/**
 * An analysis as values and sentences, without layout.
 *
 * @param sliced what was worked out
 * @param prose what is said of it
 * @param columns that the user asked for
 */
public record Report(SlicedRun sliced, RunProse prose, ColumnChoice<Slice> columns) {
    public AnalysisRun run() {
        return sliced.run();
    }

    /** The rows under the roofs of their machine. */
    public Chart chart() {
        return RooflineChart.of(sliced);
    }

    /** The same with more for a reader to know. */
    public Report noting(List<String> more) {
        List<Note> all = new ArrayList<>(prose.notes());
        all.addAll(Note.of(more));
        return more.isEmpty() ? this : withNotes(all);
    }

    /** The same without some of its notes. */
    public Report without(List<String> some) {
        List<Note> rest = new ArrayList<>();
        for (Note note : prose.notes()) {
            if (!some.contains(note.text())) {
                rest.add(note);
            }
        }
        return withNotes(rest);
    }

    private Report withNotes(List<Note> others) {
        return new Report(sliced, prose.withNotes(others), columns);
    }
}
