package dev.roofline.report;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.SideBySide;
import dev.roofline.metric.KeyMetric;
import dev.roofline.metric.Slice;
import dev.roofline.run.SlicedPhase;
import dev.roofline.run.SlicedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What-ifs that move no row: every column is that of the candidate without them. What stands beside rows, such as the memory
 * that may be taken, they may move all the same.
 */
public final class IdleWhatIfs {
    private IdleWhatIfs() {}

    /** Those that are idle on all models and machines, as they were written. */
    public static List<String> of(SideBySide compared) {
        Map<String, Boolean> idle = new LinkedHashMap<>();
        for (Candidate candidate : compared.candidates()) {
            if (!candidate.whatIf().isEmpty()) {
                Candidate plain = compared.candidates().get(candidate.plain());
                idle.merge(candidate.whatIf(), areSame(candidate.run(), plain.run()), Boolean::logicalAnd);
            }
        }
        List<String> whatIfs = new ArrayList<>();
        idle.forEach((whatIf, isIdle) -> {
            if (isIdle) {
                whatIfs.add(whatIf);
            }
        });
        return whatIfs;
    }

    private static boolean areSame(SlicedRun run, SlicedRun other) {
        List<Slice> rows = rows(run);
        List<Slice> others = rows(other);
        if (rows.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            for (Column<Slice> column : AnalysisColumns.ALL) {
                boolean isName = column.metric() == KeyMetric.MODEL || column.metric() == KeyMetric.HARDWARE;
                if (!isName
                        && !column.metric()
                                .of(rows.get(i))
                                .equals(column.metric().of(others.get(i)))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Slice> rows(SlicedRun run) {
        List<Slice> rows = new ArrayList<>();
        for (SlicedPhase phase : run.phases()) {
            rows.addAll(phase.rows());
            rows.addAll(phase.sweep().rows());
            rows.add(phase.total());
        }
        return rows;
    }
}
