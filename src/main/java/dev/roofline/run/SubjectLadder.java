package dev.roofline.run;

import dev.roofline.ladder.BoundLadder;
import dev.roofline.ladder.Step;
import dev.roofline.placement.Bound;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bounds of a phase, or of one of its groups, at all sizes that an option takes.
 *
 * @param subject the phase or the group
 * @param cacheGrows whether what moves at large sizes is the cache, so that no size makes the memory's part small
 */
public record SubjectLadder(String subject, BoundLadder ladder, boolean cacheGrows) {
    /** The nearest sizes with another bound than the run's; empty where no time passes at its size, or the ladder ends before. */
    public Optional<Flip> flip() {
        if (ladder.asked() > ladder.most()) {
            return Optional.empty();
        }
        List<Step> steps = ladder.steps();
        int at = ladder.indexOf(ladder.asked());
        if (steps.get(at).bound().isEmpty()) {
            return Optional.empty();
        }
        Optional<Step> above = at + 1 < steps.size() ? Optional.of(steps.get(at + 1)) : Optional.empty();
        Optional<Step> below = at > 0 ? Optional.of(steps.get(at - 1)) : Optional.empty();
        return Optional.of(new Flip(
                subject,
                ladder.option().label(),
                ladder.asked(),
                steps.get(at).bound().get(),
                above.isPresent() ? OptionalLong.of(above.get().from()) : OptionalLong.empty(),
                bound(above),
                below.isPresent() ? OptionalLong.of(below.get().to()) : OptionalLong.empty(),
                bound(below)));
    }

    private static Optional<Bound> bound(Optional<Step> step) {
        return step.isPresent() ? step.get().bound() : Optional.empty();
    }
}
