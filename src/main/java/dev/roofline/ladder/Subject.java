package dev.roofline.ladder;

import dev.roofline.operator.Group;
import java.util.Optional;

/**
 * Whose bound is looked for, and how its operators share time.
 *
 * @param group of operators; empty for the whole phase
 * @param atOnce whether the whole phase takes the maximum over its resources
 * @param ofLongest whether of several candidates, which are then pipeline stages, the longest takes the phase's time; of
 *     forms of latent attention the shortest does
 * @param overlap part of the exchanges' time that other work may hide
 */
record Subject(Optional<Group> group, boolean atOnce, boolean ofLongest, double overlap) {
    boolean has(Atom atom) {
        return group.isEmpty() || group.get() == atom.group();
    }

    boolean hides() {
        return overlap > 0 && !atOnce;
    }

    Subject of(Optional<Group> other) {
        return new Subject(other, atOnce, ofLongest, overlap);
    }
}
