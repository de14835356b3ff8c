package dev.roofline.prose;

import dev.roofline.run.PhaseRun;
import java.util.List;

/**
 * What is said of a phase at its end.
 *
 * @param phase that it is said of
 * @param verdict bound, time, cause and the ceiling's source
 * @param repeated clauses on work that several devices do alike
 */
public record PhaseVerdict(PhaseRun phase, Verdict verdict, List<String> repeated) {
    public PhaseVerdict {
        repeated = List.copyOf(repeated);
    }

    public Finding finding() {
        return verdict.finding(repeated);
    }
}
