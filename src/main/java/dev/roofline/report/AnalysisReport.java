package dev.roofline.report;

import dev.roofline.metric.Grouping;
import dev.roofline.prose.PhaseText;
import dev.roofline.prose.ReportNotes;
import dev.roofline.prose.RunText;
import dev.roofline.prose.Verdict;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.PhaseRun;
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
    public static Report of(AnalysisRun run, List<Input> inputs, Grouping grouping, List<Column> columns, Depth depth) {
        ReportNotes notes = ReportNotes.of(run);
        List<Section> sections = new ArrayList<>();
        for (PhaseRun phase : run.phases()) {
            boolean verdicts = depth != Depth.ROWS;
            Optional<Verdict> verdict = verdicts ? Optional.of(PhaseText.verdict(run, phase)) : Optional.empty();
            sections.add(new Section(
                    phase,
                    PhaseText.title(phase),
                    phase.by(grouping),
                    verdict,
                    verdicts ? PhaseText.repeated(phase) : List.of()));
        }
        return new Report(
                "analyze",
                counted(run, inputs),
                RunText.assumptions(run),
                notes.ceilings(),
                notes.links(),
                run,
                grouping,
                sections,
                notes.sentences(),
                columns);
    }

    /** The inputs, machines with their number. */
    private static List<Input> counted(AnalysisRun run, List<Input> inputs) {
        List<Input> counted = new ArrayList<>();
        for (Input input : inputs) {
            if (input.role().equals(Input.HARDWARE)) {
                counted.add(input.times(run.first().parallelism().devices()));
            } else if (input.role().equals(Input.PREFILL_HARDWARE)) {
                counted.add(input.times(
                        run.assistance().prefill().orElseThrow().parallelism().devices()));
            } else {
                counted.add(input);
            }
        }
        return counted;
    }
}
