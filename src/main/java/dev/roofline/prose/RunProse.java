package dev.roofline.prose;

import dev.roofline.run.Depth;
import dev.roofline.run.PhaseRun;
import dev.roofline.run.SlicedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is said of a run, phase by phase and as a whole.
 *
 * @param assumptions what the run takes for granted
 * @param notes what a reader should know before relying on its numbers
 * @param verdicts one a phase; none where the run was worked out to no verdicts
 */
public record RunProse(List<Fact> assumptions, List<Note> notes, List<PhaseVerdict> verdicts) {
    public RunProse {
        assumptions = List.copyOf(assumptions);
        notes = List.copyOf(notes);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * All that is said of a run.
     *
     * @param depth what the run was worked out to: of the least there are no verdicts
     */
    public static RunProse of(SlicedRun sliced, Depth depth) {
        List<PhaseVerdict> verdicts = new ArrayList<>();
        if (depth != Depth.ROWS) {
            for (PhaseRun phase : sliced.run().phases()) {
                verdicts.add(
                        new PhaseVerdict(phase, PhaseText.verdict(sliced.run(), phase), PhaseText.repeated(phase)));
            }
        }
        return new RunProse(
                RunText.assumptions(sliced.run()), ReportNotes.of(sliced.run()).all(), verdicts);
    }

    /** What is said of a phase of the run, where verdicts were asked for. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    Optional<PhaseVerdict> verdict(PhaseRun phase) {
        for (PhaseVerdict verdict : verdicts) {
            if (verdict.phase() == phase) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    /** The verdict on a phase in words, where it was asked for. */
    public Optional<Finding> finding(PhaseRun phase) {
        Optional<PhaseVerdict> verdict = verdict(phase);
        return verdict.isPresent() ? Optional.of(verdict.get().finding()) : Optional.empty();
    }

    /** The same with other notes. */
    public RunProse withNotes(List<Note> others) {
        return new RunProse(assumptions, others, verdicts);
    }
}
