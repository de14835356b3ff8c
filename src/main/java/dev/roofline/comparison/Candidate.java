package dev.roofline.comparison;

import dev.roofline.run.SlicedPhase;
import dev.roofline.run.SlicedRun;
import java.util.Optional;

/**
 * One of the things compared: a model on a machine, perhaps with something changed.
 *
 * @param name what tells it from the others
 * @param machine what its machine is called: candidates on one machine share a roof
 * @param whatIf the changes as the user wrote them; empty for none
 * @param plain number of the candidate that is the same without the changes; its own where there are none
 */
public record Candidate(String name, String machine, String whatIf, int plain, SlicedRun run) {
    /** Its phase of a title, where it has one. */
    public Optional<SlicedPhase> phase(String title) {
        return run.phase(title);
    }

    /** Whether it is known not to fit into its devices' memory: its times are those of devices with more. */
    public boolean isTooLarge() {
        return run.run().memory().device().isTooLarge();
    }

    public long devices() {
        return run.run().devices();
    }
}
