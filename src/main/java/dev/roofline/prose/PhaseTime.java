package dev.roofline.prose;

import dev.roofline.metric.WholePhase;
import dev.roofline.run.PhaseRun;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.Optional;

/**
 * How long a phase takes, in words.
 *
 * @param number the time that people ask for: of a decode step, which gives each sequence a token, that of one
 * @param purpose what takes so long, beginning with a space
 */
record PhaseTime(String number, String purpose) {
    static PhaseTime of(PhaseRun phase) {
        PhaseTime time = of(phase.workload(), phase.analysis().seconds());
        Optional<WholePhase> whole = phase.total().whole();
        if (whole.isEmpty() || whole.get().rates().isEmpty()) {
            return time;
        }
        double tokens = whole.get().rates().get().tokensPerSecond();
        boolean encodes = phase.workload().phase() == Phase.ENCODE;
        return new PhaseTime(
                time.number,
                time.purpose + ", "
                        + (encodes ? Phrase.number(tokens / phase.workload().newTokens()) + " sequences/s, " : "")
                        + Phrase.number(tokens) + " tokens/s");
    }

    private static PhaseTime of(Workload workload, double seconds) {
        return workload.phase() == Phase.DECODE
                ? ofTokens(workload, seconds)
                : new PhaseTime(Phrase.seconds(seconds), purpose(workload));
    }

    /** Time per output token (TPOT), which is the time between two tokens of a sequence. */
    private static PhaseTime ofTokens(Workload workload, double seconds) {
        long steps = workload.steps();
        long sequences = workload.sequences();
        String each =
                " a token (TPOT)" + (sequences == 1 ? "" : " for each of " + Phrase.count(sequences) + " sequences");
        return new PhaseTime(
                Phrase.seconds(seconds / steps),
                steps == 1
                        ? each
                        : each + " on average, " + Phrase.seconds(seconds) + " for the other " + Phrase.count(steps)
                                + " tokens");
    }

    private static String purpose(Workload workload) {
        Phase phase = workload.phase();
        long sequences = workload.sequences();
        if (phase == Phase.OPTIMIZER) {
            return " a step";
        }
        if (phase == Phase.MIXED) {
            return " for a pass of " + Phrase.count(workload.stepTokens()) + " tokens of " + Phrase.count(sequences)
                    + (sequences == 1 ? " sequence" : " sequences");
        }
        long tokens = workload.newTokens();
        if (phase.isTraining()) {
            long micro = workload.microBatches();
            return " a step of " + Phrase.count(workload.globalBatch())
                    + (workload.globalBatch() == 1 ? " sequence of " : " sequences of ") + Phrase.count(tokens)
                    + " tokens"
                    + (micro == 1 ? "" : " in " + Phrase.count(micro) + " micro-batches");
        }
        boolean isAfterOthers = phase == Phase.PREFILL && workload.contextTokens() > 0;
        return " for " + Phrase.count(tokens) + (tokens == 1 ? " token" : " tokens")
                + (isAfterOthers ? " after " + Phrase.count(workload.contextTokens()) + " cached" : "")
                + (sequences == 1 ? "" : " of each of " + Phrase.count(sequences) + " sequences")
                + (isFirstToken(workload) ? " (TTFT)" : "");
    }

    /** Whether the phase is all that stands before the first token of an idle machine. */
    private static boolean isFirstToken(Workload workload) {
        return workload.phase() == Phase.PREFILL
                && workload.parallelism().pipeline() == 1
                && workload.encoderTokens() == 0
                && workload.logits() != Logits.NONE;
    }
}
