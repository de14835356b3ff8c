package dev.roofline.ladder;

import dev.roofline.placement.Bound;
import dev.roofline.placement.Totals;
import java.util.Optional;

/**
 * Which resource holds most of a time, and whether it holds less than two thirds of it.
 *
 * @param bound empty where no time passes
 */
record Standing(Optional<Bound> bound, boolean mixed) {
    static final Standing NONE = new Standing(Optional.empty(), false);

    static Standing of(Totals totals) {
        return new Standing(totals.bound(), totals.isMixed());
    }

    boolean is(Standing other) {
        return mixed == other.mixed && bound.equals(other.bound);
    }
}
