package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.Slice;
import dev.roofline.plot.RooflineChart;
import dev.roofline.prose.Fact;
import dev.roofline.prose.RunProse;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Input;
import dev.roofline.run.SlicedRun;
import java.util.ArrayList;
import java.util.List;

/**
 * An analysis as values and sentences, without layout.
 *
 * @param sliced what was worked out
 * @param prose what is said of it
 * @param sections one a phase
 * @param columns the columns that the user chose; empty for the format's own choice
 */
public record Report(SlicedRun sliced, RunProse prose, List<Section> sections, List<Column<Slice>> columns) {
    public Report {
        sections = List.copyOf(sections);
        columns = List.copyOf(columns);
    }

    /** The command whose report it is. */
    public String command() {
        return "analyze";
    }

    public AnalysisRun run() {
        return sliced.run();
    }

    /** The files that the run was made from. */
    public List<Input> inputs() {
        return sliced.inputs();
    }

    public List<Fact> assumptions() {
        return prose.assumptions();
    }

    public List<String> notes() {
        return prose.notes();
    }

    /** The peaks that operators were placed under, once each. */
    public List<ComputeCeiling> ceilings() {
        return sliced.limits().ceilings();
    }

    /** The links that exchanges use, once each. */
    public List<Interconnect> links() {
        return sliced.limits().links();
    }

    public Grouping grouping() {
        return sliced.grouping();
    }

    /** The rows under the roofs of their machine. */
    public Chart chart() {
        return RooflineChart.of(sliced);
    }

    /** The same with more for a reader to know. */
    public Report noting(List<String> more) {
        List<String> all = new ArrayList<>(notes());
        all.addAll(more);
        return more.isEmpty() ? this : withNotes(all);
    }

    /** The same without some of its notes. */
    public Report without(List<String> some) {
        List<String> rest = new ArrayList<>(notes());
        rest.removeAll(some);
        return withNotes(rest);
    }

    private Report withNotes(List<String> others) {
        return new Report(sliced, prose.withNotes(others), sections, columns);
    }
}
